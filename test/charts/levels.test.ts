import { describe, expect, it } from 'vitest';
import { capital, uncapital } from '../../src/charts/levels.ts';

describe('capital()', () => {
  it.each([
    ['доля ушедших', 'Доля ушедших'],
    ['income', 'Income'],
    ['φK, ступени равной численности', 'φK, ступени равной численности'],
    ['η², доля разброса', 'η², доля разброса'],
    ['p с поправкой', 'p с поправкой'],
    ['', ''],
  ])('of «%s» is «%s»', (text, begun) => expect(capital(text)).toBe(begun));
});

describe('uncapital()', () => {
  it.each([
    ['Разница не случайна', 'разница не случайна'],
    ['В скольких парах', 'в скольких парах'],
    ['ИНН клиента', 'ИНН клиента'],
    ['«Доля»', '«Доля»'],
  ])('of «%s» is «%s»', (text, inside) => expect(uncapital(text)).toBe(inside));
});
