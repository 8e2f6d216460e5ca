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

/** « не » before a word, or the «не» of a last word such as «неизвестен»; not that of «нет» or «недели». */
const NOT = / не (?=\p{L})| не(?=\p{L}{3,}н[аоы]?$)/u;

/** The opposite of `missingWords`: what the schema says, else «возраст записан», «остаток известен», «скор-балл: данные есть». */
export function knownWords({ known, missing, label }: ColumnSchema): string {
  if (known !== undefined) return known;
  return missing !== undefined && NOT.test(missing) ? missing.replace(NOT, ' ') : `${label}: данные есть`;
}

/** What is said of a value that is there, and of one that is not, where no column says it of its own. */
export const anyValue = { known: 'значение известно', missing: 'значение неизвестно' } as const;

/** What is said of clients whose informative column is known, and of those whose is not: «остаток известен», «остаток неизвестен». */
export function informativeWords(schema: DataSchema): { readonly known: string; readonly missing: string } {
  const { known = anyValue.known, missing = anyValue.missing } = informativeColumn(schema) ?? {};
  return { known, missing };
}
