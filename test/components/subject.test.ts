import { expect, it } from 'vitest';
import { isFigures } from '../../src/components/subject.ts';

it('takes for a group of figures what has names: no list, no figure and not nothing', () => {
  expect([{}, { n: 1 }].map(isFigures)).toEqual([true, true]);
  expect([[], [1], null, undefined, 1, 'n'].map(isFigures)).toEqual([false, false, false, false, false, false]);
});
