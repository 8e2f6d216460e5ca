/** Pixels of the longest name and a gap: of «100 тыс.», and where the axis goes so far, of «100 млрд». */
const nameRoom = (high: number) => (high < 1e11 ? 58 : 66);
const DECADES = Array.from({ length: 18 }, (_, i) => Number(`1e${i - 3}`));

/**
 * Round numbers between two edges: powers of ten, as many of them as have room for their names in `room` pixels, and where they are
 * under three, what stands between them if its names fit too. Edges so near that this leaves under two have even steps between them,
 * or where the names of those have no room, two round numbers far apart: one name alone tells no scale.
 */
export function logTicks(low: number, high: number, room: number): readonly number[] {
  const between = (...steps: number[]) =>
    DECADES.flatMap((power) => steps.map((step) => step * power)).filter((v) => v >= low && v <= high);
  const powers = between(1);
  const found = [powers, between(1, 3), between(1, 2, 5)].find((ticks) => ticks.length > 2);
  const gap = (from: number, to: number) => (room * Math.log(to / from)) / Math.log(high / low);
  const name = nameRoom(high);
  const fits = (ticks: readonly number[]) => ticks.every((tick, i) => i === 0 || gap(ticks[i - 1]!, tick) >= name);
  const step = Math.max(1, Math.ceil(name / gap(1, 10)));
  const ticks = found !== undefined && fits(found) ? found : powers.filter((_, i) => i % step === 0);
  if (ticks.length > 1) return ticks;
  const even = evenTicks(low, high);
  return (
    even.find(fits) ??
    [between(1, 3), between(1, 2, 5), ...even].map(ends).find((two) => two.length > 1 && fits(two)) ??
    ticks
  );
}

const ends = (ticks: readonly number[]) => (ticks.length > 1 ? [ticks[0]!, ticks.at(-1)!] : ticks);

/** Two to six multiples of 1, 2 or 5 of a power of ten between two edges, those of the smallest step first. */
const evenTicks = (low: number, high: number): number[][] =>
  DECADES.flatMap((power) => [1, 2, 5].map((part) => [power, part] as const)).flatMap(([power, part]) => {
    const [first, last] = [Math.ceil(low / power / part), Math.floor(high / power / part)];
    const length = last - first + 1;
    // Tenths and hundredths are multiplied by whole numbers as one fraction, so that 3 × 0,1 is 0,3.
    const value = (times: number) => (power < 1 ? (times * part) / Math.round(1 / power) : times * part * power);
    return length >= 2 && length <= 6 ? [Array.from({ length }, (_, i) => value(first + i))] : [];
  });
