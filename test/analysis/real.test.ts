import { describe, expect, it } from 'vitest';
import { chiSquaredTest, contingencyTable } from '../../src/analysis/chiSquaredTest.ts';
import { compareGroups } from '../../src/analysis/compare.ts';
import { proportionTestOf } from '../../src/analysis/proportionTest.ts';
import { rateOf } from '../../src/analysis/rate.ts';
import { cells, codesOf, numbersOf, readReference, realFile, realFileExists } from './realFile.ts';

/** Relative: statistics 1e-12, p 1e-9, and 1e-9 for what SciPy itself gives to fewer digits (interval ends by root). */
function agree(got: unknown, path: string, reference: Record<string, number>) {
  const want = reference[path];
  expect(want, `no reference: ${path}`).toBeTypeOf('number');
  const tolerance = /\.p$/.test(path) ? 1e-9 : 1e-12;
  const error = Math.abs((got as number) / want! - 1);
  expect(error, `${path}: ${String(got)}, reference ${want}`).toBeLessThanOrEqual(tolerance);
}

/** Every figure of a result that the reference also has. */
function agreeAll(result: object, prefix: string, reference: Record<string, number>): number {
  let checked = 0;
  for (const [key, value] of Object.entries(result)) {
    const path = Array.isArray(result) ? `${prefix}.${key}` : `${prefix}.${key}`;
    if (value !== null && typeof value === 'object') checked += agreeAll(value, path, reference);
    else if (path in reference) {
      agree(value, path, reference);
      checked++;
    }
  }
  return checked;
}

describe.skipIf(!realFileExists)('the real file against SciPy (skipped where ../shared is absent)', () => {
  const columns = realFileExists ? cells(realFile.data) : new Map<string, string[]>();
  const reference = realFileExists ? readReference() : {};
  const outcome = codesOf(columns.get('churn') ?? []).codes;

  it('gives the rate of the bank', () => {
    const churned = outcome.reduce((a, b) => a + b, 0);
    expect(agreeAll(rateOf(churned, outcome.length), 'eda.churn', reference)).toBe(5);
  });

  for (const name of ['score', 'age', 'equity', 'balance', 'products', 'est_salary'])
    it(`compares ${name}`, () => {
      const result = compareGroups(numbersOf(columns.get(name)!), outcome);
      expect(agreeAll(result, `eda.comparisons[${name}]`, reference)).toBeGreaterThanOrEqual(11);
    });

  for (const name of ['city', 'gender', 'equity', 'products', 'credit_card', 'last_activity'])
    it(`tests ${name} for independence`, () => {
      const { codes, levels } = codesOf(columns.get(name)!);
      const { counts, missing } = contingencyTable(codes, levels.length, outcome);
      expect(agreeAll(chiSquaredTest(counts, missing), `correlations.association[${name}]`, reference)).toBe(5);
    });

  for (const [name, of, against] of [
    ['gender', 'Ж', 'М'],
    ['credit_card', '1', '0'],
    ['last_activity', '1', '0'],
  ] as const)
    it(`compares rates by ${name}`, () => {
      const { codes, levels } = codesOf(columns.get(name)!);
      const group = (value: string) => ({ code: levels.indexOf(value), value });
      const result = proportionTestOf(codes, outcome, group(of), group(against));
      expect(agreeAll(result, `eda.proportions[${name}]`, reference)).toBeGreaterThanOrEqual(6);
    });
});
