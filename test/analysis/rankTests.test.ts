import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustedResiduals, contingencyTable } from '../../src/analysis/chiSquaredTest.ts';
import { fisherTest } from '../../src/analysis/fisherTest.ts';
import { kruskalWallisTest } from '../../src/analysis/kruskalWallisTest.ts';
import { mannWhitneyTest } from '../../src/analysis/mannWhitneyTest.ts';
import { argsort } from '../../src/analysis/ranks.ts';
import { trendTest } from '../../src/analysis/trendTest.ts';

describe('argsort', () => {
  it('orders like a sort with a comparator, equal values by row, missing left out', () => {
    const double = fc.oneof(fc.double(), fc.integer().map(Number), fc.constantFrom(0, -0, 5e-324, -1e300, 1e300));
    fc.assert(
      fc.property(fc.array(double), (list) => {
        const values = Float64Array.from(list);
        const known = list.map((_, i) => i).filter((i) => Number.isFinite(values[i]!));
        expect([...argsort(values)]).toEqual(known.sort((a, b) => values[a]! - values[b]! || a - b));
      }),
    );
  });
});

describe('mannWhitneyTest', () => {
  it('gives complete separation an interval with a width', () => {
    const { auc, aucCi } = mannWhitneyTest(Float64Array.from([1, 2, 3, 10, 11, 12]), [0, 0, 0, 1, 1, 1]);
    expect(auc).toBe(1);
    expect(aucCi![0]).toBeGreaterThan(0.4);
    expect(aucCi![0]).toBeLessThan(0.95);
    expect(aucCi![1]).toBe(1);
  });

  it('names equal values, small and empty groups', () => {
    const test = (values: number[], codes: number[]) => mannWhitneyTest(Float64Array.from(values), codes);
    expect(test([5, 5, 5, 5], [0, 0, 1, 1])).toMatchObject({ condition: 'zeroVariance', auc: 0.5, U: 2, p: null });
    expect(test([5, 6, 7], [0, 0, 1])).toMatchObject({ condition: 'tooFew', U: null });
    expect(test([NaN, NaN], [0, 1])).toMatchObject({ condition: 'empty', n: 0, missing: 2 });
  });
});

describe('kruskalWallisTest', () => {
  it('is right by hand: ranks 1–6 in three pairs give H = 4.571…', () => {
    const result = kruskalWallisTest(Float64Array.from([1, 2, 3, 4, 5, 6]), [0, 0, 1, 1, 2, 2], 3);
    // 12/(6·7)·(9/2 + 49/2 + 121/2) − 3·7 = 32/7.
    expect(result.H).toBeCloseTo(32 / 7, 13);
    expect(result.p).toBeCloseTo(Math.exp(-16 / 7), 14);
    expect(result.epsilonSquared).toBeCloseTo(32 / 35, 13);
  });

  it('counts missing values, leaves absent groups out and names what failed', () => {
    const values = Float64Array.from([1, 2, NaN, 3, 4, 5]);
    expect(kruskalWallisTest(values, [0, 0, 0, 2, 2, 65535], 3)).toMatchObject({
      n: 4,
      missing: 1,
      df: 1,
      condition: null,
    });
    expect(kruskalWallisTest(values, [0, 0, 0, 0, 0, 0], 1).condition).toBe('oneLevel');
    expect(kruskalWallisTest(values.slice().fill(2), [0, 0, 0, 1, 1, 1], 2).condition).toBe('zeroVariance');
    expect(kruskalWallisTest(new Float64Array(0), [], 2).condition).toBe('empty');
  });
});

describe('fisherTest', () => {
  it('is right by hand: the lady tasting tea', () => {
    const { p, oddsRatio, ci } = fisherTest([
      [3, 1],
      [1, 3],
    ]);
    expect(p).toBeCloseTo(34 / 70, 14);
    expect(oddsRatio).toBe(9);
    expect(ci![0]).toBeCloseTo(9 * Math.exp(-1.959963984540054 * Math.sqrt(8 / 3)), 12);
  });

  it('has no odds ratio over an empty cell, and names an empty margin', () => {
    expect(
      fisherTest([
        [5, 0],
        [1, 4],
      ]),
    ).toMatchObject({ oddsRatio: null, ci: null, condition: null });
    expect(
      fisherTest([
        [5, 0],
        [4, 0],
      ]),
    ).toMatchObject({ p: null, condition: 'oneLevel' });
    expect(
      fisherTest(
        [
          [0, 0],
          [0, 0],
        ],
        3,
      ),
    ).toMatchObject({ n: 0, missing: 3, condition: 'empty' });
  });

  it('is quick and never 0 on a million clients', () => {
    expect(
      fisherTest([
        [500_000, 0],
        [0, 500_000],
      ]).p,
    ).toBe(Number.MIN_VALUE);
    expect(
      fisherTest([
        [250_000, 250_000],
        [250_000, 250_000],
      ]).p,
    ).toBeCloseTo(1, 12);
  });
});

