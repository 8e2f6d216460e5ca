import type { Histogram } from '../analysis/result.ts';
import { columnOf, type Unit } from '../dataset/schema.ts';
import { bound, inUnit } from '../format.ts';
import type { ChartContext } from './kind.ts';

type Bin = Histogram['bins'][number];

/** The unit of what is binned: roubles of a value that is no column. */
export const unitOf = ({ schema, column }: ChartContext): Unit =>
  column === undefined ? 'roubles' : columnOf(schema, column).unit;

/** Whether the bins are of whole numbers. */
export const isCount = ({ schema, column }: ChartContext) =>
  column !== undefined && columnOf(schema, column).kind === 'count';

/** The values of a bin: between its edges, of a count its first and last; the outer bins also hold what lies beyond. */
export function binName({ bins }: Histogram, i: number, context: ChartContext): string {
  const unit = unitOf(context);
  const [low, high] = endsOf(bins[i]!, context);
  const [first, last] = [i === 0, i === bins.length - 1];
  if (first && last) return 'все значения';
  if (first && isCount(context) && high <= leastOf(context)) return inUnit(high, unit);
  if (first) return `${isCount(context) ? 'не больше' : 'до'} ${bound(high, unit)}`;
  if (last) return `${isCount(context) ? 'не меньше' : 'от'} ${bound(low, unit)}`;
  return fromTo([low, high], unit);
}

/** Least and largest value of a bin: its edges, which for a count lie half-way between values. */
export const endsOf = ({ low, high }: Bin, context: ChartContext): [low: number, high: number] =>
  isCount(context) ? [low + 0.5, high - 0.5] : [low, high];

/** What the schema lets a column's values be. */
export const rangeOf = ({ schema, column }: ChartContext) =>
  column === undefined ? undefined : columnOf(schema, column).range;
const leastOf = (context: ChartContext) => rangeOf(context)?.[0] ?? -Infinity;

/** A count on the axis: «0–1» and «4+» at the ends of the outer bins, which hold what lies beyond, elsewhere itself. */
export function countTick({ bins }: Histogram, value: number, context: ChartContext): string {
  const [from, to] = bins.length > 0 ? [endsOf(bins[0]!, context)[0], endsOf(bins.at(-1)!, context)[1]] : [];
  const [least, most] = rangeOf(context) ?? [value, value];
  if (value === from && value > least) return `${least}–${value}`;
  return value === to && value < most ? `${value}+` : String(value);
}

/** «от 40 до 42 лет», «от 89,4 до 105 тыс. ₽», «от 2 343 ₽ до 27,8 тыс. ₽»: an edge reads alike in both its bins; of one value «2 балла». */
export function fromTo([low, high]: readonly [number, number], unit: Unit): string {
  if (low === high) return inUnit(low, unit);
  const [from, to] = [bound(low, unit), bound(high, unit)];
  const isOneScale = !unit.startsWith('roubles') || wordsOf(from) === wordsOf(to);
  return `от ${isOneScale ? from.slice(0, from.length - wordsOf(from).length) : from} до ${to}`;
}

/** What stands after the number: « лет», « тыс. ₽». */
const wordsOf = (text: string) => /\D*$/.exec(text)![0];

/** Where a value lies on the axis: of a logarithmic one its power of ten. */
export const position = ({ scale }: Histogram, x: number) => (scale === 'log' ? Math.log10(x) : x);

/** How many of the narrowest bin each is wide: 1, or more where bins of few clients were merged. */
export function widthsOf(result: Histogram): number[] {
  const widths = result.bins.map(({ low, high }) => position(result, high) - position(result, low));
  const narrowest = Math.min(...widths);
  return widths.map((width) => width / narrowest);
}

/** A merged bin is drawn at the mean height of its parts, so that areas stay comparable. */
export const MERGED = 'Широкая ступень собрана из соседних, чтобы не выдать немногих: её высота — средняя';
/** Whether a bin of so many widths of the narrowest is made of several. */
export const isMerged = (width: number) => width > 1.5;
