import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaUnderCurve, squaredError, standardError, type Foretold } from '../../src/analysis/foretold.ts';
import { areaUnderCurve as ofClients } from '../../src/analysis/roc.ts';

const group = (rate: number, n: number, churned: number): Foretold => ({ rate, n, churned });

describe('foretold', () => {
  it('is right by hand', () => {
    // Rates 0.5, 0.5 of one who left and one who stayed; 0.2 of four of whom one left.
    const groups = [group(0.5, 2, 1), group(0.2, 4, 1)];
    const squares = [0.25, 0.25, 0.64, 0.04, 0.04, 0.04];
    const error = squares.reduce((sum, one) => sum + one, 0) / 6;
    expect(squaredError(groups)).toBeCloseTo(error, 15);
    const variance = squares.reduce((sum, one) => sum + (one - error) ** 2, 0) / 5;
    expect(standardError(groups)).toBeCloseTo(Math.sqrt(variance / 6), 15);
    // Of 2 · 4 pairs: the first who left wins three and ties one, the second ties three.
    expect(areaUnderCurve(groups)).toBe((3 + 0.5 + 1.5) / 8);
  });

  it('has no area with one outcome, and none of nobody', () => {
    expect([[], [group(0.5, 3, 3)], [group(0.1, 3, 0), group(0.2, 1, 0)]].map(areaUnderCurve)).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('ends with rates that are no numbers', () => {
    // NaN equals nothing: a step of its own, where it stands in the list. There one who left ties with one who stayed: half of two pairs.
    expect(areaUnderCurve([group(NaN, 2, 1), group(0.5, 1, 0)])).toBe(0.25);
  });

  it('is what it is of the clients one by one', () => {
    const one = fc
      .record({ rate: fc.integer({ min: 0, max: 4 }), stayed: fc.nat(5), churned: fc.nat(5) })
      .map(({ rate, stayed, churned }) => group(rate / 4, stayed + churned, churned));
    fc.assert(
      fc.property(fc.array(one, { maxLength: 8 }), (groups) => {
        const clients = groups.flatMap(({ rate, n, churned }) =>
          Array.from({ length: n }, (_, i) => ({ rate, y: i < churned ? 1 : 0 })),
        );
        const scores = Float64Array.from(clients, ({ rate }) => rate);
        const y = Uint8Array.from(clients, (client) => client.y);
        expect(areaUnderCurve(groups)).toBe(ofClients(scores, y));
        if (clients.length === 0) return;
        const squares = clients.map((client) => (client.rate - client.y) ** 2);
        expect(squaredError(groups)).toBeCloseTo(squares.reduce((sum, s) => sum + s, 0) / clients.length, 14);
      }),
    );
  });
});
