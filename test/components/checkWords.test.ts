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
  });

  it('tells a group of a few from no group at all', () => {
    expect(words('small')).toBe('в наименьшей группе меньше десяти клиентов.');
    expect(words('smallExpected')).toBe('в наименьшей группе меньше десяти клиентов.');
    expect(words('oneLevel', 'город')).toBe('сравнивать не с чем: у столбца «город» одно значение.');
    expect(words('empty')).toBe('сравнивать не с чем: нет ни одного клиента с данными.');
  });
});
