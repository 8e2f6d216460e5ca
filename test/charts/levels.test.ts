import { describe, expect, it } from 'vitest';
import { capital, columnLabel, rowLabel, uncapital } from '../../src/charts/levels.ts';
import { bank } from '../../src/dataset/bank.ts';

describe('rowLabel()', () => {
  const labels = (column: string | undefined, ends: readonly number[]) => {
    const bands = ends.slice(1).map((high, i) => ({ value: String(i), low: ends[i]!, high }));
    return bands.map((band) => rowLabel(bank, column, band, bands).replaceAll('\u00a0', ' '));
  };

  it('of a band is its own end at each side, the outer ones open', () => {
    expect(labels('age', [18, 33, 40, 70])).toEqual(['до 33', 'больше 33, до 40', 'больше 40']);
    expect(labels('est_salary', [20_000, 60_000, 1e6])).toEqual(['до 60 тыс.', 'больше 60 тыс.']);
  });

  it('of the one band is that of all, and needs no outer ends', () => {
    expect(labels('age', [18, 33])).toEqual(['все']);
    const bands = [
      { value: '1', low: null, high: 33 },
      { value: '2', low: 33, high: null },
    ];
    expect(bands.map((band) => rowLabel(bank, 'age', band, bands).replaceAll('\u00a0', ' '))).toEqual([
      'до 33',
      'больше 33',
    ]);
  });

  it('of a level is its words, of no column the value itself', () => {
    expect(rowLabel(bank, 'gender', { value: 'Ж' }, [])).toBe('женщины');
    expect(labels(undefined, [1, 2, 3])).toEqual(['0', '1']);
  });
});

it('columnLabel() begins with a capital', () => expect(columnLabel(bank, 'age')).toBe('Возраст'));

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
