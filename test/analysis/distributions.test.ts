import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import jStat from 'jstat';
import { describe, expect, it, vi } from 'vitest';
import * as d from '../../src/analysis/distributions.ts';

type Row = readonly [...arguments_: number[], truth: string];
type TableOfTails = Readonly<Record<string, readonly Row[]>>;
const read = (path: URL): TableOfTails => JSON.parse(readFileSync(path, 'utf8'));

const functions: Record<string, (...a: number[]) => number> = {
  normal: d.normalUpperTail,
  t: d.tUpperTail,
  chiSquared: d.chiSquaredUpperTail,
  f: d.fUpperTail,
  beta: d.betaCdf,
  betaQuantile: d.betaQuantile,
  tQuantile: d.tQuantile,
  normalQuantile: d.normalQuantile,
};

/** The largest relative error over rows whose truth a double can hold to full length. */
function worst(name: string, rows: readonly Row[]) {
  let found = { error: 0, row: '' };
  for (const row of rows) {
    const truth = Number(row.at(-1));
    if (Math.abs(truth) < 1e-300 && truth !== 0) continue;
    const got = functions[name]!(...(row.slice(0, -1) as number[]));
    const error = truth === 0 ? Math.abs(got) : Math.abs(got / truth - 1);
    if (!(error <= found.error)) found = { error, row: `${JSON.stringify(row)} got ${got}` };
  }
  return found;
}

describe('tails against mpmath', () => {
  const table = read(new URL('../reference/tails.json', import.meta.url));
  for (const name of Object.keys(table))
    it(`${name}: relative error at most 1e-12`, () => {
      const { error, row } = worst(name, table[name]!);
      expect(error, row).toBeLessThanOrEqual(1e-12);
    });
});

const sharedTable = new URL('../../../shared/reference/tails.json', import.meta.url);
describe.skipIf(!existsSync(fileURLToPath(sharedTable)))(
  'the larger table beside the repository (skipped where absent)',
  () => {
    const names = {
      norm: 'normal',
      t: 't',
      chi2: 'chiSquared',
      F: 'f',
      beta: 'beta',
      tq: 'tQuantile',
      nq: 'normalQuantile',
    };
    for (const [theirs, ours] of Object.entries(names))
      it(`${ours}: relative error at most 1e-12`, () => {
        const { error, row } = worst(ours, read(sharedTable)[theirs]!);
        expect(error, row).toBeLessThanOrEqual(1e-12);
      });

    it('betaQuantile: that table holds one row (1e-4, 0.5, 5000) to ten digits only; tails.json here has it to twenty', () => {
      const rows = read(sharedTable).betaq!.filter((row) => !(row[0] === 1e-4 && row[2] === 5000));
      expect(worst('betaQuantile', rows).error).toBeLessThanOrEqual(1e-12);
    });
  },
);

describe('lgamma', () => {
  it('is ln (n−1)! for whole numbers and ln √π at one half', () => {
    let logFactorial = 0;
    for (let n = 1; n < 60; n++) {
      expect(d.lgamma(n)).toBeCloseTo(logFactorial, 11);
      logFactorial += Math.log(n);
    }
    expect(d.lgamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 14);
    expect(d.lgamma(1e6) / 12815504.569147611 - 1).toBeCloseTo(0, 14);
  });
});

describe('tails and quantiles', () => {
  const probability = fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true });
  const degrees = fc.double({ min: 0.5, max: 1e5, noNaN: true });

  it('quantiles undo the distribution functions', () => {
    fc.assert(
      fc.property(probability, degrees, (p, a) => {
        expect(Math.abs(1 - d.normalUpperTail(d.normalQuantile(p)) - p)).toBeLessThan(1e-12);
        expect(Math.abs(1 - d.tUpperTail(d.tQuantile(p, a), a) - p)).toBeLessThan(1e-12);
        expect(Math.abs(d.chiSquaredUpperTail(d.chiSquaredQuantile(p, a), a) - (1 - p))).toBeLessThan(1e-11);
      }),
      { numRuns: 200 },
    );
  });

  it('a quantile is found in a few steps: where no smaller one can be taken it does not begin to halve', () => {
    const exp = vi.spyOn(Math, 'exp');
    for (let df = 1; df <= 100; df += 1) d.chiSquaredQuantile(0.95, df);
    const most = exp.mock.calls.length / 100;
    exp.mockRestore();
    // Three exponentials a step.
    expect(most).toBeLessThan(20);
  });

  it('both tails of the incomplete gamma and beta functions add up to 1', () => {
    fc.assert(
      fc.property(degrees, degrees, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, x) => {
        expect(d.gammaP(a, 2 * a * x) + d.gammaQ(a, 2 * a * x)).toBeCloseTo(1, 14);
        expect(d.ibeta(x, a, b) + d.ibeta(1 - x, b, a, x)).toBeCloseTo(1, 12);
      }),
    );
  });

  it('tails fall, stay in 0…1 and are never NaN', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e300, max: 1e300, noNaN: true }), degrees, (x, df) => {
        for (const tail of [
          d.normalUpperTail(x),
          d.tUpperTail(x, df),
          d.chiSquaredUpperTail(x, df),
          d.fUpperTail(x, df, df),
        ]) {
          expect(tail).toBeGreaterThanOrEqual(0);
          expect(tail).toBeLessThanOrEqual(1);
        }
        expect(d.tUpperTail(Math.abs(x) * 1.01, df)).toBeLessThanOrEqual(d.tUpperTail(Math.abs(x), df));
      }),
    );
  });

  it('agrees with jStat where jStat has its seven digits', () => {
    for (const [t, df] of [
      [1, 5],
      [2.5, 40],
      [-0.3, 9],
    ] as const)
      expect(1 - d.tUpperTail(t, df)).toBeCloseTo(jStat.studentt.cdf(t, df), 7);
    expect(1 - d.chiSquaredUpperTail(7, 3)).toBeCloseTo(jStat.chisquare.cdf(7, 3), 7);
    expect(1 - d.fUpperTail(2.2, 3, 30)).toBeCloseTo(jStat.centralF.cdf(2.2, 3, 30), 7);
  });

  it('finds a quantile where jStat has nothing to start from', () => {
    expect(jStat.beta.inv(1e-300, 50, 5)).toBeNaN();
    // Far out the tail is x⁵⁰ / (50·B(50, 5)), and 50·B(50, 5) = 1/316251.
    expect(d.betaQuantile(1e-300, 50, 5) / (1e-300 / 316251) ** (1 / 50)).toBeCloseTo(1, 5);
  });

  it('has 0 in the middle of a symmetric distribution', () => {
    expect(d.normalQuantile(0.5)).toBe(0);
    expect(d.tQuantile(0.5, 3)).toBe(0);
  });

  it('gives p between the smallest double and 1, never 0', () => {
    expect(d.asP(d.normalUpperTail(40))).toBe(Number.MIN_VALUE);
    expect(d.twoSidedP(d.tUpperTail(1e200, 50))).toBeGreaterThan(0);
    expect(d.twoSidedP(0.7)).toBe(1);
  });
});
