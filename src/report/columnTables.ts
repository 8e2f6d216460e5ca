import { fixedBins } from '../analysis/fixedBins.ts';
import { histogram } from '../analysis/histogram.ts';
import { informationOfNumbers } from '../analysis/informationValue.ts';
import { onceOf } from '../analysis/once.ts';
import { cutsOf } from '../analysis/published.ts';
import { rateByLevel, rateByQuarter } from '../analysis/rateBy.ts';
import type { RateRow } from '../analysis/result.ts';
import type { ColumnSchema } from '../dataset/schema.ts';
import { codes, numbers, type Table } from '../dataset/table.ts';

/**
 * The tables that are told of one column, in the order in which their edges are chosen: each keeps its own away from those of the
 * tables before it, or the difference of two of them would be 1 to 9 clients. `known`: 1 where the informative column is.
 */
export function columnTables(table: Table, outcome: Uint16Array, known: Uint8Array | undefined) {
  /** Churn by quarters of a number, by levels of anything else. */
  const rates = onceOf((c: ColumnSchema): readonly RateRow[] => {
    if (c.kind === 'number') return rateByQuarter(numbers(table, c.name), outcome, { known });
    const { codes: level, levels } = codes(table, c.name);
    return rateByLevel(level, levels, outcome, { ordered: c.kind !== 'category', known });
  });
  const drawn = onceOf((c: ColumnSchema) =>
    histogram(numbers(table, c.name), outcome, {
      scale: c.scale ?? 'linear',
      centred: c.kind === 'count',
      whole: c.unit === 'years' || c.unit === 'points',
      cuts: cutsOf(rates(c)),
    }),
  );
  const informing = onceOf((c: ColumnSchema) =>
    informationOfNumbers(c.name, numbers(table, c.name), outcome, [...cutsOf(rates(c)), ...cutsOf(drawn(c).bins)]),
  );
  const fixed = (c: ColumnSchema) => {
    // The bin of empty cells has no edge.
    const informative = informing(c).bins.filter(({ levels }) => levels === undefined);
    const cuts = [rates(c), drawn(c).bins, informative].flatMap(cutsOf);
    return fixedBins(numbers(table, c.name), { scale: c.scale, range: c.range, cuts });
  };
  return { rates, drawn, informing, fixed };
}
