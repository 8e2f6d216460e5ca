import { expect, it } from 'vitest';
import { anchor } from '../../src/components/anchor.ts';

it('keeps latin letters and figures of a path, and parts its steps', () => {
  expect(anchor('eda.byCategory[gender].rate')).toBe('eda-bycategory-gender-rate');
  expect(anchor('[a_b] c-1.')).toBe('a-b-c-1');
});

it('has another letter for every other sign, so that no two levels share a place', () => {
  // Their numbers to the base of 36: Ж is 29 · 36 + 2, М is 29 · 36 + 8, the brackets are 2 · 36 + 19 and + 21.
  expect(anchor('gender[Ж]')).toBe('gender2jt22l');
  expect(anchor('М')).toBe('t8');
});
