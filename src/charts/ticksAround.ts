/**
 * The middle of an axis and the longest round step, 1, 2 or 5 of a power of ten, that it has room for on either side: a narrow
 * drawing's, where few even steps from end to end may leave the middle alone, which tells no scale.
 */
export function ticksAround(middle: number, [low, high]: readonly [number, number]): readonly number[] {
  const reach = Math.max(middle - low, high - middle);
  const exponent = Math.floor(Math.log10(reach));
  const step = [5, 2, 1, 0.5].map((part) => Number(`${part}e${exponent}`)).find((one) => one <= reach)!;
  return [middle - step, middle, middle + step].filter((tick) => tick >= low && tick <= high);
}
