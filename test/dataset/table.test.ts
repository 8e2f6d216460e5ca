import { expect, it } from 'vitest';
import { bank } from '../../src/dataset/bank.ts';
import { MISSING_CODE, codes, numbers, type Column, type Table } from '../../src/dataset/table.ts';

const schemaOf = (name: string) => bank.columns.find((one) => one.name === name)!;
const columns: readonly Column[] = [
  { type: 'number', schema: schemaOf('products'), values: Float64Array.of(10, NaN, 2, NaN, NaN, 10) },
  { type: 'code', schema: schemaOf('churn'), codes: Uint16Array.of(1, MISSING_CODE, 0, 0, 1, 1), levels: ['0', '1'] },
  { type: 'code', schema: schemaOf('city'), codes: Uint16Array.of(0, 0, 0, 0, 0, 0), levels: ['Рыбинск'] },
  { type: 'number', schema: schemaOf('age'), values: Float64Array.of(20, 30, 40, 50, 60, 70) },
];
const table: Table = { schema: bank, rows: 6, columns: new Map(columns.map((one) => [one.schema.name, one])) };

it('codes() has the values of a count as levels in their order, and nothing for an empty cell', () => {
  const found = codes(table, 'products');
  expect(found.levels).toEqual(['2', '10']);
  expect([...found.codes]).toEqual([1, MISSING_CODE, 0, MISSING_CODE, MISSING_CODE, 1]);
  expect(codes(table, 'products')).toBe(found);
  expect(() => codes(table, 'age')).toThrow('not a column of levels: age');
});

it('numbers() has a flag as 0 and 1, and NaN for an empty cell', () => {
  expect([...numbers(table, 'churn')]).toEqual([1, NaN, 0, 0, 1, 1]);
  expect(() => numbers(table, 'city')).toThrow('not a numeric column: city');
  expect(() => numbers(table, 'town')).toThrow('unknown column: town (known: products, churn, city, age)');
});
