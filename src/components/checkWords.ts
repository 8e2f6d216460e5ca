import type { Condition, HypothesisResult } from '../analysis/result.ts';
import { clients, decimal } from '../format.ts';
import { conditionWords } from './conditionNames.ts';

/** Why there are no groups to compare: their smallest is nobody, not a few. */
const nothingToCompare: readonly (Condition | null)[] = ['empty', 'tooFew', 'oneLevel', 'oneOutcome'];

/** What the test asks of the data, and what the data are; `grouping`: the label of the column that makes the groups. */
export function checkWords({ test, condition, checks }: HypothesisResult, grouping?: string): string {
  const { smallestGroup, smallestExpected, varianceRatio } = checks;
  const group =
    smallestGroup === null
      ? condition !== null && nothingToCompare.includes(condition)
        ? `сравнивать не с чем: ${conditionWords(condition, grouping)}`
        : 'в наименьшей группе меньше десяти клиентов'
      : `в наименьшей группе ${clients(smallestGroup)}`;
  const expected =
    smallestExpected === null
      ? []
      : [
          `наименьшее ожидаемое число в таблице — ${decimal(smallestExpected)}${test === 'fisher' ? ', точному тесту это всё равно' : ' при нужных пяти'}`,
        ];
  const remark = {
    welch: 'равенства тест не требует',
    mannWhitney: 'разные разбросы тест читает как вероятность, а не как сдвиг медиан',
  }[test];
  const ratio =
    varianceRatio === null
      ? []
      : [
          `отношение дисперсий ушедших и оставшихся — ${varianceRatio < 0.005 ? 'меньше 0,01' : decimal(varianceRatio)}${remark ? ` (${remark})` : ''}`,
        ];
  return `${[group, ...expected, ...ratio].join('; ')}.`;
}
