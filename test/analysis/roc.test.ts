import { describe, expect, it } from 'vitest';
import { churnedAmongFirst } from '../../src/analysis/churnedAmongFirst.ts';
import { areaUnderCurve, rocCurve } from '../../src/analysis/roc.ts';

describe('areaUnderCurve()', () => {
  it('counts the pairs in which the one who left has the larger score, a tie as half', () => {
    // Of four pairs three are won and one is tied; of six one is won and two are tied.
    expect(areaUnderCurve(Float64Array.of(3, 2, 2, 1), Uint8Array.of(1, 1, 0, 0))).toBe(3.5 / 4);
    expect(areaUnderCurve(Float64Array.of(1, 2, 2, 3, 3), Uint8Array.of(1, 0, 1, 0, 1))).toBe(2 / 6);
    expect(areaUnderCurve(Float64Array.of(2, 1), Uint8Array.of(0, 1))).toBe(0);
    expect(areaUnderCurve(Float64Array.of(2, 1), Uint8Array.of(0, 0))).toBeNull();
    expect(areaUnderCurve(Float64Array.of(2, 1), Uint8Array.of(1, 1))).toBeNull();
  });
});

describe('churnedAmongFirst()', () => {
  it('counts who left of the first clients, those of one score evenly, whatever the order of the rows', () => {
    expect([...churnedAmongFirst(Float64Array.of(1, 2, 3), Uint8Array.of(0, 1, 1))]).toEqual([0, 0, 1, 2]);
    const scores = Float64Array.of(1, 2, 2, 2, 2, 3);
    for (const marks of [Uint8Array.of(1, 1, 1, 0, 0, 1), Uint8Array.of(1, 0, 0, 1, 1, 1)])
      expect([...churnedAmongFirst(scores, marks)]).toEqual([0, 1, 2, 2, 3, 3, 4]);
    expect([...churnedAmongFirst(new Float64Array(0), new Uint8Array(0))]).toEqual([0]);
  });
});

describe('rocCurve()', () => {
  /** Of `n` clients by score ascending, of whom those left whose place `isChurned`. */
  const curve = (
    n: number,
    isChurned: (place: number) => boolean,
    score: (place: number) => number = (place) => place,
  ) =>
    rocCurve(
      churnedAmongFirst(
        Float64Array.from({ length: n }, (_, i) => score(i)),
        Uint8Array.from({ length: n }, (_, i) => (isChurned(i) ? 1 : 0)),
      ),
    );

  it('calls the highest scores first, a hundredth of the clients at each step', () => {
    // The 250 of the highest scores left: all of them are called in 25 steps, and those who stayed in the rest.
    const points = curve(1000, (place) => place >= 750);
    expect(points).toHaveLength(101);
    expect(points[0]).toEqual({ falsePositiveRate: 0, truePositiveRate: 0 });
    expect(points[1]).toEqual({ falsePositiveRate: 0, truePositiveRate: 10 / 250 });
    expect(points[25]).toEqual({ falsePositiveRate: 0, truePositiveRate: 1 });
    expect(points[26]).toEqual({ falsePositiveRate: 10 / 750, truePositiveRate: 1 });
    expect(points[100]).toEqual({ falsePositiveRate: 1, truePositiveRate: 1 });
  });

  it('is the line of a guess among equal scores, as the area counts a tie for half', () => {
    for (const isChurned of [(place: number) => place < 500, (place: number) => place >= 500])
      for (const [step, point] of curve(1000, isChurned, () => 0.5).entries())
        expect(point).toEqual({ falsePositiveRate: step / 100, truePositiveRate: step / 100 });
  });

  it('is empty of under a thousand clients, and of one outcome', () => {
    expect(curve(999, (place) => place < 250)).toEqual([]);
    expect(curve(1000, () => false)).toEqual([]);
    expect(curve(1000, () => true)).toEqual([]);
  });
});
