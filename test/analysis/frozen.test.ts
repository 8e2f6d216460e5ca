import { expect, it } from 'vitest';
import { finite, frozen, interval } from '../../src/analysis/frozen.ts';

it('freezes a result with everything in it, and gives the same one back', () => {
  const result = { rate: 0.2, rows: [{ n: 1, ci: [0.1, 0.3] }], none: null };
  expect(frozen(result)).toBe(result);
  expect(() => ((result as { rate: number }).rate = 1)).toThrow(TypeError);
  expect(() => (result.rows[0]!.ci[0] = 0)).toThrow(TypeError);
  expect(() => result.rows.push(result.rows[0]!)).toThrow(TypeError);
  expect(result).toEqual({ rate: 0.2, rows: [{ n: 1, ci: [0.1, 0.3] }], none: null });
});

it('has null for what is no figure', () => {
  expect([finite(0), finite(NaN), finite(-Infinity)]).toEqual([0, null, null]);
  expect([interval(0, 1), interval(NaN, 1), interval(0, Infinity)]).toEqual([[0, 1], null, null]);
});
