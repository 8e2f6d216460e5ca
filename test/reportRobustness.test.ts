import { describe, expect, it } from 'vitest';
import type { ContentFiles } from '../src/contentFiles.ts';
import type { Table } from '../src/dataset/table.ts';
import { findingsOf, robustOrders } from '../src/reportRobustness.ts';
import { tableOf } from './analysis/tableOf.ts';

const rows = Array.from({ length: 2000 }, (_, i) => i);
const groupOf = (i: number) => (i < 300 ? 'a' : i < 600 ? 'b' : i < 900 ? 'c' : 'rest');
/** Two hundred clients of b have no balance, and one of the ten that are few. */
const isUnknown = (i: number) => (i >= 300 && i < 500) || i === 1900;
/** The fifteen largest sums are of c, the twenty largest salaries of the rest. */
const isTop = (i: number) => i >= 885 && i < 900;
const balance = rows.map((i) => (isUnknown(i) ? NaN : isTop(i) ? 1000 : { a: 60, b: 10, c: 10, rest: 20 }[groupOf(i)]));
const filledBalance = balance.map((value, i) => (Number.isNaN(value) ? (groupOf(i) === 'b' ? 10 : 20) : value));
const known = Uint8Array.from(rows, (i) => (isUnknown(i) ? 0 : 1));
const ids = rows.map((i) => `id${i >= 1000 && i < 1010 ? i % 5 : i + 10}`);

/** Of a 10 % left, of b none of the unknown and 40 % of the rest, of c 30 %, of everybody else 60 %, but none of few. */
const outcome = Uint16Array.from(rows, (i) => {
  const tenths = { a: 1, b: isUnknown(i) ? 0 : 4, c: 3, rest: i >= 1900 && i < 1910 ? 0 : 6 };
  return i % 10 < tenths[groupOf(i)] ? 1 : 0;
});

