import type { CellValues } from './cell.ts';

/**
 * How many numbers of a column have a third digit after the point, where a point may stand between thousands in all of them
 * («145.277», «950», never «1.5» or «1200.75»); else 0. `values`: NaN where missing.
 */
export function thousandPoints(values: CellValues): number {
  let fractions = 0;
  let thirds = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    const size = Math.abs(value);
    const thousandths = Math.round(size * 1000);
    if (size >= 1000 || Math.abs(size * 1000 - thousandths) > 1e-6) return 0;
    if (Number.isInteger(value)) continue;
    if (size < 1) return 0;
    fractions++;
    if (thousandths % 10 !== 0) thirds++;
  }
  // Of thousands nine in ten end in another digit than nought; of tenths and hundredths none does.
  return thirds * 2 > fractions ? thirds : 0;
}
