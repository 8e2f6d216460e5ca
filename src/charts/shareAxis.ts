import type { ScaleOptions } from '@observablehq/plot';
import { tick } from '../format.ts';
import type { ChartContext } from './kind.ts';
import { isPhone, roundUp } from './theme.ts';

/**
 * Where an axis of rates ends: a round share that holds the bank's own and all of `highs`, no less than its author asks, nor, on a page, than the
 * figures beside it. A phone shows one figure at a time, and on a longer scale its marks would cover their intervals.
 */
export function rateEnd({ bank, options, sharedEnd = 0, width }: ChartContext, highs: readonly number[]): number {
  const asked = typeof options['max'] === 'number' ? options['max'] : 0;
  const beside = isPhone(width) ? 0 : sharedEnd;
  return Math.max(asked, Math.min(1, roundUp(Math.max(0.01, beside, bank.rate ?? 0, ...highs))));
}

/** The axis of shares from nothing to `end` under rows that tell their own names. */
export const shareAxis = (end: number, width: number): ScaleOptions => ({
  domain: [0, end],
  tickFormat: (v: number) => tick(v, 'share'),
  ticks: isPhone(width) ? 3 : 6,
  label: null,
  grid: true,
});
