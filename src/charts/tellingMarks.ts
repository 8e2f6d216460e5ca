import type * as Plot from '@observablehq/plot';

/**
 * Options of a mark that is not seen: wherever the pointer comes upon it, a script tells the row of the table behind the
 * figure that it stands for, or the one cell of it in `columns`. One entry for each datum of the mark.
 */
export const telling = (rows: readonly number[], columns?: readonly number[]): Plot.MarkOptions => ({
  fill: 'none',
  stroke: 'none',
  render(index, scales, values, dimensions, context, next) {
    const group = next!(index, scales, values, dimensions, context)!;
    [...group.children].forEach((place, i) => {
      place.setAttribute('data-row', String(rows[index[i]!]!));
      if (columns) place.setAttribute('data-column', String(columns[index[i]!]!));
    });
    return group;
  },
});

/** Rows of the table by their place, where a drawing leaves some of them out. */
export const placesOf = <T>(shown: readonly T[], all: readonly T[]) => shown.map((one) => all.indexOf(one));

/** Ends of the bands around points along an axis: half-way to the neighbours, and to the ends of the axis. */
export const bandsAround = (points: readonly number[], [low, high]: readonly [number, number]) =>
  points.map((point, i) => ({
    from: i === 0 ? low : (points[i - 1]! + point) / 2,
    to: i === points.length - 1 ? high : (point + points[i + 1]!) / 2,
  }));
