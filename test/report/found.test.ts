import { describe, expect, it } from 'vitest';
import { splitKeys } from '../../src/analysis/splits.ts';
import { halvesOf } from '../../src/report/found.ts';
import { tableOf } from '../analysis/tableOf.ts';

const named = (n: number) => Array.from({ length: n }, (_, i) => `c${i}`);
const within = (keys: Float64Array, low: number, high: number) =>
  [...keys.keys()].filter((row) => keys[row]! >= low && keys[row]! < high);
const ascending = (rows: Uint32Array) => [...rows].sort((a, b) => a - b);

describe('halvesOf(table)', () => {
  it('searches one half of up to 40 000 clients', () => {
    const table = tableOf({}, {}, named(40_000));
    const keys = splitKeys(table, 'discovery');
    const { searched, confirming } = halvesOf(table);
    expect(ascending(searched)).toEqual(within(keys, 0, 0.5));
    expect([...confirming]).toEqual(within(keys, 0.5, 1));
  });

  it('searches about 20 000 of more, and measures on the other half as before', () => {
    const table = tableOf({}, {}, named(50_000));
    const keys = splitKeys(table, 'discovery');
    const { searched, confirming } = halvesOf(table);
    // 20 000 / 50 000.
    expect(ascending(searched)).toEqual(within(keys, 0, 0.4));
    // Four standard deviations of the binomial: 4 √(50 000 · 0,4 · 0,6) = 438.
    expect(Math.abs(searched.length - 20_000)).toBeLessThan(438);
    expect([...confirming]).toEqual(within(keys, 0.5, 1));
  });

  it('has the clients in one order, whatever that of the file', () => {
    const ids = named(50_000);
    const turned = ids.toReversed();
    const [one, other] = [ids, turned].map((of) => [...halvesOf(tableOf({}, {}, of)).searched].map((row) => of[row]));
    expect(other).toEqual(one);
  });

  it('keeps rows of one client together, above 40 000 too', () => {
    const ids = named(25_000).flatMap((id) => [id, id]);
    const { searched, confirming } = halvesOf(tableOf({}, {}, ids));
    for (const half of [searched, confirming]) {
      const rows = new Set(half);
      expect([...rows].filter((row) => !rows.has(row ^ 1))).toEqual([]);
    }
  });
});
