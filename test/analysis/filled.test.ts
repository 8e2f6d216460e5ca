import { expect, it } from 'vitest';
import { chosen, filled } from '../../src/analysis/filled.ts';

it('filled() puts a number into every place of the array that it is given', () => {
  const into = new Uint16Array(3);
  expect(filled(into, (row) => row * 10 + 5)).toBe(into);
  expect([...into]).toEqual([5, 15, 25]);
});

it('chosen() gives the numbers of the members in their order, in an array of the same kind', () => {
  expect(chosen(Float64Array.of(1.5, 2.5, NaN, 4.5), Uint8Array.of(1, 0, 1, 1))).toEqual(
    Float64Array.of(1.5, NaN, 4.5),
  );
  expect(chosen(Uint16Array.of(7, 8, 9), Uint8Array.of(0, 1, 0))).toEqual(Uint16Array.of(8));
  expect(chosen(Uint16Array.of(7), Uint8Array.of(0))).toEqual(new Uint16Array(0));
});
