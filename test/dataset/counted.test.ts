import { expect, it } from 'vitest';
import { counted, grouped } from '../../src/dataset/counted.ts';

it('counted() has the form of a noun that its number wants', () => {
  const form = (n: number) => counted(n, 'строка', 'строки', 'строк').split(' ')[1];
  expect([1, 21, 101].map(form)).toEqual(['строка', 'строка', 'строка']);
  expect([2, 4, 22].map(form)).toEqual(['строки', 'строки', 'строки']);
  expect([0, 5, 11, 12, 19, 20, 25, 111].map(form)).toEqual(Array.from({ length: 8 }, () => 'строк'));
});

it('grouped() parts thousands from ten thousand on', () => {
  expect([9999, 10_000, -1_234_567, 0.5].map(grouped)).toEqual(['9999', '10\u00a0000', '-1\u00a0234\u00a0567', '0,5']);
});
