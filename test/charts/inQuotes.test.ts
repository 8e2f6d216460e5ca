import { expect, it } from 'vitest';
import { inQuotes } from '../../src/charts/inQuotes.ts';

it.each([
  ['Новички', '«Новички»'],
  ['Тариф «Эконом» и старый телефон', '«Тариф „Эконом“ и старый телефон»'],
  ['«Эконом» или «Семья»', '«„Эконом“ или „Семья“»'],
])('inQuotes(%j) is %s', (title, quoted) => expect(inQuotes(title)).toBe(quoted));
