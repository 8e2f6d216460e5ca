import { expect, it } from 'vitest';
import { unknownPath } from '../../src/paths/resolve.ts';
import { strayLetters } from '../../src/paths/strayLetters.ts';

it('names the Cyrillic letters among Latin ones', () => {
  expect(strayLetters('сhurn')).toBe(' Буква «с» в «сhurn» — кириллическая.');
  expect(strayLetters('byСаtegory')).toBe(' Буквы «С», «а» в «byСаtegory» — кириллические.');
  expect(strayLetters('кc')).toBe(' Буква «к» в «кc» — кириллическая.');
});

it('names the Latin letters of a Russian word, and of one that only looks as a known word does', () => {
  expect(strayLetters('Pостов')).toBe(' Буква «P» в «Pостов» — латинская.');
  expect(strayLetters('M', ['Ж', 'М'])).toBe(' Буква «M» в «M» — латинская.');
  expect(strayLetters('МС', ['PH', 'MC'])).toBe(' Буквы «М», «С» в «МС» — кириллические.');
  expect(strayLetters('Ж', ['М'])).toBe('');
});

it.each(['chu\u00adrn', 'churn\u200b', '\ufeffchurn', 'churn\u00a0'])(
  'tells that %j has a sign that is not seen',
  (word) => {
    expect(strayLetters(word, ['churn'])).toBe(
      ` В «${word}» стоит знак, которого не видно: наберите это слово заново.`,
    );
  },
);

it('is silent of a word of one alphabet', () => {
  for (const word of ['churn', 'Рыбинск', 'women-card', 'gender-Ж', '']) expect(strayLetters(word)).toBe('');
});

it('stands in the complaint about a path', () => {
  const { message } = unknownPath({ eda: { churn: 1 } }, 'eda.сhurn', 'eda.mdx:9');
  expect(message).toContain('Возможно, имелось в виду «eda.churn». Буква «с» в «сhurn» — кириллическая.');
  const rows = { gender: [{ value: 'Ж' }, { value: 'М' }] };
  expect(unknownPath(rows, 'gender.M', 'eda.mdx:9').message).toContain(
    'Возможно, имелось в виду «gender.М». Буква «M» в «M» — латинская.',
  );
});
