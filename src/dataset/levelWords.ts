import { informativeColumn, type ColumnSchema, type DataSchema } from './schema.ts';
import { shownValue } from './shownValue.ts';

/** The label that the schema gives to a value of a column; undefined where it gives none. */
export const ownLabel = ({ valueLabels }: ColumnSchema, value: string): string | undefined =>
  valueLabels && Object.hasOwn(valueLabels, value) ? valueLabels[value] : undefined;

/**
 * A value of a column as the report writes it: its label, else the value itself, cut to 60 characters, with marks that hide or turn
 * text written out. Where another value has its words for a label, it says that it stands in the file so.
 */
export function levelWords(column: ColumnSchema, value: string): string {
  const label = ownLabel(column, value);
  if (label !== undefined) return label;
  const shown = shownValue(value);
  return Object.values(column.valueLabels ?? {}).includes(shown) ? `${shown} (так в файле)` : shown;
}

/** What is said of a client whose cell is empty: «возраст не записан»; of a column that the schema expects full, «скор-балл: нет данных». */
export const missingWords = ({ missing, label }: ColumnSchema): string => missing ?? `${label}: нет данных`;

/** The opposite of `missingWords`: «возраст записан», «остаток известен», «скор-балл: данные есть». */
export function knownWords(column: ColumnSchema): string {
  const known = column.missing?.replace(/ не ?(?=\p{L})/u, ' ');
  return known === undefined || known === column.missing ? `${column.label}: данные есть` : known;
}

/** What is said of clients whose informative column is known, and of those whose is not: «остаток известен», «остаток неизвестен». */
export function informativeWords(schema: DataSchema): { readonly known: string; readonly missing: string } {
  const { known = 'значение известно', missing = 'значение неизвестно' } = informativeColumn(schema) ?? {};
  return { known, missing };
}
