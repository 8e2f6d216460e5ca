import { describe, expect, it } from 'vitest';
import { designOf } from '../../src/analysis/design.ts';
import type { ModelTerm } from '../../src/dataset/schema.ts';
import { tableOf } from './tableOf.ts';

const model = [{ term: 'x', column: 'x' }, { term: 'city', column: 'city', transform: 'level', level: 'b' } as const];

/** 40 clients, those of `b` first; the first `unknown` of them without x. */
const table = (b: number, unknown: number) =>
  tableOf(
    { x: Array.from({ length: 40 }, (_, i) => (i < unknown ? NaN : i)) },
    { city: Array.from({ length: 40 }, (_, i) => (i < b ? 'b' : 'a')) },
  );

describe('designOf', () => {
  it('puts a constant first, and leaves out who lacks a number', () => {
    const { terms, columns, complete } = designOf(table(12, 2), model);
    expect(terms).toEqual(['const', 'x', 'city']);
    expect(columns[0]!.every((v) => v === 1)).toBe(true);
    expect([...complete.slice(0, 3)]).toEqual([0, 0, 1]);
    expect(Array.from(columns[2]!).reduce((sum, v) => sum + v, 0)).toBe(12);
  });

  it('leaves out who lacks the column of a mark: he is of no level, not of the one that has no mark', () => {
    const cities = Array.from({ length: 60 }, (_, i) => (i < 3 ? null : i < 20 ? 'b' : i < 40 ? 'c' : 'a'));
    const placed = (all: readonly (string | null)[]) => tableOf({ x: all.map((_, i) => i) }, { city: all });
    for (const spec of [model[1]!, { term: 'city', column: 'city', eachLevel: true } as const]) {
      const { complete } = designOf(placed(cities), [model[0]!, spec]);
      expect([...complete.slice(0, 5)]).toEqual([0, 0, 0, 1, 1]);
      expect(complete.reduce((sum, one) => sum + one, 0)).toBe(57);
    }
    const { complete } = designOf(placed(cities.map((city, i) => (i < 51 ? null : city))), model);
    expect(complete.every((one) => one === 1)).toBe(true);
  });

  it('leaves nobody out for a column that no term is told of: levels of under ten, or one that nobody has', () => {
    const numbers = Array.from({ length: 300 }, (_, i) => i);
    const completeOf = (cities: readonly (string | null)[], spec: ModelTerm) =>
      designOf(tableOf({ x: numbers }, { city: cities }), [model[0]!, spec]).complete.reduce(
        (sum, one) => sum + one,
        0,
      );
    const each = { term: 'city', column: 'city', eachLevel: true } as const;
    const known = (of: (i: number) => string) => numbers.map((i) => (i < 25 ? of(i) : null));
    // 16 of one city, which is compared with, and 9 of another.
    expect(
      completeOf(
        known((i) => (i < 16 ? 'a' : 'b')),
        each,
      ),
    ).toBe(300);
    expect(
      completeOf(
        known((i) => (i < 15 ? 'a' : 'b')),
        each,
      ),
    ).toBe(25);
    expect(
      completeOf(
        known(() => 'a'),
        model[1]!,
      ),
    ).toBe(300);
  });

  it('does without a number that under ten clients have, rather than without all the others', () => {
    for (const known of [0, 9]) {
      const { terms, complete, withheld } = designOf(table(12, 40 - known), model);
      expect({ terms, withheld }).toEqual({ terms: ['const', 'city'], withheld: ['x'] });
      expect(complete.every((one) => one === 1)).toBe(true);
    }
    expect(designOf(table(20, 30), model).terms).toContain('x');
  });

  it('withholds a level that under ten of the clients who take part have, however many others do', () => {
    expect(designOf(table(12, 2), model).withheld).toEqual([]);
    const { terms, withheld } = designOf(table(12, 3), model);
    expect({ terms, withheld }).toEqual({ terms: ['const', 'x'], withheld: ['city'] });
  });

  it('withholds a number that is not nought of under ten of the clients, as a sum that the others lack', () => {
    const sums: ModelTerm = { term: 'log', column: 'x', transform: 'log10p1' };
    const termsOf = (known: number) =>
      designOf(tableOf({ x: Array.from({ length: 40 }, (_, i) => (i < known ? 50 + i : NaN)) }), [sums]);
    expect([termsOf(1), termsOf(9)].map(({ terms, withheld }) => [terms, withheld])).toEqual([
      [['const'], ['log']],
      [['const'], ['log']],
    ]);
    expect(termsOf(10).terms).toEqual(['const', 'log']);
  });

  it('withholds a level that all but under ten have', () => {
    expect(designOf(table(31, 0), model).withheld).toEqual(['city']);
    expect(designOf(table(30, 0), model).withheld).toEqual([]);
  });

  it('blames no level by name of which one to nine clients are outside the model', () => {
    expect(designOf(table(12, 0), model).unnamed).toEqual([]);
    expect(designOf(table(12, 2), model).unnamed).toEqual(['city']);
    expect(designOf(table(30, 9), model).unnamed).toEqual(['city']);
    expect(designOf(table(30, 10), model).unnamed).toEqual([]);
  });
});
