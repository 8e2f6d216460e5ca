import { sum } from 'simple-statistics';
import { asP, chiSquaredUpperTail } from './distributions.ts';
import { fisherTest } from './fisherTest.ts';
import { frozen } from './frozen.ts';
import { groupCounts } from './groupCounts.ts';
import { tellsOfFew, withhold } from './published.ts';
import type { Independence } from './result.ts';
import { told } from './told.ts';

/** Counts of clients: a row a level of one trait, a column a level of the other. */
export type ContingencyTable = readonly (readonly number[])[];

/** Counts a column of codes against the outcome; a client whose code is no level, or whose outcome is unknown, is missing. */
export function contingencyTable(
  codes: ArrayLike<number>,
  levels: number,
  outcome: ArrayLike<number>,
): { readonly counts: ContingencyTable; readonly missing: number } {
  const { n, churned } = groupCounts(codes, levels, outcome);
  const counts = Array.from(n, (all, level) => [all - churned[level]!, churned[level]!]);
  return frozen({ counts, missing: codes.length - sum(Array.from(n)) });
}

/**
 * Pearson's χ² of independence without Yates' correction, Cramér's V and V corrected for bias (Bergsma 2013).
 * Levels without a client are left out. smallExpected: figures are given, but the approximation is rough, and a
 * 2×2 table has Fisher's exact test beside them, whose p is to be believed.
 */
export function chiSquaredTest(counts: ContingencyTable, missing = 0): Independence {
  const { table, rows, columns, n } = margins(counts);
  const shared = { method: 'chiSquared', n, missing };
  const nothing = {
    chi2: null,
    df: null,
    p: null,
    cramersV: null,
    cramersVCorrected: null,
    smallExpected: 0,
    exact: null,
  };
  if (n === 0) return told({ ...shared, ...nothing, condition: 'empty' });
  if (rows.length < 2 || columns.length < 2) return told({ ...shared, ...nothing, condition: 'oneLevel' });
  let chi2 = 0;
  let smallExpected = 0;
  table.forEach((row, r) =>
    row.forEach((observed, c) => {
      const expected = (rows[r]! / n) * columns[c]!;
      chi2 += (observed - expected) ** 2 / expected;
      if (expected < 5) smallExpected++;
    }),
  );
  const df = (rows.length - 1) * (columns.length - 1);
  return told({
    ...shared,
    chi2,
    df,
    p: asP(chiSquaredUpperTail(chi2, df)),
    cramersV: Math.min(1, Math.sqrt(chi2 / n / (Math.min(rows.length, columns.length) - 1))),
    cramersVCorrected: correctedV(chi2, n, rows.length, columns.length),
    smallExpected,
    exact: smallExpected > 0 && isTwoByTwo(table) ? fisherTest(table, missing) : null,
    condition: smallExpected > 0 ? 'smallExpected' : null,
  });
}

/** The test as it may be published: withheld of two levels one of which has 1 to 9 clients, of whom it and the totals would tell. */
export const toldChiSquaredTest = (counts: ContingencyTable, missing = 0): Independence => {
  const test = chiSquaredTest(counts, missing);
  return tellsOfFew(counts.map((row) => sum(row))) ? frozen({ ...withhold(test), smallExpected: 0 }) : test;
};

type TwoByTwo = readonly [readonly [number, number], readonly [number, number]];
const isTwoByTwo = (table: ContingencyTable): table is TwoByTwo => table.length === 2 && table[0]!.length === 2;

/** The p to believe: Fisher's where the approximation of χ² (or of z) is rough and the table is 2×2. */
export const believedP = (result: Pick<Independence, 'p' | 'exact'>): number | null => result.exact?.p ?? result.p;

/**
 * Adjusted residuals (Haberman 1973): how many standard errors a cell lies from independence, cells of absent
 * levels 0. Same shape as the counts.
 */
export function adjustedResiduals(counts: ContingencyTable): readonly (readonly number[])[] {
  const rows = counts.map(sum);
  const columns = (counts[0] ?? []).map((_, c) => sum(counts.map((row) => row[c]!)));
  const n = sum(rows);
  return frozen(
    counts.map((row, r) =>
      row.map((observed, c) => {
        const expected = (rows[r]! / n) * columns[c]!;
        const variance = expected * (1 - rows[r]! / n) * (1 - columns[c]! / n);
        return variance > 0 ? (observed - expected) / Math.sqrt(variance) : 0;
      }),
    ),
  );
}

/** The table without empty rows and columns, and its totals. */
function margins(counts: ContingencyTable) {
  const kept = counts.filter((row) => sum(row) > 0);
  const totals = (kept[0] ?? []).map((_, c) => sum(kept.map((row) => row[c]!)));
  const table = kept.map((row) => row.filter((_, c) => totals[c]! > 0));
  return { table, rows: table.map(sum), columns: totals.filter((t) => t > 0), n: sum(totals) };
}

function correctedV(chi2: number, n: number, r: number, k: number): number | null {
  if (n < 2) return null;
  const phi2 = Math.max(0, chi2 / n - ((k - 1) * (r - 1)) / (n - 1));
  const size = Math.min(k - (k - 1) ** 2 / (n - 1), r - (r - 1) ** 2 / (n - 1));
  return size > 1 ? Math.min(1, Math.sqrt(phi2 / (size - 1))) : null;
}
