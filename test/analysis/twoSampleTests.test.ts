import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benjaminiHochberg, holm } from '../../src/analysis/adjust.ts';
import { chiSquaredTest } from '../../src/analysis/chiSquaredTest.ts';
import { compareGroups } from '../../src/analysis/compare.ts';
import { mannWhitneyTest } from '../../src/analysis/mannWhitneyTest.ts';
import { proportionTest } from '../../src/analysis/proportionTest.ts';
import { rateOf, wilsonInterval } from '../../src/analysis/rate.ts';
import { welchTest } from '../../src/analysis/welchTest.ts';

/** Stayed, then churned. */
const groups = (stayed: readonly number[], churned: readonly number[]) => ({
  values: Float64Array.from([...stayed, ...churned]),
  outcome: Uint16Array.from([...stayed.map(() => 0), ...churned.map(() => 1)]),
});
const compared = (stayed: readonly number[], churned: readonly number[]) => {
  const { values, outcome } = groups(stayed, churned);
  return compareGroups(values, outcome);
};

describe('compareGroups', () => {
  it('is right by hand and by SciPy', () => {
    const { welch, mannWhitney, ks, brownForsythe } = compared([1, 2, 3, 4], [3, 5, 7, 9]);
    expect(welch.difference).toBe(3.5);
    expect(welch.t).toBeCloseTo(3.5 / Math.sqrt(5 / 3 / 4 + 20 / 3 / 4), 14);
    expect(welch.df).toBeCloseTo((25 / 12) ** 2 / ((5 / 12) ** 2 / 3 + (20 / 12) ** 2 / 3), 13);
    expect(welch.hedgesG).toBeCloseTo((3.5 / Math.sqrt((5 + 20) / 6)) * (1 - 3 / (4 * 8 - 9)), 13);
    // Pairs in which the churned value is the larger: 2,5 + 4 + 4 + 4.
    expect(mannWhitney.U).toBe(14.5);
    expect(mannWhitney.auc).toBe(14.5 / 16);
    expect(ks.D).toBe(0.75);
    // |x − median|: 1,5 0,5 0,5 1,5 against 3 1 1 3.
    expect(brownForsythe.F).toBeCloseTo(2 / ((1 + 4) / 6), 13);
  });

  it('tells no gap of the distributions of nobody, nor of one client against many', () => {
    expect(compared([], []).ks).toMatchObject({ D: null, condition: 'empty' });
    expect(compared([1, 2, 3], [5]).ks).toMatchObject({ D: null, condition: 'tooFew' });
    expect(compared([2, 2], [2, 2]).ks).toMatchObject({ D: 0, condition: 'zeroVariance' });
  });

  it('counts missing values and leaves them out', () => {
    const { welch, mannWhitney } = compared([1, 2, 3, 4, NaN], [3, 5, 7, 9, NaN]);
    expect(welch).toMatchObject({ n: 8, missing: 2, difference: 3.5 });
    expect(mannWhitney).toMatchObject({ n: 8, missing: 2, U: 14.5 });
  });

  it.each<[string, number[], number[], string]>([
    ['nobody', [], [], 'empty'],
    ['nobody churned', [1, 2, 3], [], 'tooFew'],
    ['one churned', [1, 2, 3], [2], 'tooFew'],
    ['all equal', [5, 5, 5], [5, 5], 'zeroVariance'],
  ])('names the condition that failed: %s', (_, stayed, churned, condition) => {
    const all = compared(stayed, churned);
    expect(all.welch).toMatchObject({ condition, p: null, t: null, ci: null });
    expect(all.mannWhitney.condition).toBe(condition);
    expect(JSON.stringify(all)).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('stays finite at 1e300 and 1e-300', () => {
    for (const size of [1e-300, 1e300]) {
      const all = compared(
        [1, 2, 3].map((v) => v * size),
        [4, 5, 6].map((v) => v * size),
      );
      expect(JSON.stringify(all)).not.toMatch(/NaN|Infinity/);
      expect(all.mannWhitney.U).toBe(9);
    }
  });

  it('turns round when the groups are swapped, and does not mind order, shift and scale', () => {
    const column = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 3, maxLength: 25 });
    fc.assert(
      fc.property(column, column, (stayed, churned) => {
        const one = compared(stayed, churned);
        if (one.welch.condition !== null) return;
        const swapped = compared(churned, stayed);
        expect(swapped.welch.t).toBeCloseTo(-one.welch.t!, 10);
        expect(swapped.welch.p! / one.welch.p!).toBeCloseTo(1, 9);
        expect(swapped.mannWhitney.auc).toBeCloseTo(1 - one.mannWhitney.auc!, 12);
        const moved = compared(
          [...stayed].reverse().map((v) => 2 * v + 5),
          churned.map((v) => 2 * v + 5),
        );
        expect(moved.welch.t).toBeCloseTo(one.welch.t!, 9);
        expect(moved.mannWhitney.U).toBe(one.mannWhitney.U);
        expect(moved.ks.D).toBeCloseTo(one.ks.D!, 12);
      }),
    );
  });

  it('compares any two codes, not only the outcome', () => {
    const values = Float64Array.of(1, 2, 3, 10, 11, 12, 99);
    const codes = Uint16Array.of(4, 4, 4, 2, 2, 2, 0);
    expect(welchTest(values, codes, { of: 2, against: 4 }).difference).toBe(9);
    expect(mannWhitneyTest(values, codes, { of: 2, against: 4 })).toMatchObject({ n: 6, U: 9 });
  });
});

