import type { ScannedTrait } from '../analysis/result.ts';
import { missingWords } from '../dataset/levelWords.ts';
import { columnOf, type DataSchema } from '../dataset/schema.ts';

/** A trait of the scan in words: its column's label, or what an empty cell of it means. */
export function traitName(schema: DataSchema, { column, of }: Pick<ScannedTrait, 'column' | 'of'>): string {
  const found = columnOf(schema, column);
  return of === 'value' ? found.label : missingWords(found);
}
