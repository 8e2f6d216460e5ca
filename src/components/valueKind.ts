import { columnOf, type DataSchema } from '../dataset/schema.ts';
import { splitPath } from '../paths/resolve.ts';
import { isShareName } from '../paths/shareName.ts';

/** How a figure is written in a sentence. */
export const valueKinds = [
  'count',
  'share',
  'points',
  'money',
  'times',
  'number',
  'p',
  'scientific',
  'interval',
  'years',
  'label',
  'trait',
  'level',
  'segment',
  'title',
  'text',
] as const;
export type ValueKind = (typeof valueKinds)[number];

/** Kinds that the ends of an interval may have. */
export const endKinds = [
  'count',
  'share',
  'points',
  'money',
  'number',
  'years',
] as const satisfies readonly ValueKind[];
export type EndKind = (typeof endKinds)[number];

const counts =
  /^(n|rows|columns|churned|missing|ids|clients|anyOf|twoOrMore|iterations|smallExpected|duplicateRows|priority|leaves|leftOut|filled|equal|ranked|scattered)$/;
const money =
  /^(value(Mean|Median|Total)(Ci)?|retained(Mean|Total)(Ci)?|balance(Median|Mean|Total)|salary(Median|Mean))$/;
/** Sums of the value, by names that tell other things elsewhere. */
const valueFigures = /^(meanValue|base|half|double|swing)$/;
const columnFigures = /^(mean|sd|median|p01|p05|q1|q3|p95|p99|low|high|medianStayed|medianChurned|difference|ci)$/;

/** Counts whose names say of what. */
const countPaths = /^(quality\.missing|segmentOverlap\.pairs|correlations\..*\.places)\.|^clusters\.(.*\.)?k$/;

/** Rooms whose figures have units of their own, or none, whatever their names. */
const withoutUnit =
  /^(metric\.assumptions\.|portraits\..*\.traits\..*\.(stayed|churned)$|(correlations\.logistic\.terms|segmentDetails\..*\.profile|disagreements|robustness\.findings|eda\.trends)\..*\bci\b)/;

/** What a hypothesis tells in the units of its test: of rates in points, of means in those of the column. */
const ofTest = /^hypotheses\.[^.]+\.(detectable\.)?(difference|ci(\.\d)?)$/;
/** Whether only the test of a hypothesis tells the unit of the figure at a path. */
export const isOfTest = (path: string) => ofTest.test(splitPath(path).join('.'));

/** The kind of a column's own values, by its unit. */
export function unitKind(schema: DataSchema, name: string): EndKind {
  const { unit, kind } = columnOf(schema, name);
  if (unit === 'roubles' || unit === 'roublesPerMonth') return 'money';
  if (unit === 'years') return 'years';
  return kind === 'flag' || kind === 'category' ? 'share' : 'number';
}

/** Where a figure lies, by names. */
interface Place {
  readonly path: string;
  readonly steps: readonly string[];
  /** The figure's own name; of an end of an interval that of the interval. */
  readonly key: string;
  readonly parent: string;
}

function placeOf(given: string): Place {
  const steps = splitPath(given);
  const last = steps.at(-1)!;
  const key = /^\d+$/.test(last) && /ci$/i.test(steps.at(-2) ?? '') ? steps.at(-2)! : last;
  return { path: steps.join('.'), steps, key, parent: steps[steps.lastIndexOf(key) - 1] ?? '' };
}

/** The kind of the number at a path, by the names on the way to it; for an interval, of its ends. The first that fits. */
export function endKind(schema: DataSchema, path: string): EndKind {
  const place = placeOf(path);
  const { steps, key } = place;
  if (withoutUnit.test(place.path)) return 'number';
  if (isMoney(place)) return 'money';
  if (key === 'optimism') return steps.includes('atRisk') ? 'points' : 'money';
  if (isShareName(key) || (steps.includes('lorenz') && key === 'clients')) return 'share';
  if (steps.some((step) => /^proportions?$/.test(step)) && /^(difference|ci)$/.test(key)) return 'points';
  if (counts.test(key) || countPaths.test(place.path)) return 'count';
  const column = columnMeasured(schema, place);
  if (column !== undefined) return unitKind(schema, column);
  return isRateInterval(place) ? 'share' : 'number';
}

const isMoney = ({ steps, key, parent }: Place) =>
  money.test(key) ||
  parent === 'parts' ||
  (steps[0] === 'metric' && key !== 'ci' && (columnFigures.test(key) || valueFigures.test(key)));

/** The column in whose unit a figure is. */
function columnMeasured(schema: DataSchema, { steps, key, parent }: Place): string | undefined {
  const isOfColumn = parent === 'welch' || steps.includes('numeric') || steps.includes('histograms');
  if (!isOfColumn || !columnFigures.test(key)) return undefined;
  return steps.find((step) => schema.columns.some(({ name }) => name === step));
}

/** Whether an interval is that of a rate, as most are: not of a test's figure, a correlation, a difference or what clusters add. */
function isRateInterval({ path, steps, key }: Place): boolean {
  if (key !== 'ci' && key !== 'churnCi') return false;
  if (ofTest.test(path) || steps.includes('correlation') || steps.includes('differences')) return false;
  return !(steps[0] === 'clusters' && key === 'ci' && !steps.includes('groups'));
}

/** The kind of the value at a path where the author names none. */
export function kindOf(schema: DataSchema, path: string, value: unknown): ValueKind {
  const last = splitPath(path).at(-1) ?? '';
  if (Array.isArray(value)) return 'interval';
  if (typeof value === 'string') return last === 'column' ? 'label' : 'text';
  if (last === 'p' || last === 'pAdjusted') return 'p';
  if (last === 'largest' || last === 'largestOfP') return 'scientific';
  return endKind(schema, path);
}
