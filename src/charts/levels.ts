import { levelWords } from '../dataset/levelWords.ts';
import { columnOf, type DataSchema } from '../dataset/schema.ts';
import { tick } from '../format.ts';

/** The label of a column's value: «женщины», «Ростов Великий», «7–9». */
export const levelLabel = (schema: DataSchema, column: string | undefined, value: string): string =>
  column === undefined ? value : levelWords(columnOf(schema, column), value);

/** A band of a number between quantiles; its outer ends are open. */
interface Band {
  readonly value: string;
  readonly low?: number | null;
  readonly high?: number | null;
}

/** The label of a row among its neighbours: of a band «до 33», «больше 33, до 40», «больше 51», else of its value. */
export function rowLabel(schema: DataSchema, column: string | undefined, row: Band, rows: readonly Band[]): string {
  const { low, high } = row;
  if (column === undefined || low === undefined || high === undefined) return levelLabel(schema, column, row.value);
  // Only outer ends, which are not written, may be unknown.
  const written = (x: number | null) => tick(x!, columnOf(schema, column).unit);
  if (row === rows[0]) return rows.length === 1 ? 'все' : `до ${written(high)}`;
  return row === rows.at(-1) ? `больше ${written(low)}` : `больше ${written(low)}, до ${written(high)}`;
}

/** A column's label with a capital, as a heading or an axis. */
export const columnLabel = (schema: DataSchema, column: string) => capital(columnOf(schema, column).label);

/** With a capital at the start; a sign («φK», «η²», «p») is a name and stays as it is. */
export const capital = (text: string) => text.replace(/^(?:[а-яё]|[a-z](?=[a-z]))/, (letter) => letter.toUpperCase());

/** A title or an axis in the middle of a sentence; what is written in capitals stays so. */
export const uncapital = (text: string) => text.replace(/^[А-ЯЁ](?=[а-яё\s])/, (letter) => letter.toLowerCase());
