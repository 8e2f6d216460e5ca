import { columnOf, type DataSchema } from '../dataset/schema.ts';

/** The label of a column's value: «женщины», «Ростов Великий», «7–9». */
export function levelLabel(schema: DataSchema, column: string | undefined, value: string): string {
  if (column === undefined) return value;
  return columnOf(schema, column).valueLabels?.[value] ?? value;
}

/** A column's label with a capital, as a heading or an axis. */
export const columnLabel = (schema: DataSchema, column: string) => capital(columnOf(schema, column).label);

export const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);
