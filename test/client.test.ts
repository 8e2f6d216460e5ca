import { describe, expect, it } from 'vitest';
import { compareCells, figureOf } from '../src/client/sortTables.ts';

describe('figureOf()', () => {
  it.each([
    ['10\u00a0000', 10_000],
    ['−5,2 п. п.', -5.2],
    ['+5', 5],
    ['от\u00a017,5 до\u00a019,0\u00a0%', 17.5],
    ['1,2 млн ₽', 1.2e6],
    ['29,8\u00a0тыс.\u00a0₽', 29_800],
    ['менее 0,1\u00a0%', 0.1],
    ['нет данных', NaN],
    ['—', NaN],
  ])('reads %j', (text, figure) => expect(figureOf(text)).toBe(figure));
});

describe('compareCells()', () => {
  it('orders figures by size, words by the alphabet, the unknown last', () => {
    expect(['9', '10', '—', '−1', '1,5 тыс. ₽'].sort(compareCells)).toEqual(['−1', '9', '10', '1,5 тыс. ₽', '—']);
    expect(['ёлка', 'яблоко', 'арбуз'].sort(compareCells)).toEqual(['арбуз', 'ёлка', 'яблоко']);
  });
});
