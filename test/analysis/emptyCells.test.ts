import { describe, expect, it } from 'vitest';
import {
  columnsWithEmpty,
  countEmpty,
  countEmptyAmong,
  emptyCells,
  mayBeEmpty,
} from '../../src/analysis/emptyCells.ts';
import type { Table } from '../../src/dataset/table.ts';
import { tableOf } from './tableOf.ts';

const table = tableOf({ age: [NaN, 20, NaN] }, { sex: [null, 'Ж', 'М'] }, ['a', 'b', 'c']);

describe('emptyCells() and countEmpty()', () => {
  it.each([
    ['age', [1, 0, 1]],
    ['sex', [1, 0, 0]],
  ])('of %s', (name, cells) => {
    expect([...emptyCells(table, name)]).toEqual(cells);
    expect(countEmpty(table, name)).toBe(cells.filter((cell) => cell === 1).length);
  });

  it('countEmptyAmong() leaves out clients without an outcome', () => {
    expect(countEmptyAmong(table, 'age', [0, 0, 1])).toBe(2);
    expect(countEmptyAmong(table, 'age', [0, 0, 65535])).toBe(1);
  });

  it('refuse ids, which have no empty cell', () => {
    expect(() => emptyCells(table, 'id')).toThrow('unusable column: id');
    expect(() => countEmpty(table, 'id')).toThrow('unusable column: id');
  });
});

it('mayBeEmpty() gives columns whose empty cells mean something, and those that have some, never ids', () => {
  const closed = (of: Table): Table => ({
    ...of,
    schema: { ...of.schema, columns: of.schema.columns.map((column) => ({ ...column, missing: undefined })) },
  });
  const full = tableOf({ age: [30, 20, 40], score: [1, NaN, 3] }, {}, ['a', 'b', 'c']);
  const names = (of: Table) => mayBeEmpty(of).map(({ name }) => name);
  expect(names(full)).toEqual(['age', 'score']);
  expect(names(closed(full))).toEqual(['score']);
});

it('columnsWithEmpty() gives features that tell ten clients or more on either side', () => {
  const of = (empty: number, n = 40) => Array.from({ length: n }, (_, i) => (i < empty ? NaN : i));
  const columns = tableOf({ none: of(0), nine: of(9), ten: of(10), thirty: of(30), more: of(31), all: of(40) });
  expect(columnsWithEmpty(columns).map(({ name }) => name)).toEqual(['ten', 'thirty']);
});
