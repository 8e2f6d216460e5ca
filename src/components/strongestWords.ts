import type { ScannedTrait } from '../analysis/result.ts';
import { traitName } from '../charts/traitName.ts';
import { schema } from '../dataset/index.ts';
import { columnOf } from '../dataset/schema.ts';
import { decimal } from '../format.ts';

/** How columns are tied to the outcome: their values, the strongest first, and the traits with empty cells among them. */
export interface Tied {
  readonly ranking: readonly { readonly column: string; readonly phik: number | null; readonly discovery: boolean }[];
  readonly scan?: readonly ScannedTrait[];
}

/** A tie weaker than this is not worth a name. */
export const TOLD_PHIK = 0.1;

const strengthOf = (phik: number | null) => `(φK\u00a0=\u00a0${decimal(phik)})`;

/** The trait of an empty cell, where it is among those tied to the outcome most, and whether it is the first of all. */
function emptyAmong({ scan = [] }: Tied) {
  const strongest = scan.slice(0, 3);
  const trait = strongest.find(({ of, discovery }) => of === 'empty' && discovery);
  return trait && { trait, isFirst: trait === strongest[0] };
}

/** What stands where no column is worth a name: an empty cell may be. */
export function noColumnWords(tied: Tied): string {
  const empty = emptyAmong(tied);
  return empty?.isFirst && (empty.trait.phik ?? 0) >= TOLD_PHIK
    ? `Теснее всего с уходом связано не значение какого-нибудь столбца, а пустая ячейка: «${traitName(schema, empty.trait)}» ${strengthOf(empty.trait.phik)}. Связь — не причина.`
    : 'Назвать признаки, которые сильнее всего связаны с уходом, эти данные не дают: связь первого из них слаба или критерием не подтверждена.';
}

/**
 * The columns tied to the outcome most whose tie is worth a name and no chance, up to the first of which that cannot be said (a claim
 * withdrawn names one), and an empty cell among them.
 */
export function strongestWords(tied: Tied): string {
  const columns = tied.ranking.slice(0, 3);
  const firstUnfit = columns.findIndex(({ phik, discovery }) => !discovery || (phik ?? 0) < TOLD_PHIK);
  const told = firstUnfit < 0 ? columns : columns.slice(0, Math.max(1, firstUnfit));
  const names = new Intl.ListFormat('ru').format(
    told.map(({ column, phik }) => `«${columnOf(schema, column).label}» ${strengthOf(phik)}`),
  );
  const empty = emptyAmong(tied);
  const emptyWords =
    empty === undefined
      ? ''
      : `; ${empty.isFirst ? 'ещё теснее —' : 'среди самых тесных — и'} «${traitName(schema, empty.trait)}» ${strengthOf(empty.trait.phik)}`;
  return `${told.length === 1 ? 'связан столбец' : 'связаны столбцы'} ${names}${emptyWords}`;
}
