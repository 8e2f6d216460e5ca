import type { HypothesisResult } from '../analysis/result.ts';
import { levelLabel } from '../charts/levels.ts';
import { columnOf, type DataSchema } from '../dataset/schema.ts';
import { points, share } from '../format.ts';
import { inTraitUnit } from './testWords.ts';

/**
 * What was measured, for the title of a figure: «доля ушедших 12,8 % (женщины) и 23,6 % (мужчины)»; `by`: the column that makes the groups, if
 * not `columnName`. Null where nothing was told from chance, where the figures are withheld, or would be written as nought.
 */
export function measuredWords(
  result: HypothesisResult,
  columnName: string,
  schema: DataSchema,
  by = columnName,
): string | null {
  const { decision, test, groups, extremes, levelMedians, difference, effect, effectName } = result;
  if (decision === 'notConfirmed' || decision === 'notComputed') return null;
  const column = columnOf(schema, columnName);
  const own = (value: number) => inTraitUnit(value, result, column, false);
  const named = (figure: string, level: string) => `${figure} (${levelLabel(schema, by, level)})`;
  if (groups) {
    const { of, against, levels } = groups;
    return `доля ушедших ${named(share(of.rate), levels.of)} и ${named(share(against.rate), levels.against)}`;
  }
  if (extremes) {
    const { lowest, highest } = extremes;
    return `доля ушедших от ${named(share(lowest.rate), lowest.value)} до ${named(share(highest.rate), highest.value)}`;
  }
  if (levelMedians) {
    const { lowest, highest } = levelMedians;
    return `медианы — ${named(own(lowest.median), lowest.value)} и ${named(own(highest.median), highest.value)}`;
  }
  if (effectName === 'auc') return effect === null ? null : `у ушедшего больше в ${share(effect)} пар`;
  if (difference === null) return null;
  const [size, isLess] = [Math.abs(difference), difference < 0];
  if (test === 'trend')
    return worth(`в среднем на ступень доля ушедших на ${points(size)} ${isLess ? 'ниже' : 'выше'}`);
  return test === 'welch' ? worth(`у ушедших в среднем на ${own(size)} ${isLess ? 'меньше' : 'больше'}`) : null;
}

/** Words whose figure is not rounded to nought. */
const worth = (words: string) => (/[1-9]/.test(words) ? words : null);