/** Money is what the schema says it is: the ages, which differ as much, have no top to go without. */
function bankOf(balance: readonly number[], id: readonly string[] = ids): Table {
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

const table = bankOf(balance);
const content = {
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

/** A client of a is worth 1, of b 2, of c 1,9 but 10 at the top; fifty of the rest are too. */
const worth = Float64Array.from(rows, (i) => {
  if (isTop(i) || (i >= 900 && i < 950)) return 10;
  return { a: 1, b: 2, c: 1.9, rest: 0 }[groupOf(i)];
});

describe('findingsOf', () => {
  const held = findingsOf(table, outcome, known, content);
  const absent = { n: null, leftOut: null, filled: null };

  it('counts the clients of every variant', () => {
    expect(held.variants).toEqual([
      { id: 'whole', n: 2000, leftOut: 0, filled: 0 },
      { id: 'withoutTop', n: 1965, leftOut: 35, filled: 0 },
      { id: 'withoutRepeated', n: 1990, leftOut: 10, filled: 0 },
      { id: 'known', n: 1799, leftOut: 201, filled: 0 },
      { id: 'filled', n: 2000, leftOut: 0, filled: 201 },
    ]);
  });

  it('measures a finding among the clients of the variant', () => {
    // 30 of a, 40 of b, 90 of c and 654 of the rest; 3 at the top of c and 12 of the salaries, 6 of those with one id.
    const { values } = held.findings.find(({ id }) => id === 'churn')!;
    const rates = Object.fromEntries(Object.entries(values).map(([id, figure]) => [id, figure!.value]));
    expect(rates).toEqual({
      whole: 814 / 2000,
      withoutTop: 799 / 1965,
      withoutRepeated: 808 / 1990,
      known: 814 / 1799,
      filled: 814 / 2000,
    });
  });

  it('fills no column of levels', () => {
    const levels = { ...table, schema: { ...table.schema, missingnessColumn: 'group' } };
    expect(findingsOf(levels, outcome, known, content).variants.at(-1)).toEqual({ id: 'filled', ...absent });
  });

  it('tells no variant that differs by under ten clients', () => {
    const nine = bankOf(
      balance,
      rows.map((i) => `id${i < 9 ? 0 : i}`),
    );
    const cells = Uint8Array.from(rows, (i) => (i < 9 ? 0 : 1));
    const { variants, findings } = findingsOf(nine, outcome, cells, content);
    expect(variants.slice(2)).toEqual(['withoutRepeated', 'known', 'filled'].map((id) => ({ id, ...absent })));
    expect(findings[0]!.values).toMatchObject({ withoutRepeated: null, known: null, filled: null });
  });

  it('measures the column with filled cells, and a segment that asks of it, as if the file had them, and leaves the others alone', () => {
    const filledFile = findingsOf(bankOf(filledBalance), outcome, null, content);
    for (const { id, column, values } of filledFile.findings) {
      const there = held.findings.find((one) => one.id === id)!.values;
      expect(there['filled'], id).toMatchObject({ value: values['whole']!.value, ci: values['whole']!.ci });
      if (column !== 'balance' && id !== 'segment:poor') expect(there['filled']!.value, id).toBe(there['whole']!.value);
    }
    const mean = held.findings.find(({ id }) => id === 'balance:mean')!;
    expect(mean.values['filled']!.value).not.toBeCloseTo(mean.values['whole']!.value!, 3);
    // 40 of 100 against 774 of 1900; filled, 40 of 300 against 774 of 1700.
    const poor = held.findings.find(({ id }) => id === 'segment:poor')!.values;
    expect(poor['whole']!.value).toBeCloseTo(40 / 100 - 774 / 1900, 12);
    expect(poor['filled']!.value).toBeCloseTo(40 / 300 - 774 / 1700, 12);
  });

  it('does not tell of a segment that filling brings a few clients into', () => {
    const unknown = (i: number) => i >= 300 && i < 305;
    const few = bankOf(balance.map((_, i) => (unknown(i) ? NaN : filledBalance[i]!)));
    const cells = Uint8Array.from(rows, (i) => (unknown(i) || i >= 1900 ? 0 : 1));
    const told = findingsOf(few, outcome, cells, content).findings.find(({ id }) => id === 'segment:poor')!;
    expect(told.values['filled']).toMatchObject({ value: null, ci: null });
    expect(told.values['whole']!.value).not.toBeNull();
  });
});

describe('robustOrders', () => {
  const { orders, samePriorityEverywhere } = robustOrders(table, outcome, known, content, (sums) => sums ?? worth);

  it('orders the whole by lower bounds of value, and by rate', () => {
    // Fifteen of 300 at 10 lift c to 2,3 ± 0,2, over the 2 of b.
    expect(orders['whole']).toEqual({
      byPriority: ['c', 'b', 'a'],
      byLoyalty: ['few', 'a', 'b', 'c', 'poor'],
      first: 'c',
      samePriority: true,
      tauPriority: 1,
      tauLoyalty: 1,
    });
  });

  it('has the order change where the largest sums carried it', () => {
    // One pair of three is turned.
    expect(orders['withoutTop']).toMatchObject({ byPriority: ['b', 'c', 'a'], first: 'b', samePriority: false });
    expect(orders['withoutTop']!.tauPriority).toBeCloseTo(1 / 3, 12);
    expect(orders['withoutTop']!.tauLoyalty).toBe(1);
    expect(samePriorityEverywhere).toBe(false);
  });

  it('takes of a segment the clients of the variant alone: too few have no place', () => {
    // Of b one hundred are left, of whom 40 left; of few nine.
    expect(orders['known']).toMatchObject({ byPriority: ['c', 'a'], tauPriority: 1, samePriority: false });
    expect(orders['known']!.byLoyalty).toEqual(['a', 'c', 'b', 'poor']);
  });

  it('asks the rules and the value of the filled sums', () => {
    // A client of a has 60, of b 10; the fifteen at the top are drawn in to 60, so that c has 12,5 ± 1,2.
    expect(orders['filled']!.byPriority).toEqual(['a', 'c', 'b', 'poor']);
    // Of the pairs of a, b and c one has its order still.
    expect(orders['filled']!.tauPriority).toBeCloseTo(-1 / 3, 12);
  });

  it('is the same everywhere where nothing changes it, variants that are absent aside', () => {
    const same = robustOrders(bankOf(filledBalance), outcome, null, content, () => worth.map((x) => Math.min(x, 2)));
    expect([same.orders['known'], same.orders['filled']]).toEqual([null, null]);
    expect(same.orders['withoutTop']!.byPriority).toEqual(['b', 'poor', 'c', 'a']);
    expect(same.samePriorityEverywhere).toBe(true);
  });

  it('has no first segment without money', () => {
    const { orders } = robustOrders(table, outcome, known, content, null);
    expect(orders['whole']).toMatchObject({ byPriority: [], first: null, samePriority: true, tauPriority: null });
  });
});
