import { expect, it } from 'vitest';
import { shownValue } from '../../src/dataset/shownValue.ts';

it('shownValue() cuts what is longer than 60 characters, and writes hidden ones out', () => {
  expect([shownValue('я'.repeat(60)), shownValue('я'.repeat(61))]).toEqual(['я'.repeat(60), `${'я'.repeat(60)}…`]);
  expect(shownValue('a\tb\u202e')).toBe('a\\tb\\u202E');
});
