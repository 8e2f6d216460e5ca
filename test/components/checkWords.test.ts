import { describe, expect, it } from 'vitest';
import type { HypothesisResult } from '../../src/analysis/result.ts';
import { checkWords } from '../../src/components/checkWords.ts';

const checks = { smallestGroup: null, smallestExpected: null, varianceRatio: null };

describe('checkWords', () => {
  const words = (condition: HypothesisResult['condition'], grouping?: string) =>
    checkWords({ test: 'chiSquared', condition, checks } as HypothesisResult, grouping);

  it('tells a ratio of variances that two digits would make nothing', () => {
    const of = (varianceRatio: number) =>
      checkWords({
        test: 'welch',
        condition: null,
        checks: { ...checks, smallestGroup: 12, varianceRatio },
      } as HypothesisResult);
    expect(of(1.5)).toContain('отношение дисперсий ушедших и оставшихся — 1,50 (равенства тест не требует).');
    expect(of(0.0049)).toContain('— меньше 0,01');
    expect(of(0.005)).toContain('— 0,01 (');
    expect(of(1)).toContain('— 1,00 (');
  });

  it('tells the smallest group, and an expected number by what the test asks of it', () => {
    const of = (test: string, more: object) =>
      checkWords({ test, condition: null, checks: { ...checks, smallestGroup: 21, ...more } } as HypothesisResult);
    const begin = 'в наименьшей группе 21\u00a0клиент';
    expect(of('chiSquared', { smallestExpected: 4.5 })).toBe(
      `${begin}; наименьшее ожидаемое число в таблице — 4,50 при нужных пяти.`,
    );
    expect(of('fisher', { smallestExpected: 4.5 })).toBe(
      `${begin}; наименьшее ожидаемое число в таблице — 4,50, точному тесту это всё равно.`,
    );
    expect(of('trend', { varianceRatio: 2 })).toBe(`${begin}; отношение дисперсий ушедших и оставшихся — 2,00.`);
  });

  it('tells a group of a few from no group at all', () => {
    expect(words('small')).toBe('в наименьшей группе меньше десяти клиентов.');
    expect(words('smallExpected')).toBe('в наименьшей группе меньше десяти клиентов.');
    expect(words('oneLevel', 'город')).toBe('сравнивать не с чем: у столбца «город» одно значение.');
    expect(words('empty')).toBe('сравнивать не с чем: нет ни одного клиента с данными.');
  });
});
