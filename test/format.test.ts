import { describe, expect, it } from 'vitest';
import {
  bound,
  count,
  counted,
  decimal,
  inUnit,
  money,
  pNumber,
  pValue,
  plural,
  powerTick,
  points,
  range,
  ratio,
  share,
  tick,
  times,
  years,
} from '../src/format.ts';

const clients = ['клиент', 'клиента', 'клиентов'] as const;
/** No-break spaces are written here as plain ones. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('format', () => {
  it.each([
    [share(0.182), '18,2 %'],
    [share(0.182, { digits: 0 }), '18 %'],
    [share(0), '0 %'],
    [share(1), '100 %'],
    [share(0.0003), 'менее 0,1 %'],
    [share(0.99999), 'более 99,9 %'],
    [share(null), 'нет данных'],
    [points(-0.1088, { sign: true }), '−10,9 п. п.'],
    [points(0.1088, { sign: true }), '+10,9 п. п.'],
    [money(950), '950 ₽'],
    [money(9800), '9 800 ₽'],
    [money(46_861.57), '46,9 тыс. ₽'],
    [money(118_000), '118 тыс. ₽'],
    [money(1_243_000), '1,24 млн ₽'],
    [money(648_408_860), '648 млн ₽'],
    [money(-12_345), '−12,3 тыс. ₽'],
    [times(1.94), 'в 1,9 раза'],
    [times(5), 'в 5 раз'],
    [times(2.02), 'в 2 раза'],
    [pNumber(0.032), '0,032'],
    [pNumber(2.4e-4), '2,4 · 10⁻⁴'],
    [pNumber(9.99e-5), '1,0 · 10⁻⁴'],
    [pValue(0), 'p < 10⁻³⁰⁰'],
    [pValue(1.2094e-197), 'p = 1,2 · 10⁻¹⁹⁷'],
    [ratio(0.961), '0,96'],
    [ratio(18.325), '18,33'],
    [ratio(579.51), '580'],
    [ratio(3_450_599.74), '3,5 · 10⁶'],
    [ratio(0.0031), '0,003'],
    [ratio(2.4e-5), '2,4 · 10⁻⁵'],
    [ratio(null), 'нет данных'],
    [years(42), '42 года'],
    [years(21), '21 год'],
    [years(42.73, { digits: 1 }), '42,7 года'],
    [range([0.1746, 0.1897], 'share'), 'от 17,5 до 19,0 %'],
    [range([0.0004, 0.023], 'share'), 'от менее 0,1 до 2,3 %'],
    [range([0.971, 0.9997], 'share'), 'от 97,1 до более 99,9 %'],
    [range([0.0001, 0.0004], 'share'), 'менее 0,1 %'],
    [range([0.9996, 0.9999], 'share', { digits: 0 }), 'более 99 %'],
    [range([0, 1], 'share'), 'от 0 до 100 %'],
    [range([1e-18, 0.278], 'share'), 'от 0 до 27,8 %'],
    [range([-0.021, 0.003], 'difference'), 'от −2,1 до 0,3 п. п.'],
    [range([12_345, 23_456], 'roubles'), 'от 12,3 до 23,5 тыс. ₽'],
    [range([34.8, 50.2], 'years'), 'от 34,8 до 50,2 года'],
    [range([34.8, 50.2], 'years', { digits: 0 }), 'от 35 до 50 лет'],
    [range([19.6, 21.2], 'years', { digits: 0 }), 'от 20 до 21 года'],
    [range([19.6, 22.2], 'years', { digits: 0 }), 'от 20 до 22 лет'],
    [range([700, 850], 'points', { digits: 0 }), 'от 700 до 850 баллов'],
    [range(null, 'share'), 'нет данных'],
    [decimal(-0.0001), '0,00'],
    [decimal(0.28, { sign: true }), '+0,28'],
    [count(10_000), '10 000'],
    [inUnit(853, 'points'), '853 балла'],
    [inUnit(75_719.14, 'roublesPerMonth'), '75,7 тыс. ₽ в месяц'],
    [bound(52, 'years'), '52 лет'],
    [bound(31, 'years'), '31 года'],
    [bound(111, 'years'), '111 лет'],
    [bound(42.5, 'years'), '42,5 года'],
    [bound(504, 'points'), '504 баллов'],
    [bound(1, 'points'), '1 балла'],
    [bound(0, 'points'), '0 баллов'],
    [bound(1_001, 'points'), '1 001 балла'],
    [bound(1_243_000, 'roubles'), '1,24 млн ₽'],
    [bound(2, 'pieces'), '2'],
    [bound(null, 'years'), 'нет данных'],
    [tick(0.25, 'share'), '25 %'],
    [tick(1e6, 'roubles'), '1 млн'],
    [tick(0, 'roubles'), '0'],
    [powerTick(0), '1'],
    [powerTick(-1), '0,1'],
    [powerTick(3), '1 000'],
    [powerTick(6), '10⁶'],
    [powerTick(-70), '10⁻⁷⁰'],
    [powerTick(-400), '10⁻⁴⁰⁰'],
  ])('%s', (text, expected) => {
    expect(plain(text)).toBe(expected);
  });

  it('keeps numbers with their units on one line', () => {
    for (const text of [share(0.182), money(46_861), counted(5, clients), points(0.1), years(42), pValue(0.2)])
      expect(text).not.toContain(' ');
  });

  it.each([
    [1, 'клиент'],
    [2, 'клиента'],
    [5, 'клиентов'],
    [11, 'клиентов'],
    [21, 'клиент'],
    [112, 'клиентов'],
    [1.5, 'клиента'],
  ])('counts %d %s', (n, noun) => {
    expect(plural(n, clients)).toBe(noun);
  });
});
