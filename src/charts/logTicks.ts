/** Pixels of «100 тыс.» and a gap. */
const TICK_NAME = 58;
const DECADES = Array.from({ length: 18 }, (_, i) => Number(`1e${i - 3}`));

/**
 * Round numbers between two edges: powers of ten, as many of them as have room for their names in `room` pixels, and where they are
 * under three, what stands between them if its names fit too.
 */
export function logTicks(low: number, high: number, room: number): readonly number[] {
  const between = (...steps: number[]) =>
    DECADES.flatMap((power) => steps.map((step) => step * power)).filter((v) => v >= low && v <= high);
  const powers = between(1);
  const found = [powers, between(1, 3), between(1, 2, 5)].find((ticks) => ticks.length > 2);
  const gap = (from: number, to: number) => (room * Math.log(to / from)) / Math.log(high / low);
  const fits = found?.every((tick, i) => i === 0 || gap(found[i - 1]!, tick) >= TICK_NAME);
  const step = Math.max(1, Math.ceil(TICK_NAME / gap(1, 10)));
  return fits ? found! : powers.filter((_, i) => i % step === 0);
}
