import { describe, expect, it } from 'vitest';
import { disagree, explainDisagreement } from '../../src/analysis/disagreement.ts';
import type { HypothesisResult } from '../../src/analysis/result.ts';
import { twoSamples } from '../../src/analysis/twoGroups.ts';

const judged = (id: string, pAdjusted: number | null, decision: HypothesisResult['decision']) =>
  ({ id, pAdjusted, decision, alpha: 0.05 }) as HypothesisResult;
const means = judged('means', 0.9, 'notConfirmed');
const ranks = judged('ranks', 0.001, 'negligible');
const samples = (of: readonly number[], against: readonly number[]) =>
  twoSamples(Float64Array.from([...of, ...against]), Uint16Array.from([...of.map(() => 1), ...against.map(() => 0)]));
const steps = (n: number, value: (i: number) => number) => Array.from({ length: n }, (_, i) => value(i));

describe('disagree(a, b)', () => {
  it('is true where one is told from chance and the other is not, or the verdicts differ', () => {
    expect(disagree(means, ranks)).toBe(true);
    expect(disagree(judged('a', 0.01, 'confirmed'), ranks)).toBe(true);
    expect(disagree(ranks, judged('b', 0.02, 'negligible'))).toBe(false);
  });

  it('is true where both are sure of opposite sides: the mean is larger, the ranks are lower', () => {
    const mean = { ...judged('mean', 0.001, 'confirmed'), effect: 0.3, effectName: 'hedgesG' } as HypothesisResult;
    const rank = (effect: number, pAdjusted: number, decision: HypothesisResult['decision']) =>
      ({ ...judged('rank', pAdjusted, decision), effect, effectName: 'auc' }) as HypothesisResult;
    expect(disagree(mean, rank(0.35, 0.001, 'confirmed'))).toBe(true);
    expect(disagree(mean, rank(0.65, 0.001, 'confirmed'))).toBe(false);
    // Of what chance may have made no side is told.
    expect(disagree({ ...mean, pAdjusted: 0.5, decision: 'notConfirmed' }, rank(0.49, 0.6, 'notConfirmed'))).toBe(
      false,
    );
  });

  it('is false where one could not be computed', () => {
    expect(disagree(judged('a', null, 'notComputed'), ranks)).toBe(false);
  });
});

describe('explainDisagreement(a, b, samples)', () => {
  it('sees that a narrow group crosses a wide one', () => {
    // 0 … 200 against 50 … 150: the quantile at 0.1 is 60 − 20 = 40 above, at 0.9 as much below.
    const found = explainDisagreement(
      means,
      ranks,
      samples(
        steps(201, (i) => 50 + i / 2),
        steps(201, (i) => i),
      ),
    );
    expect(found).toMatchObject({ id: 'means~ranks', found: 'ranks', n: 402, crossing: true });
    expect(found.quantileDifferences[0]).toEqual({ at: 0.1, difference: 40 });
    expect(found.quantileDifferences.find(({ at }) => at === 0.9)).toEqual({ at: 0.9, difference: -40 });
    expect(found.brownForsytheP).toBeLessThan(1e-6);
  });

  it('sees no crossing where one group is never above the other, though they meet in places', () => {
    // 0 … 200 with all below 100 put at 100, against 0 … 200.
    const found = explainDisagreement(
      means,
      ranks,
      samples(
        steps(201, (i) => Math.max(100, i)),
        steps(201, (i) => i),
      ),
    );
    const at = (place: number) => found.quantileDifferences.find((one) => one.at === place)!.difference;
    expect([at(0.1), at(0.5), at(0.9)]).toEqual([80, 0, 0]);
    expect(found.crossing).toBe(false);
    const turned = explainDisagreement(
      means,
      ranks,
      samples(
        steps(201, (i) => i),
        steps(201, (i) => Math.max(100, i)),
      ),
    );
    expect(turned.quantileDifferences[0]!.difference).toBe(-80);
    expect(turned.crossing).toBe(false);
  });

  it('counts to the top hundredth one client of a hundred, however many share a value', () => {
    const shareOf = (top: readonly number[]) =>
      explainDisagreement(
        means,
        ranks,
        samples([...new Array<number>(200 - top.length).fill(0), ...top], new Array<number>(200).fill(0)),
      ).topShareOfSpread;
    /** The same of 400 by sorting: the four largest. */
    const shareOfFour = (top: readonly number[]) => {
      const all = [...top.toSorted((a, b) => b - a), ...new Array<number>(400 - top.length).fill(0)];
      const mean = all.reduce((sum, x) => sum + x, 0) / 400;
      const squares = (some: readonly number[]) => some.reduce((sum, x) => sum + (x - mean) ** 2, 0);
      return squares(all.slice(0, 4)) / squares(all);
    };
    const tied = new Array<number>(20).fill(10);
    expect(shareOf(tied)).toBeCloseTo(shareOfFour(tied), 12);
    // Two above the bound, and two of the eighteen that stand at it.
    const some = [...new Array<number>(18).fill(10), 40, 40];
    expect(shareOf(some)).toBeCloseTo(shareOfFour(some), 12);
    const apart = steps(200, (i) => i * i);
    expect(shareOf(apart)).toBeCloseTo(shareOfFour(apart), 12);
  });

  it('sees that a few huge values hide a shift, which the drawn-in means show', () => {
    const found = explainDisagreement(
      means,
      ranks,
      samples(
        steps(400, (i) => (i < 4 ? 1000 : 1 + (i % 10))),
        steps(400, (i) => (i < 4 ? 1400 : i % 10)),
      ),
    );
    expect(found.crossing).toBe(false);
    expect(found.topShareOfSpread).toBeGreaterThan(0.9);
    expect(found.drawnIn!.p).toBeLessThan(1e-4);
    expect(found.drawnIn!.difference).toBeGreaterThan(0.8);
  });

  it('tells nothing of tails of groups under a hundred', () => {
    const found = explainDisagreement(
      means,
      ranks,
      samples(
        steps(99, (i) => i),
        steps(300, (i) => i),
      ),
    );
    expect(found).toMatchObject({ quantileDifferences: [], drawnIn: null, topShareOfSpread: null, crossing: false });
  });
});
