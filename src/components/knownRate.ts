import type { Rate } from '../analysis/result.ts';
import type { DataSchema } from '../dataset/schema.ts';

interface Missingness {
  readonly missingness?: Readonly<Record<string, { readonly known: Rate | null }>>;
}

/** The rate of all clients whose informative column is known; null where there is no such column, or it is not told. */
export const knownRate = ({ eda }: { readonly eda: object }, { missingnessColumn }: DataSchema): number | null =>
  missingnessColumn === undefined ? null : ((eda as Missingness).missingness?.[missingnessColumn]?.known?.rate ?? null);
