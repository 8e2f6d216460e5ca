import type { Histogram } from '../analysis/result.ts';
import type { Unit } from '../dataset/schema.ts';
import { clients, inUnit } from '../format.ts';
import { wholeNumbers } from './histogramAxis.ts';
import { endsOf, isCount, isMerged, MERGED, rangeOf, unitOf, widthsOf } from './histogramBins.ts';
import type { ChartContext } from './kind.ts';
import { outcomes } from './outcomes.ts';

/** Clients who have no place on a logarithmic axis, where it has any. */
const zeros = ({ nonPositive, bins }: Histogram): string[] =>
  bins.length === 0 || nonPositive === null || nonPositive === 0
    ? []
    : [`В первой ступени и те, у кого ноль или меньше: ${clients(nonPositive)}`];

/** Medians that lie before the axis begins, as 0 ₽ does before a logarithmic one. */
const mediansAside = (result: Histogram, unit: Unit): string[] =>
  outcomes.flatMap(({ ofThem, median }) => {
    const [value, start] = [result[median], result.bins[0]?.low];
    return value === null || start === undefined || value >= start
      ? []
      : [`Медиана ${ofThem} — ${inUnit(value, unit)}: левее начала оси`];
  });

/** What the bins hold that their edges do not say. */
export const binNotes = (result: Histogram): readonly string[] => [
  ...zeros(result),
  ...(widthsOf(result).some(isMerged) ? [MERGED] : []),
];

/** Where the tails of the distribution are: heaped at both ends of the axis, they look like a rise of their own. */
export const TAILS = 'Крайние ступени держат и то, что лежит за концами оси';

/** Whether the axis of a count names its ends with what lies beyond, «4+»: of a known range, and with room for the last value. */
function isToldByTicks({ bins }: Histogram, context: ChartContext): boolean {
  const last = bins.at(-1)!;
  return (
    isCount(context) &&
    rangeOf(context) !== undefined &&
    wholeNumbers(bins[0]!.low, last.high).includes(endsOf(last, context)[1])
  );
}

/** What stands under a histogram: of its ends, where the ticks do not say it, its bins, and of medians that have no place on its axis. */
export const histogramNotes = (result: Histogram, context: ChartContext): readonly string[] => [
  ...(result.bins.length === 0 || isToldByTicks(result, context) ? [] : [TAILS]),
  ...binNotes(result),
  ...mediansAside(result, unitOf(context)),
];
