import { describe, expect, it } from 'vitest';
import { decide } from '../../src/analysis/hypothesis.ts';
import {
  fromFisher,
  fromIndependence,
  fromMannWhitney,
  fromProportions,
  fromWelch,
} from '../../src/analysis/tested.ts';
import { chiSquaredTest } from '../../src/analysis/chiSquaredTest.ts';
import { fisherOf } from '../../src/analysis/fisherTest.ts';
import { CHURNED_AGAINST_STAYED, twoSamples } from '../../src/analysis/twoGroups.ts';
import { mannWhitneyOf, mannWhitneyTest, oneSidedRanks } from '../../src/analysis/mannWhitneyTest.ts';
import { proportionTest } from '../../src/analysis/proportionTest.ts';
import type { Tested } from '../../src/analysis/tested.ts';
import { designOfProportions } from '../../src/analysis/testDesign.ts';
import { welchTest } from '../../src/analysis/welchTest.ts';

const spec = (id: string, smallestEffect: number, alternative: 'twoSided' | 'greater' | 'less' = 'twoSided') => ({
  id,
  test: 'x',
  alternative,
  alpha: 0.05,
  smallestEffect,
});
/** 200 stayed around 0, 200 churned around `shift`. */
const samples = (shift: number) => ({
  values: Float64Array.from({ length: 400 }, (_, i) => (i % 200) / 100 - 1 + (i >= 200 ? shift : 0)),
  outcome: Uint16Array.from({ length: 400 }, (_, i) => (i >= 200 ? 1 : 0)),
});
const welch = (shift: number) => fromWelch(welchTest(samples(shift).values, samples(shift).outcome));

