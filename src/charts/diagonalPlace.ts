import { FONT, textWidth } from './theme.ts';

/** Pixels from the diagonal, both ways, to the middle of the first letter of a name under it. */
export const BESIDE = 10;
/** Where a name stands if nothing is in its way: a share of the diagonal. */
const USUAL = 0.55;
/** Pixels left free between a name and a mark. */
const CLEAR = 5;

/** An upright interval, on scales that end at 1. */
export interface Upright {
  readonly x: number;
  readonly low: number;
  readonly high: number;
}

/** How far along the diagonal the name under it begins, 0 to 1: as near its usual place as no interval crosses it; there, if none is free. */
export function diagonalPlace(
  name: string,
  intervals: readonly Upright[],
  { width, height }: { readonly width: number; readonly height: number },
): number {
  const isFree = (place: number) => {
    const [left, right] = [place + (BESIDE - CLEAR) / width, place + (BESIDE + textWidth(name) + CLEAR) / width];
    const [middle, half] = [place - BESIDE / height, (FONT / 2 + CLEAR) / height];
    return !intervals.some(({ x, low, high }) => x > left && x < right && low < middle + half && high > middle - half);
  };
  const last = 1 - (BESIDE + textWidth(name)) / width;
  const places = Array.from({ length: 101 }, (_, i) => i / 100)
    .filter((place) => place * height > 2 * BESIDE && place <= last)
    .toSorted((a, b) => Math.abs(a - USUAL) - Math.abs(b - USUAL));
  return [USUAL, ...places].find(isFree) ?? USUAL;
}
