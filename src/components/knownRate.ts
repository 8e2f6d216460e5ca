import type { Rate } from '../analysis/result.ts';
import type { DataSchema } from '../dataset/schema.ts';

interface Missingness {
  readonly eda: { readonly missingness?: Readonly<Record<string, { readonly known: Rate | null }>> };
}

/** The rate of all clients whose informative column is known; null where there is no such column, or it is not told. */
export const knownRate = ({ eda }: Missingness, { missingnessColumn }: DataSchema): number | null =>
  missingnessColumn === undefined ? null : (eda.missingness?.[missingnessColumn]?.known?.rate ?? null);
