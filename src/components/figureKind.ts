import { filesOf } from '../authored/contentShelf.ts';
import type { JoinedResults } from '../content.ts';
import { schema } from '../dataset/index.ts';
import { splitPath } from '../paths/resolve.ts';
import { isOfRates } from './testWords.ts';
import { endKind, isOfTest, kindOf, unitKind, type EndKind, type ValueKind } from './valueKind.ts';

/** The kind of the figure at a path of these results where nobody names one: also that of a hypothesis, whose test decides. */
export function figureKind(results: object, path: string, value: unknown): ValueKind {
  const kind = kindOf(schema, path, value);
  return kind === 'number' ? figureEnds(results, path) : kind;
}

/** The same of the ends of an interval. */
export function figureEnds(results: object, path: string): EndKind {
  return isOfTest(path) ? unitOfTest(results as JoinedResults, splitPath(path)[1]!) : endKind(schema, path);
}

/** A difference of rates is in points, of means in the unit of the trait; one of ranks is a probability less one half. */
function unitOfTest(results: JoinedResults, id: string): EndKind {
  const result = results.hypotheses.find((one) => one.id === id);
  if (result && isOfRates(result)) return 'points';
  const column = filesOf().hypotheses.find((one) => one.id === id)?.column;
  return result?.test === 'welch' && column !== undefined ? unitKind(schema, column) : 'number';
}
