import type { Finding, Move } from '../analysis/result.ts';
import { informativeWords } from '../dataset/levelWords.ts';
import type { DataSchema } from '../dataset/schema.ts';
import { decimal, points, share } from '../format.ts';
import type { ChartContext } from './kind.ts';
import { capital, columnLabel, levelLabel } from './levels.ts';
import { titleOf } from './titleOf.ts';

/** A finding in words: «Пол: женщины − мужчины», «Доход: верхняя группа − нижняя». */
export function findingName(finding: Finding, { schema, titles }: Pick<ChartContext, 'schema' | 'titles'>): string {
  if (finding.about === 'churn') return 'Доля ушедших, все клиенты';
  if (finding.about === 'segment') return `${titleOf(finding.segment!, { titles })}\u00a0−\u00a0остальные`;
  const column = finding.column!;
  const level = (value: string | null) => levelLabel(schema, column, value ?? '');
  const what: Readonly<Record<Exclude<Finding['about'], 'churn' | 'segment'>, string>> = {
    pair: `${level(finding.of)}\u00a0−\u00a0${level(finding.against)}`,
    firstStep: `${level(finding.of)}\u00a0против\u00a0${level(finding.against)}`,
    slope: 'на единицу больше',
    quarters: 'верхняя группа\u00a0−\u00a0нижняя',
    rank: 'вероятность, что у ушедшего больше (равные пополам)',
    mean: 'разница средних, g Хеджеса',
  };
  return `${columnLabel(schema, column)}: ${what[finding.about]}`;
}

/** A finding's figure in its own measure: «18,2 %», «+4,8 п. п.», «0,53». */
export function findingFigure({ measure }: Finding, value: number | null | undefined): string {
  if (measure === 'rate') return share(value);
  if (measure === 'auc') return decimal(value);
  return measure === 'hedgesG' ? decimal(value, { sign: true }) : points(value, { sign: true });
}

/** A finding's figure on a variant; where it is not told, what became of it there. */
export function findingThere(finding: Finding, variant: string): string {
  const there = finding.values[variant];
  const isWord = there && there.value === null && there.move !== 'notComputed';
  return isWord ? moveNames[there.move] : findingFigure(finding, there?.value);
}

/** A variant of the file in words; those of the informative column in the schema's. */
export function variantName(schema: DataSchema, id: string): string {
  const names: Readonly<Record<string, string>> = {
    whole: 'весь файл',
    withoutTop: 'без самых больших сумм',
    withoutRepeated: 'без повторных номеров',
    known: informativeWords(schema).known,
    filled: 'пропуски — медианы',
  };
  return names[id] ?? id;
}

/** The same as the head of a column. */
export const variantHead = (schema: DataSchema, id: string) => capital(variantName(schema, id));

/** What became of a finding, in a word. */
export const moveNames: Readonly<Record<Move, string>> = {
  turned: 'перевернулся',
  lost: 'потерял уверенность',
  found: 'стал заметен',
  shifted: 'сдвинулся',
  same: 'устоял',
  notComputed: 'сравнимо не всюду',
};
