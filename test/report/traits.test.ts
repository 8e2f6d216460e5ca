import { expect, it } from 'vitest';
import { byItself, piecesOf } from '../../src/report/pieces.ts';
import { traitStatistics } from '../../src/report/traits.ts';
import { bankTable } from '../analysis/bankTable.ts';

it('traitStatistics() ranks values and not empty cells, and names the five pairs of traits that tell most alike', () => {
  const table = bankTable(400, (i) => ({
    balance: i % 4 === 0 ? null : 1000 + i,
    est_salary: 2000 + i,
    churn: i % 3 === 0 || i % 4 === 0 ? 1 : 0,
  }));
  const { correlations } = byItself(
    traitStatistics(table, () => {}),
    piecesOf(table, { segments: [] }),
  );
  const { phik, scan, ranking, ranked, redundant } = correlations;
  expect(scan.find(({ of }) => of === 'empty')!.phik).toBeGreaterThan(0);
  expect(ranking).toEqual(scan.filter(({ of }) => of === 'value'));
  expect(ranked).toBe(ranking.filter((one) => one.phik !== null).length);
  expect(redundant.map((pair) => pair.phik)).toEqual(
    ranking
      .flatMap((a, i) => ranking.slice(i + 1).map((b) => phik[a.column]![b.column] ?? 0))
      .toSorted((a, b) => b - a)
      .slice(0, 5),
  );
  const EMPTY = 100;
  expect(redundant.map(({ bothKnown }) => bothKnown)).toEqual(
    redundant.map(({ a, b }) => (a === 'balance' || b === 'balance' ? 400 - EMPTY : 400)),
  );
  expect(redundant.some(({ a, b }) => a === 'balance' || b === 'balance')).toBe(true);
});
