import { describe, expect, it } from 'vitest';
import { kindOf } from '../../src/components/valueKind.ts';
import { bank } from '../../src/dataset/bank.ts';

describe('kindOf(schema, path, value)', () => {
  it.each([
    ['segments.women-35-50-inactive.priority', 3],
    ['correlations.tree.leaves', 9],
    ['correlations.scan.equity.places.phik', 5],
    ['robustness.variants.withoutTop.leftOut', 38],
    ['robustness.variants.filled.filled', 2266],
    ['quality.missing.balance', 2266],
    ['verification.equal', 442],
    ['correlations.ranked', 10],
    ['clusters.k', 2],
    ['segmentOverlap.scattered', 0],
    ['segmentOverlap.pairs.women-35-50-inactive.age-35-50-card-few-products', 321],
  ])('%s is counted: it has no decimals', (path, value) => {
    expect(kindOf(bank, path, value)).toBe('count');
  });

  it.each(['verification.largest', 'verification.largestOfP'])('%s is too small for decimals', (path) => {
    expect(kindOf(bank, path, 4.2e-13)).toBe('scientific');
  });

  it('leaves a measure its decimals', () => {
    expect(kindOf(bank, 'correlations.scan.equity.phik', 0.05)).toBe('number');
    expect(kindOf(bank, 'metric.quartiles.4.parts.card', 5927.9)).toBe('money');
    expect(kindOf(bank, 'eda.missingness.balance.known.rate', 0.05)).toBe('share');
  });
});
