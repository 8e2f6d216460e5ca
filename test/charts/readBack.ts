/** A group of marks of a drawing: its attributes, how far it is moved across, and what it holds. */
interface Group {
  readonly attributes: string;
  readonly dx: number;
  readonly inner: string;
}

const groupsOf = (svg: string): readonly Group[] =>
  [...svg.matchAll(/<g([^>]*)>(.*?)<\/g>/gs)].map(([, attributes, inner]) => ({
    attributes: attributes!,
    dx: Number(/translate\((-?[\d.]+)/.exec(attributes!)?.[1] ?? 0),
    inner: inner!,
  }));

const attribute = (element: string, name: string) => Number(new RegExp(` ${name}="(-?[\\d.]+)"`).exec(element)![1]);

const scales: Readonly<Record<string, number>> = { '%': 0.01, 'тыс.': 1e3, млн: 1e6 };

/** «10 %», «−50 тыс.», «+0,5» as the numbers that they name. */
export function named(words: string): number {
  const [, number, scale] = /^([+−]?[\d ]+(?:,\d+)?)\s*(\D*)$/.exec(words.replaceAll(/&#160;|\u00a0/g, ' '))!;
  const factor = scale === '' ? 1 : scales[scale!];
  if (factor === undefined) throw new Error(`unknown scale: ${words}`);
  return Number(number!.replace('−', '-').replaceAll(' ', '').replace(',', '.')) * factor;
}

/** Pixels and named values of the figures of the axis under a drawing, or over it. */
export function ticksOf(svg: string): readonly (readonly [pixel: number, value: number])[] {
  const [axis] = groupsOf(svg).filter(({ attributes }) => attributes.includes('tabular-nums'));
  return [...axis!.inner.matchAll(/translate\((-?[\d.]+),[^>]*>([^<]+)</g)].map(
    ([, x, words]) => [Number(x) + axis!.dx, named(words!)] as const,
  );
}

/** Pixels of a value on the axis that the first and the last of its figures make; `scale`: how values lie along it. */
export function axisOf(svg: string, scale: (value: number) => number = (value) => value): (value: number) => number {
  const ticks = ticksOf(svg);
  const [[from, low], [to, high]] = [ticks[0]!, ticks.at(-1)!];
  return (value) => from + ((scale(value) - scale(low)) / (scale(high) - scale(low))) * (to - from);
}

/** Intervals of a drawing of rows by the width of their lines: their ends, and the circles on them. */
export function intervalsOf(svg: string, width: string) {
  const groups = groupsOf(svg);
  const circles = groups.flatMap(({ dx, inner }) =>
    [...inner.matchAll(/<circle[^>]*>/g)].map(([one]) => ({ x: attribute(one, 'cx') + dx, y: attribute(one, 'cy') })),
  );
  return groups
    .filter(({ attributes }) => attributes.includes(` stroke-width="${width}"`))
    .flatMap(({ dx, inner }) =>
      [...inner.matchAll(/<line[^>]*>/g)].map(([line]) => ({
        ends: [attribute(line, 'x1') + dx, attribute(line, 'x2') + dx] as const,
        points: circles.filter(({ y }) => Math.abs(y - attribute(line, 'y1')) < 0.1).map(({ x }) => x),
      })),
    );
}
