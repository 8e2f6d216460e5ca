import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distinctOf } from '../../src/analysis/distinct.ts';
import {
  above,
  clientsUpTo,
  drawnTo,
  joined,
  quantileOf,
  quantilesOfBoth,
  type Sample,
} from '../../src/analysis/sample.ts';
import {
  known,
  knownBy,
  sampleAndRest,
  sampleAt,
  sampleOf,
  sampleOfSorted,
  sampleWhere,
  samplesAt,
  samplesBy,
} from '../../src/analysis/samplesOf.ts';
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

/** The clients of a sample, one after another. */
const clients = ({ values, counts }: Sample) =>
  Float64Array.from([...values].flatMap((v, i) => Array<number>(counts[i]!).fill(v)));

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

  it('has no place for infinities, which a sample keeps', () => {
    const values = Float64Array.from([1.5, Infinity, NaN, -Infinity, 1.5]);
    expect(distinctOf(values)).toMatchObject({ infinite: 2, places: Uint32Array.from([0, 1, 1, 1, 0]) });
    expect([...clients(sampleOf(values))]).toEqual([-Infinity, 1.5, 1.5, Infinity]);
    expect([...clients(sampleWhere(values, (row) => row < 2))]).toEqual([1.5, Infinity]);
    expect([...clients(sampleAt(values, Uint32Array.of(3, 0)))]).toEqual([-Infinity, 1.5]);
    const sides = Uint16Array.of(0, 0, 1, 1, 1);
    expect(knownBy(values, sides, 2).map(({ n }) => n)).toEqual([2, 2]);
    expect(samplesBy(values, sides, 2)).toMatchObject({ samples: [{ n: 1 }, { n: 1 }], missing: [1, 2] });
  });

  it('holds the places of a narrow column in two bytes, with that of no value', () => {
    const all = (size: number) => distinctOf(Float64Array.from({ length: size + 1 }, (_, i) => (i < size ? i : NaN)));
    expect(all(65_535).places).toBeInstanceOf(Uint16Array);
    expect(all(65_535).places.at(-1)).toBe(65_535);
    expect(all(65_536).places.at(-1)).toBe(65_536);
  });

  it('is made once', () => {
    const values = Float64Array.from([3, 1]);
    expect(distinctOf(values)).toBe(distinctOf(values));
  });
});

describe('samples', () => {
  it('are what a sort of the wanted rows gives, each value once', () => {
    fc.assert(
      fc.property(columns, (values) => {
        const odd = (row: number) => row % 2 === 1;
        const code = values.map((_, row) => row % 3);
        const wanted = (isWanted: (row: number) => boolean) => ascending(values.filter((_, row) => isWanted(row)));
        const samples = [sampleOf(values), sampleWhere(values, odd), ...samplesBy(values, code, 3).samples];
        const sorted = [wanted(() => true), wanted(odd), ...[0, 1, 2].map((c) => wanted((row) => row % 3 === c))];
        samples.forEach((sample, i) => {
          expect(clients(sample)).toEqual(sorted[i]);
          expect([...sample.values]).toEqual([...new Set(sorted[i])]);
          expect(sample.n).toBe(sorted[i]!.length);
        });
        const { of, against, missing } = twoSamples(values, code, { of: 1, against: 2 });
        expect([clients(of), clients(against)]).toEqual([sorted[3], sorted[4]]);
        expect(missing).toBe(values.filter((v, row) => code[row]! > 0 && Number.isNaN(v)).length);
        const rows = Uint32Array.from(values.keys()).filter(odd);
        expect(sampleAt(values, rows)).toEqual(samples[1]);
        expect(sampleOfSorted(sorted[1]!)).toEqual(samples[1]);
        expect(clients(joined(samples[3]!, samples[4]!))).toEqual(ascending([...sorted[3]!, ...sorted[4]!]));
        expect(clients(above(samples[0]!, 2))).toEqual(sorted[0]!.filter((v) => v > 2));
        expect(sampleAndRest(values, rows)).toEqual({
          inside: samples[1],
          rest: sampleWhere(values, (row) => !odd(row)),
        });
        const thirds = Uint16Array.from(code);
        expect(samplesAt(values, rows, thirds, 2)[1]).toEqual(sampleWhere(values, (row) => odd(row) && row % 3 === 1));
        expect(clientsUpTo(samples[0]!, 2)).toBe(sorted[0]!.filter((v) => v <= 2).length);
        expect(clients(drawnTo(samples[0]!, 1, 3))).toEqual(sorted[0]!.map((v) => Math.min(3, Math.max(1, v))));
        const parts = [0, 0.25, 0.26, 0.75, 1];
        const both = joined(samples[3]!, samples[4]!);
        expect(quantilesOfBoth(samples[3]!, samples[4]!, parts)).toEqual(parts.map((p) => quantileOf(both, p)));
        expect(known(values, odd).length).toBe(sorted[1]!.length);
      }),
    );
  });

  it('are counted a group at a time where groups and values are many', () => {
    const values = Float64Array.from({ length: 40 }, (_, i) => i / 7);
    const code = Uint16Array.from(values, (_, i) => (i * 7) % 20);
    samplesBy(values, code, 20).samples.forEach((sample, c) => {
      expect([...sample.values]).toEqual([...values.filter((_, i) => code[i] === c)]);
    });
  });

  it('are gathered along the order of a column of very many values: ties, gaps, and codes of no group', () => {
    const size = 90_000;
    const values = Float64Array.from({ length: size }, (_, i) =>
      i % 11 === 0 ? NaN : i % 13 === 0 ? 0.5 : ((i * 7919) % size) / 3,
    );
    const code = Uint16Array.from(values, (_, i) => [0, 1, 1, 65_535, 3, 4][(i * 31) % 6]!);
    const { samples, missing } = samplesBy(values, code, 4);
    expect(distinctOf(values).values.length).toBeGreaterThan(65_536);
    samples.forEach((sample, c) => expect(sample).toEqual(sampleWhere(values, (row) => code[row] === c)));
    expect(samples.map(({ n }) => n > 0)).toEqual([true, true, false, true]);
    expect(missing).toEqual(
      [0, 1, 2, 3].map((c) => values.filter((v, row) => code[row] === c && Number.isNaN(v)).length),
    );
  });

  it('have the type-7 quantile of their clients', () => {
    const quantile = (sorted: Float64Array, p: number) => {
      const h = (sorted.length - 1) * p;
      const [a, b] = [sorted[Math.floor(h)]!, sorted[Math.ceil(h)]!];
      return a === b ? a : a + (h - Math.floor(h)) * (b - a);
    };
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (drawn, p) => {
          const values = Float64Array.from(drawn);
          expect(quantileOf(sampleOf(values), p)).toBeCloseTo(quantile(values.slice().sort(), p), 12);
        },
      ),
    );
    expect(quantileOf(sampleOf(Float64Array.of(NaN)), 0.5)).toBeNull();
  });
});