describe('rateOf', () => {
  it('has Wilson’s interval', () => {
    const { rate, ci } = rateOf(1820, 10_000);
    expect(rate).toBe(0.182);
    expect(ci![0]).toBeCloseTo(0.17456016380638475, 15);
    expect(ci![1]).toBeCloseTo(0.18968405915736555, 15);
  });

  it('is null of nobody and stays inside 0…1 at the ends', () => {
    expect(rateOf(0, 0)).toEqual({ n: 0, churned: 0, rate: null, ci: null });
    expect(wilsonInterval(0, 10)![0]).toBe(0);
    expect(wilsonInterval(10, 10)![1]).toBe(1);
  });
});

describe('proportionTest', () => {
  it('is pooled z, Newcombe’s interval and Cohen h by hand', () => {
    // Newcombe 1998, table II, (a) 56/70 − 48/80, method 10: 0.0524 to 0.3339.
    const { z, difference, ci, cohensH } = proportionTest(
      { value: 'а', n: 70, churned: 56 },
      { value: 'б', n: 80, churned: 48 },
    );
    expect(difference).toBeCloseTo(0.2, 14);
    expect(ci!.map((end) => Number(end.toFixed(4)))).toEqual([0.0524, 0.3339]);
    const pooled = 104 / 150;
    expect(z).toBeCloseTo(0.2 / Math.sqrt(pooled * (1 - pooled) * (1 / 70 + 1 / 80)), 13);
    expect(cohensH).toBeCloseTo(2 * Math.asin(Math.sqrt(0.8)) - 2 * Math.asin(Math.sqrt(0.6)), 14);
  });

  it('names what failed', () => {
    const nobody = { value: 'а', n: 0, churned: 0 };
    expect(proportionTest(nobody, nobody)).toMatchObject({ condition: 'empty', p: null });
    expect(proportionTest({ value: 'а', n: 5, churned: 0 }, { value: 'б', n: 5, churned: 0 })).toMatchObject({
      condition: 'oneOutcome',
      z: null,
    });
  });
});

describe('chiSquaredTest', () => {
  it('is χ² without correction, V and corrected V by hand', () => {
    const { chi2, df, cramersV, cramersVCorrected, condition } = chiSquaredTest([
      [20, 30],
      [30, 20],
    ]);
    expect(chi2).toBeCloseTo(4, 13);
    expect(df).toBe(1);
    expect(cramersV).toBeCloseTo(0.2, 13);
    expect(cramersVCorrected).toBeCloseTo(Math.sqrt((0.04 - 1 / 99) / (2 - 1 / 99 - 1)), 12);
    expect(condition).toBeNull();
  });

  it('flags expected counts under 5, drops empty levels, names one level', () => {
    expect(
      chiSquaredTest([
        [2, 3],
        [3, 20],
        [0, 0],
      ]),
    ).toMatchObject({ df: 1, condition: 'smallExpected' });
    expect(
      chiSquaredTest([
        [20, 30],
        [0, 0],
      ]),
    ).toMatchObject({ chi2: null, p: null });
    expect(chiSquaredTest([])).toMatchObject({ chi2: null, condition: 'empty' });
  });
});

describe('holm and benjaminiHochberg', () => {
  it('are right by hand, null where p is null, never over 1 and never falling', () => {
    const close = (values: readonly (number | null)[]) =>
      values.map((v) => (v === null ? null : expect.closeTo(v, 12)));
    expect(holm([0.01, 0.04, null, 0.03])).toEqual(close([0.03, 0.06, null, 0.06]));
    expect(benjaminiHochberg([0.01, 0.04, null, 0.03])).toEqual(close([0.03, 0.04, null, 0.04]));
    expect(holm([0.9, 0.8])).toEqual([1, 1]);
    expect(holm([])).toEqual([]);
  });
});
