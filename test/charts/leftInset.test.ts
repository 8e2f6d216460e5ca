import { expect, it } from 'vitest';
import { leftInset } from '../../src/charts/leftInset.ts';

it('an axis that begins under nought has room for its first tick, as much as the margin has not', () => {
  const room = leftInset(-1_000_000, 0);
  expect(room).toBeGreaterThan(6);
  expect(leftInset(-1_000_000, 5)).toBe(room - 5);
  expect(leftInset(-1_000_000, 200)).toBe(0);
  expect(leftInset(0, 0)).toBe(0);
});
