import { describe, expect, it } from 'vitest';
import { randomOf } from '../../src/analysis/randomOf.ts';
import { analysedWhole } from '../analysedWhole.ts';
import { bankTable } from './bankTable.ts';

const BANKS = 60;
const CLIENTS = 600;

/** Clients whose every trait is drawn apart from the others, and churn with them: there is nothing to find. */
function coinBank(draw: () => number) {
  const whole = (least: number, most: number) => least + Math.floor((most - least + 1) * draw());
  return bankTable(CLIENTS, () => ({
    score: whole(600, 900),
    city: ['Ярославль', 'Рыбинск', 'Ростов'][whole(0, 2)]!,
    gender: draw() < 0.5 ? 'Ж' : 'М',
    age: whole(18, 80),
    equity: whole(0, 6),
    balance: draw() < 0.2 ? null : whole(10_000, 900_000),
    products: whole(1, 4),
    credit_card: draw() < 0.6 ? 1 : 0,
    last_activity: draw() < 0.5 ? 1 : 0,
    est_salary: whole(20_000, 200_000),
    churn: draw() < 0.3 ? 1 : 0,
  }));
}

/** Every p of a test that stands alone, by the path of its result. */
function chancesIn(value: unknown, path: string, found: Map<string, number[]>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inside] of Object.entries(value))
    if (name === 'p' && typeof inside === 'number') found.set(path, [...(found.get(path) ?? []), inside]);
    else chancesIn(inside, `${path}.${name}`, found);
}

/** Of so many draws of chance `p`, the largest number that one in a million exceeds, by the normal approximation. */
const mostBy = (chance: number, draws: number) => draws * chance + 4.75 * Math.sqrt(draws * chance * (1 - chance)) + 1;

describe('of banks where churn is a coin', () => {
  const draw = randomOf(2024);
  const results = Array.from({ length: BANKS }, (_, i) =>
    analysedWhole(coinBank(draw), { file: 'coin.csv', sha256: `${i}` }),
  );
  const banksWhere = (isSo: (result: (typeof results)[number]) => boolean) => results.filter(isSo).length;

  it('each test is below 0.05 about as often as it promises', () => {
    const found = new Map<string, number[]>();
    for (const { eda, correlations, portraits, hypotheses } of results) {
      chancesIn(eda, 'eda', found);
      chancesIn({ ...correlations, scan: null, ranking: null, logistic: null }, 'correlations', found);
      for (const { column, value, p } of portraits.differences)
        chancesIn({ p }, `portraits.${column}=${value ?? ''}`, found);
      for (const { id, p } of hypotheses) chancesIn({ p }, `hypotheses.${id}`, found);
    }
    const often = [...found].filter(([, ps]) => ps.filter((p) => p < 0.05).length > mostBy(0.05, ps.length));
    expect(often.map(([path]) => path)).toEqual([]);
    const all = [...found.values()].flat();
    expect(all.length).toBeGreaterThan(50 * BANKS);
    const share = all.filter((p) => p < 0.05).length / all.length;
    expect(share).toBeGreaterThan(0.03);
    expect(share).toBeLessThan(0.07);
  });

  it('families find something in one bank of twenty, as their corrections promise', () => {
    const most = mostBy(0.05, BANKS);
    expect(banksWhere(({ hypotheses }) => hypotheses.some(({ pAdjusted }) => pAdjusted! < 0.05))).toBeLessThan(most);
    expect(banksWhere(({ correlations }) => correlations.scan.some(({ discovery }) => discovery))).toBeLessThan(most);
    // The rule of one standard error leaves a coin no tree.
    expect(banksWhere(({ correlations }) => correlations.tree.leaves > 1)).toBeLessThan(most);
    expect(banksWhere(({ clusters }) => (clusters.added.ci?.[0] ?? 0) > 0)).toBeLessThan(most);
  });

  it('what the search found on one half is about the rate of all on the other', () => {
    const gaps = results.flatMap(({ eda, foundSegments }) =>
      foundSegments.atRisk.flatMap(({ confirmation: other }) =>
        other === null ? [] : [other.rate! - eda.churn.rate!],
      ),
    );
    expect(gaps.length).toBeGreaterThan(BANKS);
    expect(Math.abs(gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length)).toBeLessThan(0.03);
  });
});
