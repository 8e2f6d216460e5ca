import { describe, expect, it } from 'vitest';
import type { Interval } from '../../src/analysis/result.ts';
import { sharedEnd } from '../../src/components/sharedEnd.ts';

const rate = (n: number | null, ci: Interval) => ({ n, churned: null, rate: ci && (ci[0] + ci[1]) / 2, ci });
const told = (rows: Parameters<typeof sharedEnd>[0]['eda']['byCategory'][string]) => ({
  eda: {
    churn: { n: 1000 },
    byCategory: { city: [rate(400, [0.1, 0.3])], card: rows },
    bands: { age: [rate(250, [0.1, 0.2])] },
  },
});

describe('sharedEnd(results, of)', () => {
  it('is the largest end of an interval of a group or of its part, for the figures of every trait', () => {
    const results = told([{ ...rate(600, [0.1, 0.2]), known: rate(300, [0.3, 0.42]), unknown: rate(60, [0, 0.05]) }]);
    for (const of of ['eda.byCategory.city', 'eda.byCategory.card', 'eda.bands.age'])
      expect(sharedEnd(results, of)).toBe(0.42);
  });

  it('passes over groups under a twentieth of the clients, and those that are not told', () => {
    expect(sharedEnd(told([rate(50, [0.2, 0.7])]), 'eda.bands.age')).toBe(0.7);
    expect(sharedEnd(told([rate(49, [0.2, 0.7])]), 'eda.bands.age')).toBe(0.3);
    expect(sharedEnd(told([rate(null, null), { ...rate(80, null), known: null }]), 'eda.bands.age')).toBe(0.3);
  });

  it('says nothing of other figures', () => {
    for (const of of ['segments', 'eda.histograms.age', 'eda.missingness.balance', 'metric.byTrait.card'])
      expect(sharedEnd(told([]), of)).toBeUndefined();
  });
});
