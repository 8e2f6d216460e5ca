import { describe, expect, it } from 'vitest';
import {
  decide,
  fromIndependence,
  fromMannWhitney,
  fromProportions,
  fromWelch,
} from '../../src/analysis/hypothesis.ts';
import { chiSquaredTest } from '../../src/analysis/chiSquaredTest.ts';
import { mannWhitneyTest } from '../../src/analysis/mannWhitneyTest.ts';
import { proportionTest } from '../../src/analysis/proportionTest.ts';
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
    );
    expect(decide([{ spec: spec('a', 0.1), tested: shares }])[0]).toMatchObject({
      decision: 'confirmed',
      effectName: 'cohensH',
    });
  });

  it('takes the p of Fisher where an expected count is under 5, of the side that was named', () => {
    // 3 of 4 against 1 of 4: the lady tasting tea, 17/70 on one side and 34/70 on both.
    const tea = proportionTest({ value: 'а', n: 4, churned: 3 }, { value: 'б', n: 4, churned: 1 });
    expect(tea.condition).toBe('smallExpected');
    const one = (alternative: 'twoSided' | 'greater' | 'less') =>
      decide([{ spec: spec('a', 0.2, alternative), tested: fromProportions(tea) }])[0]!;
    expect(one('twoSided')).toMatchObject({ exact: true, p: expect.closeTo(34 / 70, 14) });
    expect(one('greater').p).toBeCloseTo(17 / 70, 14);
    expect(one('less').p).toBeCloseTo(69 / 70, 14);
    const large = proportionTest({ value: 'а', n: 400, churned: 300 }, { value: 'б', n: 400, churned: 100 });
    expect(large).toMatchObject({ exact: null, condition: null });
    expect(decide([{ spec: spec('a', 0.2), tested: fromProportions(large) }])[0]!.exact).toBe(false);
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
  });
});
