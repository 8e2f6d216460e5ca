import type { ColumnSchema, DataSchema } from '../../src/dataset/schema.ts';
import { MISSING_CODE, type Column, type Table } from '../../src/dataset/table.ts';

/** A small table for tests: numbers by name (NaN missing), levels by name (null missing), ids if given. */
export function tableOf(
  numeric: Readonly<Record<string, readonly number[]>>,
  levelled: Readonly<Record<string, readonly (string | null)[]>> = {},
  ids?: readonly string[],
): Table {
  const columns = new Map<string, Column>();
  const add = (name: string, kind: ColumnSchema['kind'], make: (schema: ColumnSchema) => Column) => {
    const role = kind === 'id' ? 'id' : 'feature';
    columns.set(
      name,
      make({ name, header: name, kind, role, unit: 'none', label: name, description: name, missing: 'нет' }),
    );
  };
  for (const [name, values] of Object.entries(numeric))
    add(name, 'number', (schema) => ({ type: 'number', schema, values: Float64Array.from(values) }));
  for (const [name, values] of Object.entries(levelled)) {
    const levels = [...new Set(values.filter((v) => v !== null))].sort();
    const codes = Uint16Array.from(values, (v) => (v === null ? MISSING_CODE : levels.indexOf(v)));
    add(name, 'category', (schema) => ({ type: 'code', schema, codes, levels }));
  }
  if (ids) add('id', 'id', (schema) => ({ type: 'id', schema, values: ids }));
  const schema: DataSchema = {
    id: 'test',
    columns: [...columns.values()].map((c) => c.schema),
    minimumRows: 0,
    minimumOutcome: 0,
    splitKey: ids ? ['id'] : [],
  };
  const first = Object.values(numeric)[0] ?? Object.values(levelled)[0] ?? ids ?? [];
  return { schema, rows: first.length, columns };
}
