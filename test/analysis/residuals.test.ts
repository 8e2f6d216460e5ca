import { describe, expect, it } from 'vitest';
import { residuals } from '../../src/analysis/residuals.ts';
import { proportionTest } from '../../src/analysis/proportionTest.ts';
import { rateOf } from '../../src/analysis/rate.ts';

const row = (value: string, churned: number, n: number) => ({ value, ...rateOf(churned, n) });

describe('residuals', () => {
  it('of two rows are the z of two proportions, with opposite signs', () => {
    const found = residuals([row('а', 30, 100), row('б', 50, 300)]);
    const { z } = proportionTest({ value: 'а', n: 100, churned: 30 }, { value: 'б', n: 300, churned: 50 });
    expect(found[0]).toMatchObject({ value: 'а', n: 100, churned: 30, expected: 20 });
    expect(found[0]!.residual).toBeCloseTo(z!, 12);
    expect(found[1]!.residual).toBeCloseTo(-z!, 12);
  });

  it('are 0 where nobody left, where all left, and of one row', () => {
    for (const rows of [[row('а', 0, 9), row('б', 0, 20)], [row('а', 9, 9), row('б', 20, 20)], [row('а', 3, 9)]])
      for (const { residual } of residuals(rows)) expect(residual).toBe(0);
    expect(residuals([])).toEqual([]);
  });
});
