import type { Histogram } from '../analysis/result.ts';
import type { Unit } from '../dataset/schema.ts';
import { tick } from '../format.ts';
import { isCount, position, unitOf } from './histogramBins.ts';
import type { ChartContext } from './kind.ts';
import { logTicks } from './logTicks.ts';
import { isPhone, textWidth } from './theme.ts';

const axisUnits: Record<Unit, string> = {
  points: 'баллы',
  years: 'лет',
  roubles: '₽',
  roublesPerMonth: '₽ в месяц',
  pieces: 'штук',
  none: '',
};
/** Whole numbers between two edges, at most ten, from the first. */
export const wholeNumbers = (low: number, high: number): number[] => {
  const step = Math.ceil((high - low) / 10);
  const first = Math.ceil(low);
  return Array.from({ length: Math.floor((high - first) / step) + 1 }, (_, i) => first + i * step);
};

/** The axis of values: its ends, its ticks or how many, its name, how far along it a value lies (0 to 1), and the margin it needs. */
export interface ValueAxis {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[] | number;
  readonly label: string | null;
  readonly part: (value: number) => number;
  readonly marginRight: number;
}

/** The axis under a histogram that begins `from` pixels from the left; `usual`: pixels to its right, where no name needs more. */
export function valueAxis(
  result: Histogram,
  context: ChartContext,
  { from, usual }: { readonly from: number; readonly usual: number },
): ValueAxis {
  const { bins } = result;
  const { width } = context;
  const unit = unitOf(context);
  const domain = bins.length > 0 ? ([bins[0]!.low, bins.at(-1)!.high] as const) : ([1, 10] as const);
  const [low, high] = domain.map((end) => position(result, end)) as [number, number];
  const part = (value: number) => (position(result, value) - low) / (high - low);
  const room = width - from - usual;
  const shared = { domain, part, label: axisUnits[unit] || null };
  if (result.scale !== 'log')
    return {
      ...shared,
      ticks: isCount(context) ? wholeNumbers(...domain) : isPhone(width) ? 4 : 7,
      marginRight: usual,
    };
  const ticks = logTicks(...domain, room);
  // The name of a tick at the very end of the axis reaches past it.
  const beyond = ticks.map((value) => textWidth(tick(value, unit)) / 2 - (1 - part(value)) * room);
  return { ...shared, ticks, marginRight: Math.ceil(Math.max(usual, ...beyond.map((reach) => reach + 4))) };
}
