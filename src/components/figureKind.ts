import { filesOf } from '../authored/contentShelf.ts';
import type { JoinedResults } from '../content.ts';
import { schema } from '../dataset/index.ts';
import { splitPath } from '../paths/resolve.ts';
import { isOfRates } from './testWords.ts';
import { endKind, isOfTest, kindOf, unitKind, type EndKind, type ValueKind } from './valueKind.ts';

/** The kind of the figure at a path of these results where nobody names one: also that of a hypothesis, whose test decides, and of an assumption. */
export function figureKind(results: object, path: string, value: unknown): ValueKind {
  const kind = kindOf(schema, path, value);
  return kind === 'number' ? figureEnds(results, path) : kind;
}

/** The same of the ends of an interval. */
export function figureEnds(results: object, path: string): EndKind {
  const steps = splitPath(path);
  if (isOfTest(path)) return unitOfTest(results as JoinedResults, steps[1]!);
  return /^metric\.assumptions\.\w+\.(?:value|low|high)$/.test(steps.join('.'))
    ? unitOfAssumption(steps[2]!)
    : endKind(schema, path);
}

/** An assumption names its unit itself. */
function unitOfAssumption(id: string): EndKind {
  const unit = filesOf().assumptions.find((one) => one.id === id)?.unit;
  if (unit === 'years') return 'years';
  if (unit === 'roublesPerYear') return 'money';
  return unit === undefined ? 'number' : 'share';
}

/** A difference of rates is in points, of means in the unit of the trait; one of ranks is a probability less one half. */
function unitOfTest(results: JoinedResults, id: string): EndKind {
  const result = results.hypotheses.find((one) => one.id === id);
  if (result && isOfRates(result)) return 'points';
  const column = filesOf().hypotheses.find((one) => one.id === id)?.column;
  return result?.test === 'welch' && column !== undefined ? unitKind(schema, column) : 'number';
}
