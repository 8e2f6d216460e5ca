import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rootBetween } from '../../src/analysis/root.ts';

describe('rootBetween', () => {
  it('is where a function changes its sign, by hand', () => {
    expect(rootBetween(0, 2, (x) => x * x - 2)).toBeCloseTo(Math.SQRT2, 15);
    expect(rootBetween(0, 1, (x) => x - 1)).toBe(1);
    expect(rootBetween(-1, 1, (x) => (x < 0.3 ? -1 : 1))).toBeCloseTo(0.3, 14);
  });

  it('is found of rising functions, steep and flat, in few steps', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
        fc.constantFrom(
          (x: number) => x,
          (x: number) => x ** 3,
          (x: number) => Math.log1p(x),
          (x: number) => Math.tanh(x / 100),
        ),
        (at, rising) => {
          let steps = 0;
          const f = (x: number) => rising(x) - rising(at);
          const found = rootBetween(0, 1024, (x) => {
            steps += 1;
            return f(x);
          });
          const near = 4 * Number.EPSILON * found + 4e-15;
          expect(f(found - near)).toBeLessThanOrEqual(0);
          expect(f(found + near)).toBeGreaterThanOrEqual(0);
          expect(steps).toBeLessThan(80);
        },
      ),
    );
  });
});
