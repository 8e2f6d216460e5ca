import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortedKnown, sortedOf } from '../../src/analysis/describe.ts';
import { distinctOf } from '../../src/analysis/distinct.ts';
import { twoSamples } from '../../src/analysis/twoGroups.ts';

const numbers = fc.oneof(
  fc.integer({ min: 0, max: 5 }),
  fc.integer({ min: -3, max: 70000 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
/** Columns that are counted (small whole numbers), and columns that are sorted. */
const columns = fc
  .tuple(fc.boolean(), fc.array(fc.option(numbers, { nil: NaN }), { maxLength: 60 }))
  .map(([small, values]) =>
    Float64Array.from(values, (v) => (small && !(v >= 0 && v <= 5 && v % 1 === 0) ? NaN : v + 0)),
  );
const ascending = (values: Iterable<number>) =>
  Float64Array.from(values)
    .filter((v) => !Number.isNaN(v))
    .sort();

describe('distinctOf', () => {
  it('gives each row back its value, ascending, with its rows', () => {
    fc.assert(
      fc.property(columns, (values) => {
        const { values: distinct, counts, places } = distinctOf(values);
        expect([...distinct]).toEqual([...new Set(ascending(values))]);
        expect(Array.from(places, (place) => distinct[place] ?? NaN)).toEqual([...values]);
        expect([...counts]).toEqual(Array.from(distinct, (v) => values.filter((w) => w === v).length));
      }),
    );
  });

  it('has no place for infinities, which sorted values keep', () => {
    const values = Float64Array.from([1.5, Infinity, NaN, -Infinity, 1.5]);
    expect(distinctOf(values)).toMatchObject({ infinite: 2, places: Uint32Array.from([0, 1, 1, 1, 0]) });
    expect([...sortedKnown(values)]).toEqual([-Infinity, 1.5, 1.5, Infinity]);
    expect([...sortedOf(values, (row) => row < 2)]).toEqual([1.5, Infinity]);
  });

  it('is made once', () => {
    const values = Float64Array.from([3, 1]);
    expect(distinctOf(values)).toBe(distinctOf(values));
  });
});

describe('what is sorted by distinct values', () => {
  it('is what a sort of the wanted rows gives', () => {
    fc.assert(
      fc.property(columns, (values) => {
        const odd = (row: number) => row % 2 === 1;
        const code = values.map((_, row) => row % 3);
        expect(sortedOf(values, odd)).toEqual(ascending(values.filter((_, row) => odd(row))));
        expect(sortedKnown(values)).toEqual(ascending(values));
        const { of, against, missing } = twoSamples(values, code, { of: 1, against: 2 });
        expect(of).toEqual(ascending(values.filter((_, row) => code[row] === 1)));
        expect(against).toEqual(ascending(values.filter((_, row) => code[row] === 2)));
        expect(missing).toBe(values.filter((v, row) => code[row]! > 0 && Number.isNaN(v)).length);
      }),
    );
  });
});
