import { expect, it } from 'vitest';
import { lookAlike } from '../../src/dataset/lookAlike.ts';

it.each([
  ['M', 'это латинская буква M, а нужна кириллическая М'],
  ['Pостов', 'похоже на «Ростов», но буква P латинская'],
  ['Pocтов', 'похоже на «Ростов», но буквы P, o, c латинские'],
  ['королев.', 'похоже на «Королёв», но написано иначе'],
  ['Рстов', 'похоже на «Ростов»'],
  ['Рств', null],
  // Of so few letters any one is near.
  ['У', null],
  ['Уф', null],
])('lookAlike() of %s', (value, words) => {
  expect(lookAlike(value, ['М', 'Уфа', 'Ростов', 'Королёв'])).toBe(words);
});