describe('decide', () => {
  it('confirms a difference that is large enough, and only on the named side', () => {
    const one = (alternative: 'twoSided' | 'greater' | 'less') =>
      decide([{ spec: spec('a', 0.2, alternative), tested: welch(0.5) }])[0]!;
    expect(one('twoSided').decision).toBe('confirmed');
    expect(one('greater').decision).toBe('confirmed');
    expect(one('greater').p).toBeCloseTo(one('twoSided').p! / 2, 15);
    expect(one('less').decision).toBe('notConfirmed');
  });

  it('calls a difference under the smallest that matters negligible', () => {
    expect(decide([{ spec: spec('a', 2), tested: welch(0.5) }])[0]!.decision).toBe('negligible');
    expect(decide([{ spec: spec('a', 0.2), tested: welch(0) }])[0]!.decision).toBe('notConfirmed');
  });

  it('adjusts the family by Holm', () => {
    const family = decide([
      { spec: spec('a', 0.1), tested: welch(0.2) },
      { spec: spec('b', 0.1), tested: welch(0.25) },
    ]);
    expect(family[1]!.pAdjusted).toBeCloseTo(2 * family[1]!.p!, 15);
    expect(family[0]!.pAdjusted).toBe(Math.max(family[0]!.p!, family[1]!.pAdjusted!));
  });

  it('says not computed where a condition failed', () => {
    const flat = fromWelch(welchTest(new Float64Array(10), new Uint16Array(10)));
    expect(decide([{ spec: spec('a', 0.1), tested: flat }])[0]).toMatchObject({
      decision: 'notComputed',
      p: null,
      pAdjusted: null,
    });
  });

  it('measures auc from one half and shares by Cohen h', () => {
    const { values, outcome } = samples(0.5);
    expect(
      decide([{ spec: spec('a', 0.05, 'greater'), tested: fromMannWhitney(mannWhitneyTest(values, outcome)) }])[0]!
        .decision,
    ).toBe('confirmed');
    const shares = fromProportions(
      proportionTest({ value: '1', n: 500, churned: 100 }, { value: '0', n: 500, churned: 50 }),
      0.1,
    );
    expect(decide([{ spec: spec('a', 0.1), tested: shares }])[0]).toMatchObject({
      decision: 'confirmed',
      effectName: 'cohensH',
    });
  });

  it('takes the p of the ranks of the side that was named, also where they lie on the other', () => {
    // scipy.stats.mannwhitneyu(alternative=…, method='asymptotic'); 1 − p/2 of the two-sided p is 0.659892….
    const x = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8];
    const y = [2, 7, 1, 8, 2, 8, 1, 8, 2, 8, 4, 5, 9];
    const p = (of: number[], against: number[], alternative: 'twoSided' | 'greater' | 'less') => {
      const outcome = Uint16Array.from([...of.map(() => 1), ...against.map(() => 0)]);
      const both = twoSamples(Float64Array.from([...of, ...against]), outcome, CHURNED_AGAINST_STAYED);
      const tested = fromMannWhitney(mannWhitneyOf(both), null, oneSidedRanks(both));
      return decide([{ spec: spec('a', 0.05, alternative), tested }])[0]!.p;
    };
    expect(p(x, y, 'greater')).toBeCloseTo(0.6797946472082197, 14);
    expect(p(x, y, 'less')).toBeCloseTo(0.3401078515731156, 14);
    expect(p(x, y, 'twoSided')).toBeCloseTo(0.6802157031462313, 14);
    const same = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
    for (const side of ['greater', 'less'] as const) expect(p(same, same, side)).toBeCloseTo(0.5131367679459488, 14);
    expect(p([1, 1], [1, 1], 'greater')).toBeNull();
  });

  it('takes the p of Fisher where an expected count is under 5, of the side that was named', () => {
    // 3 of 4 against 1 of 4: the lady tasting tea, 17/70 on one side and 34/70 on both.
    const tea = proportionTest({ value: 'а', n: 4, churned: 3 }, { value: 'б', n: 4, churned: 1 });
    expect(tea.condition).toBe('smallExpected');
    const one = (alternative: 'twoSided' | 'greater' | 'less') =>
      decide([{ spec: spec('a', 0.2, alternative), tested: fromProportions(tea, 0.2) }])[0]!;
    expect(one('twoSided')).toMatchObject({ exact: true, p: expect.closeTo(34 / 70, 14) });
    expect(one('greater').p).toBeCloseTo(17 / 70, 14);
    expect(one('less').p).toBeCloseTo(69 / 70, 14);
    const large = proportionTest({ value: 'а', n: 400, churned: 300 }, { value: 'б', n: 400, churned: 100 });
    expect(large).toMatchObject({ exact: null, condition: null });
    expect(decide([{ spec: spec('a', 0.2), tested: fromProportions(large, 0.2) }])[0]!.exact).toBe(false);
  });

  it('takes it for a table of levels too, and only where it is 2×2', () => {
    const few = chiSquaredTest([
      [3, 1],
      [1, 3],
    ]);
    expect(few.exact?.p).toBeCloseTo(34 / 70, 14);
    expect(fromIndependence(few).p).toBe(few.exact!.p);
    const three = chiSquaredTest([
      [3, 1],
      [1, 3],
      [2, 2],
    ]);
    expect(three).toMatchObject({ condition: 'smallExpected', exact: null });
    expect(fromIndependence(three).p).toBe(three.p);
    // No exact test stands in there, so there is no verdict.
    expect(decide([{ spec: spec('a', 0.05), tested: fromIndependence(three) }])[0]).toMatchObject({
      decision: 'notComputed',
      condition: 'smallExpected',
      statistic: null,
      p: null,
    });
  });

  it('says of a test that could not be made no effect that it would have noticed', () => {
    const design = designOfProportions(
      { value: '1', n: 80, churned: 20 },
      { value: '0', n: 80, churned: 30 },
      'twoSided',
    );
    const noticed = (tested: Tested) => decide([{ spec: spec('a', 0.05), tested, design }])[0]!.detectable;
    const made = fromProportions(
      proportionTest({ value: '1', n: 80, churned: 20 }, { value: '0', n: 80, churned: 30 }),
      0.2,
    );
    expect(noticed(made).effect).toBeGreaterThan(0);
    expect(noticed({ ...made, p: null })).toMatchObject({ effect: null, difference: null, effectInFamily: null });
  });

  it('takes Fisher’s test where it is asked for, of the named side', () => {
    const [of, against] = [
      { value: '1', n: 20, churned: 3 },
      { value: '0', n: 20, churned: 1 },
    ];
    const tested = fromFisher(proportionTest(of, against), fisherOf(of, against), 0.1);
    const design = designOfProportions(of, against, 'twoSided');
    const one = (alternative: 'twoSided' | 'greater') =>
      decide([{ spec: { ...spec('a', 0.1, alternative), test: 'fisher' }, tested, design }])[0]!;
    // By hand, of C(40, 4) = 91390: 22800 with 3 and as many with 1, 4845 with 4 and with 0.
    expect(one('twoSided').p).toBeCloseTo(55290 / 91390, 12);
    expect(one('greater').p).toBeCloseTo(27645 / 91390, 12);
    expect(one('twoSided')).toMatchObject({
      decision: 'notConfirmed',
      statisticName: 'oddsRatio',
      effectName: 'cohensH',
      exact: true,
      checks: { smallestGroup: 20, smallestExpected: 2 },
    });
  });

  it('says what rates would differ by too little', () => {
    const test = proportionTest({ value: 'а', n: 500, churned: 100 }, { value: 'б', n: 500, churned: 250 });
    const [low, high] = fromProportions(test, 0.2).groups!.negligible!;
    // h = 2 asin √p − 2 asin √½, so that p = sin²(π/4 ± 0.1).
    expect(low).toBeCloseTo(Math.sin(Math.PI / 4 - 0.1) ** 2, 14);
    expect(high).toBeCloseTo(Math.sin(Math.PI / 4 + 0.1) ** 2, 14);
  });

  it('withholds groups under ten', () => {
    const test = proportionTest({ value: 'а', n: 9, churned: 4 }, { value: 'б', n: 500, churned: 250 });
    expect(fromProportions(test, 0.2).groups).toBeNull();
  });
});
