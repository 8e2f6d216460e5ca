import { describe, expect, it } from 'vitest';
import type { HypothesisResult } from '../../src/analysis/result.ts';
import { hypothesesForest } from '../../src/charts/hypothesesForest.ts';
import type { ChartContext } from '../../src/charts/kind.ts';

const result = (more: Partial<HypothesisResult>) =>
  ({
    id: 'one',
    decision: 'notConfirmed',
    effectName: 'hedgesG',
    effect: -0.14,
    n: 180,
    p: 0.4,
    pAdjusted: 1,
    ...more,
  }) as HypothesisResult;

const effectOf = (more: Partial<HypothesisResult>) => {
  const { rows } = hypothesesForest.table([result(more)], { titles: { one: 'Гипотеза' } } as never as ChartContext);
  return String(rows[0]![1]).replaceAll('\u00a0', ' ');
};

describe('hypothesesForest.table(results, context)', () => {
  it('writes each effect on its own scale', () => {
    expect(effectOf({})).toBe('−0,14');
    expect(effectOf({ effectName: 'auc', effect: 0.463 })).toBe('46,3 %');
    // A slope of less than half a point is no nought.
    expect(effectOf({ test: 'trend', effectName: 'trend', effect: 0.004 })).toBe('+0,4 п. п.');
    expect(effectOf({ effectName: 'epsilonSquared', effect: 0.004 })).toBe('0,004');
    expect(effectOf({ decision: 'notComputed', effect: null })).toBe('нет данных');
  });

  it('writes nothing that falls short of what matters as what matters', () => {
    const short = { decision: 'negligible', effectName: 'cramersV', effect: 0.0487, smallestEffect: 0.05 } as const;
    const row = (more: Partial<HypothesisResult>) =>
      hypothesesForest.table([result(more)], { titles: { one: 'Гипотеза' } } as never as ChartContext).rows[0]!;
    expect([row(short)[1], row(short)[3]]).toEqual(['0,049', '+0,97']);
    expect([row({ ...short, effect: 0.05 })[1], row({ ...short, effect: 0.05 })[3]]).toEqual(['0,05', '+1,0']);
  });
});
