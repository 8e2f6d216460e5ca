import { decisions, verdicts } from '../changes/verdicts.ts';
import { moveNames } from '../charts/findingWords.ts';
import { schema } from '../dataset/index.ts';
import { conditionNames } from './conditionNames.ts';

type Words = Readonly<Record<string, string>>;

/** What a field says where it is empty on purpose: nothing is missing there. */
const nothing: Words = {
  turn: 'вывод прежний',
  disqualified: 'проходит отбор',
  condition: 'оговорок нет',
  assumption: 'допущения прежние',
};

const codes: Readonly<Record<string, Words>> = {
  turn: { reversed: 'вывод перевернулся', lost: 'вывод пропал' },
  disqualified: verdicts,
  condition: conditionNames,
  decision: decisions,
  // Of one variant alone.
  move: { ...moveNames, notComputed: 'не сравнить' },
  moved: moveNames,
  unknownOf: { all: 'почти у всех', none: 'почти ни у кого', some: 'у части' },
  about: {
    churn: 'доля ушедших',
    pair: 'два значения признака',
    slope: 'ступень за ступенью',
    firstStep: 'две нижние ступени',
    quarters: 'верхняя группа против нижней',
    rank: 'ранги ушедших и оставшихся',
    mean: 'средние ушедших и оставшихся',
    segment: 'сегмент против остальных',
  },
};

/** Fields that name a column of the data. */
const naming = ['column', 'term', 'id'];

/** A field's word or yes and no in the reader's language, or what its null means; a word of no list stays as it is. */
export function codeWords(field: string, value: string | boolean | null | undefined): string {
  if (value === null || value === undefined) return nothing[field] ?? 'не вычислено';
  if (typeof value === 'boolean') return value ? 'да' : 'нет';
  const column = naming.includes(field) ? schema.columns.find(({ name }) => name === value) : undefined;
  return column?.label ?? codes[field]?.[value] ?? value;
}
