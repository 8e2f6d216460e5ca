import { count } from '../format.ts';

/** A value that a chart shows, with its name and as it is written. */
export interface Reading {
  readonly name: string;
  readonly value: number | null;
  readonly text: string;
}

/** The description of a chart for those who cannot see it: kind, axes, trend, extremes, and what else it tells. */
export const described = (kind: string, axes: string, ...rest: readonly (string | null | undefined)[]) =>
  [kind, axes, ...rest].filter((part) => part !== null && part !== undefined).join(' ');

/** What the axes of a chart show, as a sentence of its description. */
export const axes = (across: string, up: string) => `По горизонтали — ${across}; по вертикали — ${up}.`;

/** Which way values go in their order; null of fewer than three, which the extremes tell whole. */
export function trend(values: readonly (number | null)[], along: 'сверху вниз' | 'слева направо'): string | null {
  const known = values.filter((value) => value !== null);
  if (known.length < 3) return null;
  const steps = known.slice(1).map((value, i) => Math.sign(value - known[i]!));
  const [rises, falls, rests] = [1, -1, 0].map((way) => steps.includes(way));
  const pause = rests ? ', местами без изменений' : ' на каждом шаге';
  if (rises && falls) return `Ход ${along}: то рост, то спад.`;
  if (!rises && !falls) return `Ход ${along}: без изменений.`;
  return `Ход ${along}: ${rises ? 'рост' : 'спад'}${pause}.`;
}

/** The largest and the smallest of the readings, by name, and how many more are as large or as small. */
export function extremes(readings: readonly Reading[]): string {
  const known = readings.filter((reading): reading is Reading & { value: number } => reading.value !== null);
  if (known.length === 0) return 'Данных для рисунка нет.';
  const most = known.reduce((a, b) => (b.value > a.value ? b : a));
  const least = known.reduce((a, b) => (b.value < a.value ? b : a));
  if (most.value === least.value)
    return sentence(known.length === 1 ? `Одно значение: ${told(most)}` : `Все значения равны: ${most.text}`);
  // Where the digits shown tell no difference, two names with one figure would sound like a slip.
  if (most.text === least.text) return sentence(`Все значения равны до последнего показанного знака: ${most.text}`);
  const others = ({ value }: Reading) => {
    const n = known.filter((reading) => reading.value === value).length - 1;
    return n === 0 ? '' : ` (столько же ещё у ${count(n)})`;
  };
  return sentence(`Больше всего: ${told(most)}${others(most)}; меньше всего: ${told(least)}${others(least)}`);
}

/** «Кострома, 20,3 %». */
export const told = ({ name, text }: Reading) => `${name}, ${text}`;

/** All readings in their order, where no one of them stands for the rest. */
export const listed = (readings: readonly Reading[]) =>
  sentence(readings.map(({ name, text }) => `${name}: ${text}`).join('; '));

/** One full stop at the end, also after «п. п.». */
export const sentence = (text: string) => text.replace(/\.?$/, '.');
