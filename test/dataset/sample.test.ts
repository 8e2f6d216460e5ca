import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readTable } from '../../src/dataset/read.ts';
import { schema } from '../../src/dataset/index.ts';
import type { Results } from '../../src/results/results.ts';
import { analysedWhole } from '../analysedWhole.ts';
import { hasReal, realFile, root } from '../site/build.ts';

const file = join(root, 'data', 'bank_scrooge.csv');
const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);

/** The traits that the synthetic file must keep: aggregates of the bank's clients. */
const rates: Record<string, Record<string, number>> = {
  city: { Ярославль: 0.1897, Рыбинск: 0.1622, Ростов: 0.1877 },
  gender: { Ж: 0.1275, М: 0.2364 },
  credit_card: { '0': 0.2555, '1': 0.1473 },
  last_activity: { '0': 0.1138, '1': 0.2442 },
  products: { '2': 0.191, '3': 0.286, '4': 0.633 },
  equity: { '0': 0.0347, '1': 0.12, '2': 0.158, '3': 0.209, '4': 0.251, '5': 0.301 },
};
const segmentRates: Record<string, number> = {
  'women-card-low-equity': 0.042,
  'women-low-equity-few-products': 0.0553,
  'women-35-50-inactive': 0.0342,
  'age-35-50-card-few-products': 0.0982,
  'age-60-plus-inactive': 0.0775,
};
const quantiles: Record<string, Record<'p05' | 'q1' | 'median' | 'q3' | 'p95', number>> = {
  balance: { p05: 100000.0, q1: 296000.0, median: 524000.0, q3: 981000.0, p95: 2120000.0 },
  est_salary: { p05: 32200.0, q1: 75300.0, median: 120000.0, q3: 175000.0, p95: 317000.0 },
};
/** Signs of Pearson's correlations over 0.1. */
const signs: readonly (readonly [string, string, number])[] = [
  ['score', 'balance', 1],
  ['score', 'est_salary', 1],
  ['score', 'churn', 1],
  ['age', 'credit_card', -1],
  ['equity', 'balance', 1],
  ['equity', 'products', 1],
  ['equity', 'credit_card', -1],
  ['equity', 'est_salary', -1],
  ['equity', 'churn', 1],
  ['balance', 'est_salary', 1],
  ['products', 'credit_card', -1],
  ['products', 'est_salary', -1],
  ['products', 'churn', 1],
  ['credit_card', 'churn', -1],
  ['last_activity', 'churn', 1],
];

describe('the shipped file', () => {
  let results: Results;
  beforeAll(async () => {
    const read = await readTable(file, schema);
    results = analysedWhole(read.table!, read.facts);
  });

  it('is what npm run sample-data makes, byte for byte', () => {
    const again = join(mkdtempSync(join(tmpdir(), 'sample-')), 'again.csv');
    execFileSync(process.execPath, [join(root, 'scripts', 'sampleData.ts'), again]);
    expect(readFileSync(again).equals(readFileSync(file))).toBe(true);
  });

  it('has the header, the order and the formats of the bank’s file', () => {
    expect(lines[0]).toBe(
      'USERID,score,city,gender,age,equity,balance,products,credit_card,last_activity,EST_SALARY,churn',
    );
    expect(lines).toHaveLength(10_001);
    const row =
      /^\d{5,6},\d{3,4}\.0,(Ярославль|Рыбинск|Ростов),[ЖМ],(\d\d\.0)?,\d,(\d+(\.\d{1,2})?)?,[0-5],[01],[01],\d+(\.\d{1,2})?,[01]$/;
    expect(lines.slice(1).filter((line) => !row.test(line))).toEqual([]);
  });

  it('keeps the shares of the cities within a point', () => {
    for (const [city, share] of [
      ['Ярославль', 0.5888],
      ['Рыбинск', 0.2695],
      ['Ростов', 0.1417],
    ] as const)
      expect(Math.abs(results.eda.byCategory['city']!.find((r) => r.value === city)!.n / 10_000 - share)).toBeLessThan(
        0.01,
      );
  });

  it('keeps the rates of churn within 1.5 points', () => {
    for (const [column, levels] of Object.entries(rates))
      for (const [value, rate] of Object.entries(levels))
        expect(
          Math.abs(results.eda.byCategory[column]!.find((r) => r.value === value)!.rate! - rate),
          `${column} ${value}`,
        ).toBeLessThan(0.015);
    const one = results.eda.byCategory['products']!.find((r) => r.value === '1' || r.value === '0–1')!;
    expect(Math.abs(one.rate! - 0.0715)).toBeLessThan(0.015);
  });

  it('keeps the empty balances: 22 to 24 %, seldom churned, mostly without equity and with one product', () => {
    const { known, unknown } = results.eda.missingness['balance']!;
    expect(unknown!.n / 10_000).toBeGreaterThan(0.22);
    expect(unknown!.n / 10_000).toBeLessThan(0.24);
    expect(unknown!.rate).toBeLessThan(0.015);
    expect(known!.rate).toBeGreaterThan(0.2);
    const empty = lines
      .slice(1)
      .map((line) => line.split(','))
      .filter((cells) => cells[6] === '');
    expect(empty.filter((cells) => cells[5] === '0').length / empty.length).toBeGreaterThan(0.5);
    expect(empty.filter((cells) => cells[7] === '1').length / empty.length).toBeGreaterThan(0.5);
  });

  it('keeps 26 empty ages and 73 ids repeated across Рыбинск and Ярославль', () => {
    expect(results.quality.missing['age']).toBe(26);
    expect(results.quality.duplicateIds).toMatchObject({ ids: 73, rows: 146 });
    const cities = new Map<string, string[]>();
    for (const [id, , city] of lines.slice(1).map((line) => line.split(',')))
      cities.set(id!, [...(cities.get(id!) ?? []), city!]);
    for (const pair of [...cities.values()].filter((list) => list.length > 1))
      expect(pair.sort()).toEqual(['Рыбинск', 'Ярославль']);
  });

  it('keeps the quantiles of balance and salary within a tenth', () => {
    for (const [column, targets] of Object.entries(quantiles))
      for (const [name, target] of Object.entries(targets))
        expect(results.eda.numeric[column]!.all[name as 'median']! / target, `${column} ${name}`).toSatisfy(
          (x: number) => Math.abs(x - 1) < 0.1,
        );
  });

  it('keeps the segments’ churn within 2 points and their order', () => {
    for (const [id, rate] of Object.entries(segmentRates))
      expect(Math.abs(results.segments.find((s) => s.id === id)!.rate! - rate), id).toBeLessThan(0.02);
  });

  it('keeps the sign of every correlation over 0.1', () => {
    for (const [a, b, sign] of signs) expect(Math.sign(results.correlations.pearson[a]![b]!), `${a} ${b}`).toBe(sign);
  });

  it.runIf(hasReal)('has no row of the bank’s file', () => {
    const real = new Set(
      readFileSync(realFile, 'utf8')
        .split('\n')
        .slice(1)
        .map((line) => line.trim()),
    );
    expect(lines.slice(1).filter((line) => real.has(line))).toEqual([]);
  });
});
