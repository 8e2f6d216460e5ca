import type { WithheldRate } from '../analysis/result.ts';
import { splitPath } from '../paths/resolve.ts';

interface Group extends WithheldRate {
  readonly known?: WithheldRate | null;
  readonly unknown?: WithheldRate | null;
}

/** Rates of the values of each trait, and of its bands. */
export interface RatesByTrait {
  readonly eda: {
    readonly churn: { readonly n: number };
    readonly byCategory: Readonly<Record<string, readonly Group[]>>;
    readonly bands: Readonly<Record<string, readonly Group[]>>;
  };
}

/** Part of the clients. Rarer groups may have rates so far off that marks on a scale that holds them would hide the others' intervals: their figures reach further. */
const LEAST = 0.05;

/**
 * The share that figures of the rates by a trait reach at least, wherever they stand: the largest end of an interval of a group, or of its part,
 * that is no rare one. Drawn on one scale, a trait that tells little looks so. Undefined where the path `of` leads to something else.
 */
export function sharedEnd({ eda }: RatesByTrait, of: string): number | undefined {
  const [room, kind] = splitPath(of);
  if (room !== 'eda' || (kind !== 'byCategory' && kind !== 'bands')) return undefined;
  const groups = [...Object.values(eda.byCategory), ...Object.values(eda.bands)].flat();
  const rates = groups.flatMap((group) => [group, group.known, group.unknown]);
  return Math.max(0, ...rates.map((rate) => (rate?.ci && (rate.n ?? 0) >= LEAST * eda.churn.n ? rate.ci[1] : 0)));
}
