import { expect, it } from 'vitest';
import { unknownPath } from '../../src/paths/resolve.ts';
import { strayLetters } from '../../src/paths/strayLetters.ts';

it('names the Cyrillic letters among Latin ones', () => {
  expect(strayLetters('сhurn')).toBe(' Буква «с» в «сhurn» — кириллическая.');
  expect(strayLetters('byСаtegory')).toBe(' Буквы «С», «а» в «byСаtegory» — кириллические.');
});

it('is silent of a word of one alphabet', () => {
  for (const word of ['churn', 'Рыбинск', 'women-card', 'gender-Ж', '']) expect(strayLetters(word)).toBe('');
});

it('stands in the complaint about a path', () => {
  const { message } = unknownPath({ eda: { churn: 1 } }, 'eda.сhurn', 'eda.mdx:9');
  expect(message).toContain('Возможно, имелось в виду «eda.churn». Буква «с» в «сhurn» — кириллическая.');
});
