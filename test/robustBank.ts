import type { ContentFiles } from '../src/authored/contentFiles.ts';
import type { Table } from '../src/dataset/table.ts';
import { tableOf } from './analysis/tableOf.ts';

export const rows = Array.from({ length: 2000 }, (_, i) => i);
export const groupOf = (i: number) => (i < 300 ? 'a' : i < 600 ? 'b' : i < 900 ? 'c' : 'rest');
/** Two hundred clients of b have no balance, and one of the ten that are few. */
const isUnknown = (i: number) => (i >= 300 && i < 500) || i === 1900;
/** The fifteen largest sums are of c, the twenty largest salaries of the rest. */
export const isTop = (i: number) => i >= 885 && i < 900;
export const balance = rows.map((i) =>
  isUnknown(i) ? NaN : isTop(i) ? 1000 : { a: 60, b: 10, c: 10, rest: 20 }[groupOf(i)],
);
export const filledBalance = balance.map((value, i) => (Number.isNaN(value) ? (groupOf(i) === 'b' ? 10 : 20) : value));
export const known = Uint8Array.from(rows, (i) => (isUnknown(i) ? 0 : 1));
const ids = rows.map((i) => `id${i >= 1000 && i < 1010 ? i % 5 : i + 10}`);

/** Of a 10 % left, of b none of the unknown and 40 % of the rest, of c 30 %, of everybody else 60 %, but none of few. */
export const outcome = Uint16Array.from(rows, (i) => {
  const tenths = { a: 1, b: isUnknown(i) ? 0 : 4, c: 3, rest: i >= 1900 && i < 1910 ? 0 : 6 };
  return i % 10 < tenths[groupOf(i)] ? 1 : 0;
});

/** Money is what the schema says it is: the ages, which differ as much, have no top to go without. */
export function bankOf(balance: readonly number[], id: readonly string[] = ids): Table {
  const columns = {
    balance,
    salary: rows.map((i) => (i >= 1980 ? 1000 : 5)),
    age: rows.map((i) => 2000 - i),
    few: rows.map((i) => (i >= 1900 && i < 1910 ? 1 : 0)),
  };
  const table = tableOf(columns, { group: rows.map(groupOf) }, id);
  const units = { balance: 'roubles', salary: 'roublesPerMonth' } as Record<string, 'roubles' | 'roublesPerMonth'>;
  return {
    ...table,
    schema: {
      ...table.schema,
      missingnessColumn: 'balance',
      imputeBy: ['group'],
      columns: table.schema.columns.map((c) => ({ ...c, unit: units[c.name] ?? c.unit })),
    },
  };
}

export const table = bankOf(balance);
export const content = {
  segments: [
    { id: 'a', rule: [{ column: 'group', is: 'a' }] },
    { id: 'b', rule: [{ column: 'group', is: 'b' }] },
    { id: 'c', rule: [{ column: 'group', is: 'c' }] },
    {
      id: 'poor',
      rule: [
        { column: 'group', is: 'b' },
        { column: 'balance', below: 20 },
      ],
    },
    { id: 'few', rule: [{ column: 'few', is: 1 }] },
  ],
} as unknown as Pick<ContentFiles, 'segments'>;
