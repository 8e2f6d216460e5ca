import { describe, expect, it } from 'vitest';
import { axes, described, extremes, trend } from '../../src/charts/described.ts';

const reading = (name: string, value: number | null) => ({
  name,
  value,
  text: value === null ? 'нет данных' : `${value} %`,
});

describe('trend()', () => {
  it.each([
    [[1, 2, 3], 'Ход сверху вниз: рост на каждом шаге.'],
    [[1, 1, 3], 'Ход сверху вниз: рост, местами без изменений.'],
    [[3, 2, 1], 'Ход сверху вниз: спад на каждом шаге.'],
    [[3, null, 2, 2], 'Ход сверху вниз: спад, местами без изменений.'],
    [[1, 3, 2], 'Ход сверху вниз: то рост, то спад.'],
    [[2, 2, 2], 'Ход сверху вниз: без изменений.'],
    [[1, null, 2], null],
    [[], null],
  ])('of %j is told', (values, words) => {
    expect(trend(values, 'сверху вниз')).toBe(words);
  });
});

describe('extremes()', () => {
  it('names the largest and the smallest known reading', () => {
    expect(extremes([reading('а', 2), reading('б', null), reading('в', 7), reading('г', 3)])).toBe(
      'Больше всего: в, 7 %; меньше всего: а, 2 %.',
    );
  });
  it('has words for one, for equal and for no known readings', () => {
    expect(extremes([reading('а', 2), reading('б', 7), reading('в', 2), reading('г', 2)])).toBe(
      'Больше всего: б, 7 %; меньше всего: а, 2 % (столько же ещё у 2).',
    );
    expect(extremes([reading('а', 2)])).toBe('Одно значение: а, 2 %.');
    expect(extremes([reading('а', 2), reading('б', 2)])).toBe('Все значения равны: 2 %.');
    const close = [2.01, 2.02].map((value, i) => ({ ...reading('аб'[i]!, value), text: '2,0 %' }));
    expect(extremes(close)).toBe('Все значения равны до последнего показанного знака: 2,0 %.');
    expect(extremes([reading('а', null)])).toBe('Данных для рисунка нет.');
    expect(extremes([])).toBe('Данных для рисунка нет.');
  });
});

describe('described()', () => {
  it('joins what there is to tell', () => {
    expect(described('Точки.', axes('доля', 'города'), null, undefined, 'Всё.')).toBe(
      'Точки. По горизонтали — доля; по вертикали — города. Всё.',
    );
  });
});
