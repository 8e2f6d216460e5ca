import type { ScaleOptions } from '@observablehq/plot';
import { tick } from '../format.ts';
import { isPhone } from './theme.ts';

/** The axis of shares from nothing to `end` under rows that tell their own names. */
export const shareAxis = (end: number, width: number): ScaleOptions => ({
  domain: [0, end],
  tickFormat: (v: number) => tick(v, 'share'),
  ticks: isPhone(width) ? 3 : 6,
  label: null,
  grid: true,
});
