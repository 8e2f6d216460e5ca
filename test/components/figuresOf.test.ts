import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../src/components/figuresOf.ts';

const results = {
  eda: {
    churn: { n: 10, churned: 2, rate: 0.2, ci: [0.1, 0.3] },
    byCategory: { city: Array.from({ length: 14 }, (_, i) => ({ value: `г${i}`, n: 10, churned: 1, rate: 0.1 })) },
  },
};
const pathsOf = (...paths: string[]) => figuresOf(results, paths).map(({ path }) => path);
const rows = results.eda.byCategory.city.map(({ value }) => `eda.byCategory.city.${value}`);

describe('figuresOf(results, paths)', () => {
  it('leaves out the names by which a row was found', () => {
    expect(pathsOf('eda.byCategory.city.г1.value', 'eda.byCategory.city.г1.rate', 'eda.churn.rate')).toEqual([
      'eda.byCategory.city.г1.rate',
      'eda.churn.rate',
    ]);
  });

  it('has these where a condition looked at nothing else', () => {
    expect(pathsOf('eda.byCategory.city.г1.value')).toEqual(['eda.byCategory.city.г1.value']);
  });

  it('has the first twelve of many', () => {
    expect(pathsOf(...rows.flatMap((row) => [`${row}.value`, `${row}.rate`]))).toEqual(
      rows.slice(0, 12).map((row) => `${row}.rate`),
    );
  });
});
