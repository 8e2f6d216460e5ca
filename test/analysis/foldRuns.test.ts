import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldRuns } from '../../src/analysis/foldRuns.ts';

describe('foldRuns', () => {
  it('puts the rows of a fold together, in their order', () => {
    const { rows, starts, folds } = foldRuns(Uint32Array.of(2, 3, 5, 7, 8), (row) => row % 3, 2);
    expect([...rows]).toEqual([3, 7, 2, 5, 8]);
    expect([...folds]).toEqual([0, 1, 2, 2]);
    expect([...starts]).toEqual([0, 1, 2, 4, 5]);
  });

  it('has no run of no rows', () => {
    expect(foldRuns(new Uint32Array(0), () => 0, 10)).toEqual({
      rows: new Uint32Array(0),
      starts: Uint32Array.of(0),
      folds: new Uint8Array(0),
    });
  });

  it('has every row once, in runs of one fold that are not too long', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5000 }),
        fc.integer({ min: 1, max: 256 }),
        fc.integer({ min: 1, max: 700 }),
        (n, many, longest) => {
          const given = Uint32Array.from({ length: n }, (_, i) => 3 * i);
          const foldOf = (row: number) => ((row * 7919) >>> 3) % many;
          const { rows, starts, folds } = foldRuns(given, foldOf, longest);
          expect([...rows].sort((a, b) => a - b)).toEqual([...given]);
          expect(starts[folds.length]).toBe(n);
          folds.forEach((fold, run) => {
            const own = rows.subarray(starts[run], starts[run + 1]);
            expect(own.length).toBeGreaterThan(0);
            expect(own.length).toBeLessThanOrEqual(longest);
            expect(own.every((row) => foldOf(row) === fold)).toBe(true);
          });
        },
      ),
      { numRuns: 40 },
    );
  });
});
