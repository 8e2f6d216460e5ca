import { tick } from '../format.ts';
import { textWidth } from './theme.ts';

/** Pixels between the frame's left end and the least value of an axis of roubles: the name of its first tick reaches past it where values lie under nought. */
export const leftInset = (least: number, marginLeft: number) =>
  least < 0 ? Math.max(0, textWidth(tick(least, 'roubles')) / 2 - marginLeft) : 0;
