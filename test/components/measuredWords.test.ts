import { expect, it } from 'vitest';
import type { HypothesisResult } from '../../src/analysis/result.ts';
import { measuredWords } from '../../src/components/measuredWords.ts';
import { bank } from '../../src/dataset/bank.ts';

const words = (change: Partial<HypothesisResult>, column: string, by?: string) =>
  measuredWords(
    { decision: 'confirmed', difference: null, ...change } as HypothesisResult,
    column,
    bank,
    by,
  )?.replaceAll('\u00a0', ' ');
const rate = (value: number) => ({ rate: value }) as NonNullable<HypothesisResult['groups']>['of'];

it.each<[string, Partial<HypothesisResult>, string, string | undefined, string]>([
  [
    'two rates',
    {
      test: 'proportions',
      groups: { of: rate(0.128), against: rate(0.236), levels: { of: 'Ж', against: 'М' }, negligible: null },
    },
    'gender',
    undefined,
    'доля ушедших 12,8 % (женщины) и 23,6 % (мужчины)',
  ],
  [
    'many levels',
    {
      test: 'chiSquared',
      extremes: { lowest: { ...rate(0.162), value: 'Рыбинск' }, highest: { ...rate(0.19), value: 'Ярославль' } },
    },
    'city',
    undefined,
    'доля ушедших от 16,2 % (Рыбинск) до 19,0 % (Ярославль)',
  ],
  [
    'medians of levels',
    {
      test: 'kruskalWallis',
      levelMedians: {
        lowest: { value: 'Рыбинск', n: 60, median: 41 },
        highest: { value: 'Ростов', n: 70, median: 42 },
      },
    },
    'age',
    'city',
    'медианы — 41 год (Рыбинск) и 42 года (Ростов Великий)',
  ],
  [
    'ranks',
    { test: 'mannWhitney', effectName: 'auc', effect: 0.638 },
    'balance',
    undefined,
    'у ушедшего больше в 63,8 % пар',
  ],
  ['means', { test: 'welch', difference: -1.6 }, 'age', undefined, 'у ушедших в среднем на 1,6 года меньше'],
  ['a greater mean', { test: 'welch', difference: 1.6 }, 'age', undefined, 'у ушедших в среднем на 1,6 года больше'],
  [
    'a slope',
    { test: 'trend', difference: 0.147 },
    'products',
    undefined,
    'в среднем на ступень доля ушедших на 14,7 п. п. выше',
  ],
  [
    'a slope downwards',
    { test: 'trend', difference: -0.147 },
    'products',
    undefined,
    'в среднем на ступень доля ушедших на 14,7 п. п. ниже',
  ],
])('names %s with their figures', (_, change, column, by, expected) => {
  expect(words(change, column, by)).toBe(expected);
});

it('says nothing of what was not told from chance, nor of a figure that would be written as nought', () => {
  expect(words({ test: 'welch', difference: -1.6, decision: 'notConfirmed' }, 'age')).toBeUndefined();
  expect(words({ test: 'welch', difference: -1.6, decision: 'notComputed' }, 'age')).toBeUndefined();
  expect(words({ test: 'welch', difference: 0.01 }, 'age')).toBeUndefined();
  expect(words({ test: 'welch', difference: null }, 'age')).toBeUndefined();
  expect(words({ test: 'welch', difference: -1.6, decision: 'negligible' }, 'age')).toContain('1,6');
  expect(words({ test: 'mannWhitney', effectName: 'auc', effect: null }, 'balance')).toBeUndefined();
});

it('calls no difference of rates one of means', () => {
  expect(words({ test: 'proportions', groups: null, difference: 0.1 }, 'gender')).toBeUndefined();
});
