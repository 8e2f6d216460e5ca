import { describe, expect, it } from 'vitest';
import { areaUnderCurve, rocCurve } from '../../src/analysis/roc.ts';

/** `n` clients by score from 1 down, of whom those churned whose place `isChurned`. */
const clients = (n: number, isChurned: (place: number) => boolean) => ({
  score: Float64Array.from({ length: n }, (_, i) => 1 - i / n),
  outcome: Uint8Array.from({ length: n }, (_, i) => (isChurned(i) ? 1 : 0)),
});

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

describe('rocCurve()', () => {
  it('calls the highest scores first, a hundredth of the clients at each step', () => {
    // The first 250 of 1000 left: all of them are called in 25 steps, and those who stayed in the rest.
    const { score, outcome } = clients(1000, (place) => place < 250);
    const curve = rocCurve(score, outcome);
    expect(curve).toHaveLength(101);
    expect(curve[0]).toEqual({ falsePositiveRate: 0, truePositiveRate: 0 });
    expect(curve[1]).toEqual({ falsePositiveRate: 0, truePositiveRate: 10 / 250 });
    expect(curve[25]).toEqual({ falsePositiveRate: 0, truePositiveRate: 1 });
    expect(curve[26]).toEqual({ falsePositiveRate: 10 / 750, truePositiveRate: 1 });
    expect(curve[100]).toEqual({ falsePositiveRate: 1, truePositiveRate: 1 });
  });

  it('calls of equal scores those who stayed first: a tie is no merit', () => {
    for (const isChurned of [(place: number) => place < 250, (place: number) => place >= 750]) {
      const curve = rocCurve(new Float64Array(1000).fill(0.5), clients(1000, isChurned).outcome);
      expect(curve[75]).toEqual({ falsePositiveRate: 1, truePositiveRate: 0 });
      expect(curve[100]).toEqual({ falsePositiveRate: 1, truePositiveRate: 1 });
    }
  });

  it('is empty of under a thousand clients, and of one outcome', () => {
    const of = (n: number, isChurned: (place: number) => boolean) => {
      const { score, outcome } = clients(n, isChurned);
      return rocCurve(score, outcome);
    };
    expect(of(999, (place) => place < 250)).toEqual([]);
    expect(of(1000, () => false)).toEqual([]);
    expect(of(1000, () => true)).toEqual([]);
  });
});
