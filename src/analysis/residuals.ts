import { adjustedResiduals } from './chiSquaredTest.ts';
import { frozen } from './frozen.ts';
import type { Rate, Residual } from './result.ts';

/** How far each row of a trait lies from what independence of the trait and the outcome would give. */
export function residuals(rows: readonly (Rate & { readonly value: string })[]): readonly Residual[] {
  const counts = rows.map(({ n, churned }) => [churned, n - churned]);
  const found = adjustedResiduals(counts);
  const total = rows.reduce((sum, row) => sum + row.n, 0);
  const left = rows.reduce((sum, row) => sum + row.churned, 0);
  return frozen(
    rows.map(({ value, n, churned }, i) => ({
      value,
      n,
      churned,
      expected: (n / total) * left,
      residual: found[i]![0]!,
    })),
  );
}
