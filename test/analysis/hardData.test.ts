import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { summary } from '../../src/analysis/describe.ts';
import type { Results } from '../../src/results/results.ts';
import { analysedWhole } from '../analysedWhole.ts';
import { bankTable, type MadeClient } from './bankTable.ts';

const facts = { file: 'made.csv', sha256: '0' };
const conditions = new Set(
  [
    .../export type Condition =\n([\s\S]*?);/
      .exec(readFileSync(new URL('../../src/analysis/result.ts', import.meta.url), 'utf8'))![1]!
      .matchAll(/\| '(\w+)'/g),
  ].map((m) => m[1]),
);

const all =
  (client: MadeClient): ((i: number) => MadeClient) =>
  () =>
    client;

/** Tables that a reader would refuse, or would not: what the analysis is given must never break it. */
const hard: Readonly<Record<string, readonly [rows: number, client?: (i: number) => MadeClient]>> = {
  'ordinary clients': [400],
  nobody: [0],
  'one client': [1],
  'two clients, one of them left': [2, (i) => ({ churn: i })],
  'nine clients': [9],
  'all churned': [300, all({ churn: 1 })],
  'none churned': [300, all({ churn: 0 })],
  'one churned': [300, (i) => ({ churn: i === 7 ? 1 : 0 })],
  constants: [300, all({ score: 850, age: 40, equity: 3, balance: 5e5, products: 2, est_salary: 1e5, credit_card: 1 })],
  'one level of everything': [300, all({ city: 'Рыбинск', gender: 'Ж', credit_card: 0, last_activity: 1 })],
  'a level for every client': [120, (i) => ({ city: `Город ${i}` })],
  'all missing': [300, all({ age: null, balance: null })],
  'all missing among the churned': [300, (i) => ((i * 7) % 5 === 0 ? { balance: null, age: null } : {})],
  'nothing known of cities and sexes': [300, all({ city: null, gender: null })],
  'ties everywhere': [
    300,
    (i) => ({ score: 800 + (i % 2), age: 30 + (i % 2), balance: i % 2, est_salary: 1 + (i % 2) }),
  ],
  '1e300': [300, (i) => ({ balance: 1e300 * (1 + (i % 7)), est_salary: 1e300 * (1 + (i % 5)) })],
  '1e308 of both signs': [300, (i) => ({ balance: (i % 2 === 0 ? 1 : -1) * 1.7e308 })],
  '1e-300': [300, (i) => ({ balance: 1e-300 * (1 + (i % 7)), est_salary: 1e-300 * (1 + (i % 5)) })],
  '1e-300 beside 1e300': [300, (i) => ({ balance: i % 2 === 0 ? 1e300 : 1e-300 })],
  zeros: [300, all({ balance: 0, est_salary: 0, equity: 0, products: 0 })],
  'perfectly split': [300, (i) => ({ products: (i * 7) % 5 === 0 ? 4 : 1 })],
  NumAcc4: [1001, (i) => ({ balance: i === 0 ? 1e7 + 0.2 : i % 2 === 1 ? 1e7 + 0.1 : 1e7 + 0.3 })],
};

/** Every place of a result that JSON could not hold, or that is a p of 0. */
function broken(value: unknown, path = 'results'): string[] {
  if (typeof value === 'number') {
    const impossible = /\.p(Adjusted)?$/.test(path) && !(value > 0 && value <= 1);
    return Number.isFinite(value) && !impossible ? [] : [`${path}: ${value}`];
  }
  if (value === undefined) return [`${path}: undefined`];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => broken(inner, `${path}.${key}`));
}

/** Tests without a p that say no condition, and conditions that no glossary has. */
function unexplained(value: unknown, path = 'results'): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { p, condition, method } = value as Record<string, unknown>;
  const here =
    condition === undefined || condition === null
      ? p === null && method !== undefined && method !== 'kolmogorovSmirnov'
        ? [`${path}: no condition`]
        : []
      : conditions.has(condition as string)
        ? []
        : [`${path}: ${String(condition)}`];
  return [...here, ...Object.entries(value).flatMap(([key, inner]) => unexplained(inner, `${path}.${key}`))];
}

describe('the whole analysis of', () => {
  for (const [name, [rows, client]] of Object.entries(hard))
    it(`${name}: nothing throws, nothing is NaN, every figure that is lacking says why`, () => {
      const results = analysedWhole(bankTable(rows, client), facts);
      expect(broken(results).slice(0, 20)).toEqual([]);
      expect(unexplained(results).slice(0, 20)).toEqual([]);
    });

  const of = (name: string): Results => analysedWhole(bankTable(...hard[name]!), facts);

  it('tells which condition failed', () => {
    expect(of('nobody').eda.churn).toMatchObject({ n: 0, rate: null, ci: null });
    expect(of('nobody').eda.comparisons['score']!.welch.condition).toBe('empty');
    expect(of('all churned').correlations.logistic!.condition).toBe('oneOutcome');
    expect(of('none churned').correlations.association['gender']!.condition).toBe('oneLevel');
    expect(of('constants').eda.comparisons['balance']!.welch.condition).toBe('zeroVariance');
    const left = of('constants').correlations.logistic!;
    expect(left.leftOut.map(({ term }) => term)).toEqual(
      expect.arrayContaining(['score', 'age', 'balance_missing', 'log_salary']),
    );
    expect(left.leftOut.every(({ condition }) => condition === 'zeroVariance')).toBe(true);
    expect(left).toMatchObject({ condition: null, conditionTerms: [] });
    expect(of('one level of everything').correlations.association['city']!.condition).toBe('oneLevel');
    expect(of('all missing').eda.comparisons['balance']!.welch.condition).toBe('empty');
    expect(of('perfectly split').correlations.logistic!.condition).toBe('separation');
    expect(of('perfectly split').correlations.logistic!.conditionTerms).toContain('products');
  });
});

describe('columns of NIST', () => {
  // Mean and standard deviation of the stored doubles in exact arithmetic: tests.py, numAcc.
  const { numAcc } = JSON.parse(readFileSync(new URL('../reference/tests.json', import.meta.url), 'utf8')) as {
    numAcc: { base: number; mean: string; sd: string }[];
  };
  for (const { base, mean, sd } of numAcc)
    it(`1001 values of ${base} and a tenth: mean and sd to 1e-14`, () => {
      const values = Float64Array.from({ length: 1001 }, (_, i) =>
        i === 0 ? base + 0.2 : i % 2 === 1 ? base + 0.1 : base + 0.3,
      );
      const got = summary(values);
      expect(Math.abs(got.mean! / Number(mean) - 1)).toBeLessThan(1e-15);
      expect(Math.abs(got.sd! / Number(sd) - 1)).toBeLessThan(1e-14);
    });
});
