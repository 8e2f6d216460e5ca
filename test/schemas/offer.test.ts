import { expect, it } from 'vitest';
import { offer } from '../../src/schemas/offer.ts';

it('offer() lists what there is, the nearest in front, and of many the first and how many others', () => {
  const cities = ['Рыбинск', 'Ростов', 'Углич'];
  expect(offer('Ростовв', cities)).toBe('ближайшее — «Ростов»; есть: Рыбинск, Ростов, Углич');
  expect(offer('xyz', cities, 3)).toBe('есть: Рыбинск, Ростов, Углич');
  expect(offer('углич', cities, 2)).toBe('ближайшее — «Углич»; есть: Рыбинск, Ростов и ещё 1');
});

it('offer() takes a word for the one that looks the same, and says which of its letters are of another alphabet', () => {
  expect(offer('M', ['Ж', 'М'])).toBe('ближайшее — «М» (буква «M» в «M» — латинская); есть: Ж, М');
  expect(offer('age\u200b', ['age'])).toBe(
    'ближайшее — «age» (в «age\u200b» стоит знак, которого не видно: наберите это слово заново); есть: age',
  );
  expect(offer('аgе', ['age', 'balance'])).toBe(
    'ближайшее — «age» (буквы «а», «е» в «аgе» — кириллические); есть: age, balance',
  );
});
