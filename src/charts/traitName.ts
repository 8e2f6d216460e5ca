import type { ScannedTrait } from '../analysis/result.ts';
import { columnOf, type DataSchema } from '../dataset/schema.ts';

/** A trait of the scan in words: its column's label, or what an empty cell of it means. */
export function traitName(schema: DataSchema, { column, of }: Pick<ScannedTrait, 'column' | 'of'>): string {
  const { label, missing } = columnOf(schema, column);
  return of === 'value' ? label : (missing ?? `${label}: нет данных`);
}