describe('trendTest', () => {
  it('is right by hand: rates 0.1, 0.2, 0.3 of 100 each', () => {
    const result = trendTest([0, 1, 2].map((score) => ({ score, n: 100, churned: 10 * (score + 1) })));
    // Σ(s − 1)(r − 20) = 20; variance 0.2·0.8·200 = 32.
    expect(result.z).toBeCloseTo(20 / Math.sqrt(32), 13);
    expect(result.slope).toBeCloseTo(0.1, 14);
    // Errors by group: √(100·0.1·0.9 + 100·0.3·0.7)/200.
    expect(result.ci![1]).toBeCloseTo(0.1 + (1.959963984540054 * Math.sqrt(30)) / 200, 13);
    // 20/√32 of 300 clients.
    expect(result.correlation).toBeCloseTo(20 / Math.sqrt(32 * 300), 14);
  });

  it('is the same by hand whatever the scale of the scores and wherever they begin', () => {
    const zOf = (scoreOf: (step: number) => number) =>
      trendTest([0, 1, 2].map((step) => ({ score: scoreOf(step), n: 100, churned: 10 * (step + 1) }))).z;
    for (const scoreOf of [
      (step: number) => step * 1e-200,
      (step: number) => step * 1e300,
      (step: number) => 1e9 + step,
    ])
      expect(zOf(scoreOf)).toBeCloseTo(20 / Math.sqrt(32), 12);
  });

  it('has the correlation of score and outcome for its standardised effect, with the interval of SciPy', () => {
    const groups = (...all: readonly (readonly [n: number, churned: number])[]) =>
      all.map(([n, churned], score) => ({ score, n, churned }));
    // Scores 0, 0, 1, 1, 2, 2, 2, 3 and outcomes 0, 0, 0, 1, 1, 0, 1, 1.
    const { correlation, correlationCi } = trendTest(groups([2, 0], [2, 1], [3, 2], [1, 1]));
    // scipy.stats.pearsonr(scores, outcome), and its confidence_interval(0.95).
    expect(correlation).toBeCloseTo(0.629940788348712, 13);
    expect(correlationCi![0]).toBeCloseTo(-0.1343866902259748, 12);
    expect(correlationCi![1]).toBeCloseTo(0.9243103156408905, 12);
    expect(trendTest(groups([2, 0], [2, 2])).correlationCi).toBeNull();
    expect(trendTest(groups([1, 0], [2, 1])).correlationCi).toBeNull();
    // Everybody told by the score, where rounding leaves a correlation of 1 − 1e-16.
    for (const n of [5, 7, 10, 50_000]) expect(trendTest(groups([n, 0], [n, n])).correlationCi).toBeNull();
  });

  it('names what failed', () => {
    const group = (score: number, n: number, churned: number) => ({ score, n, churned });
    expect(trendTest([]).condition).toBe('empty');
    expect(trendTest([group(1, 50, 5), group(2, 0, 0)]).condition).toBe('oneLevel');
    expect(trendTest([group(1, 50, 0), group(2, 9, 0)]).condition).toBe('oneOutcome');
  });
});

describe('adjustedResiduals', () => {
  it('of a 2×2 table are ±√χ²', () => {
    const [[a, b], [c, d]] = adjustedResiduals([
      [10, 20],
      [30, 15],
    ]) as [[number, number], [number, number]];
    const chi2 = (75 * (10 * 15 - 20 * 30) ** 2) / (30 * 45 * 40 * 35);
    for (const [got, sign] of [
      [a, -1],
      [b, 1],
      [c, 1],
      [d, -1],
    ] as const)
      expect(got).toBeCloseTo(sign * Math.sqrt(chi2), 12);
    expect(
      adjustedResiduals([
        [0, 0],
        [3, 4],
      ]),
    ).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });

  it('come from a table of codes, where an unknown code is missing', () => {
    expect(contingencyTable([0, 1, 1, 65535], 2, [1, 0, 0, 1])).toEqual({
      counts: [
        [0, 1],
        [2, 0],
      ],
      missing: 1,
    });
  });
});
