import { expect, it } from 'vitest';
import { withoutSmallLevels } from '../../src/analysis/smallLevels.ts';
import { OTHERS } from '../../src/analysis/published.ts';
import type { ColumnSchema } from '../../src/dataset/schema.ts';
import type { Table } from '../../src/dataset/table.ts';
import { tableOf } from './tableOf.ts';

it('withoutSmallLevels() merges levels of under ten where levels are open, and leaves closed ones as the schema has them', () => {
  const table = tableOf(
    {},
    { city: Array.from({ length: 60 }, (_, i) => (i < 4 ? 'a' : i < 9 ? 'b' : i < 30 ? 'c' : 'd')) },
  );
  const levelsOf = (change: Partial<ColumnSchema>) => {
    const city = table.columns.get('city')!;
    const changed = { ...city, schema: { ...city.schema, ...change } } as typeof city;
    const of: Table = { ...table, columns: new Map([['city', changed]]) };
    const found = withoutSmallLevels(of).columns.get('city')!;
    return found.type === 'code' ? found.levels : null;
  };
  const levels = ['a', 'b', 'c', 'd'];
  expect(levelsOf({})).toContain(OTHERS);
  expect(levelsOf({ levels, levelsPolicy: 'open' })).toContain(OTHERS);
  expect(levelsOf({ levels })).toEqual(levels);
});
