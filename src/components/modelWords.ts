import { LEAST_EVENTS } from '../analysis/logisticRegression.ts';
import type { Condition, Logistic } from '../analysis/result.ts';
import { termName } from '../charts/termLabel.ts';
import type { DataSchema } from '../dataset/schema.ts';
import { count } from '../format.ts';
import { conditionNames } from './conditionNames.ts';

const quoted = (terms: readonly string[], schema: DataSchema) =>
  terms.map((term) => `«${termName(schema, term)}»`).join(', ');

/** Which condition failed and by which terms of the model, without a full stop. */
export const conditionWithTerms = (condition: Condition, terms: readonly string[], schema: DataSchema): string =>
  `${conditionNames[condition]}${terms.length === 0 ? '' : `: ${quoted(terms, schema)}`}`;

/** Why there is no model, what had to be left out of one, and whether it stands on few; nothing where all terms have their coefficient of many. */
export function modelSentences(
  {
    condition,
    conditionTerms,
    leftOut,
    eventsPerTerm,
    n,
    missing,
  }: Pick<Logistic, 'condition' | 'conditionTerms' | 'leftOut' | 'eventsPerTerm' | 'n' | 'missing'>,
  schema: DataSchema,
): string[] {
  const of = (why: Condition) => leftOut.filter((one) => one.condition === why).map(({ term }) => term);
  // Of nobody every trait is the same.
  const [constant, small] = [n === 0 ? [] : of('zeroVariance'), of('small')];
  // A logarithm sees no number that is not above nought: debts differ, and their term does not.
  const hasLog = (terms: readonly string[]) =>
    terms.some((term) => schema.model?.find((one) => one.term === term)?.transform?.startsWith('log10') === true);
  return [
    ...(condition === null ? [] : [`Модель не построена: ${conditionWithTerms(condition, conditionTerms, schema)}.`]),
    ...(condition === null && eventsPerTerm !== null && eventsPerTerm < LEAST_EVENTS
      ? [
          `Ушедших или оставшихся меньше ${count(LEAST_EVENTS)} на каждый член модели: её оценки неточны и часто преувеличены.`,
        ]
      : []),
    ...(constant.length === 0
      ? []
      : [
          `В модель не вошло то, что у всех клиентов одинаково или не встретилось ни у кого${hasLog(constant) ? ', а где берётся логарифм — ни у кого не больше нуля' : ''}: ${quoted(constant, schema)}.`,
        ]),
    ...(small.length === 0
      ? []
      : [
          `В модель не вошло то, что записано или отмечено${hasLog(small) ? ' (а где берётся логарифм — больше нуля)' : ''} меньше чем у десяти клиентов или у всех, кроме стольких: ${quoted(small, schema)}.`,
        ]),
    ...(n === 0 || missing === 0
      ? []
      : [
          `Клиентов вне модели — ${count(missing)}: у них пуст один из её признаков, или не больше нуля число, от которого берётся логарифм.`,
        ]),
  ];
}
