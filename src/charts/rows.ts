import * as Plot from '@observablehq/plot';
import { telling } from './tellingMarks.ts';
import { linesWidth, wrap } from './labelLines.ts';
import { colour, isPhone } from './theme.ts';

/** Where the rows of a chart stand, and their names. */
export interface RowLayout {
  /** Places of the rows on the band scale, in the order of the names. */
  readonly keys: readonly string[];
  readonly marginLeft: number;
  /** Pixels of all rows together. */
  readonly height: number;
  /** Names stand above their rows, which then have no room above them. */
  readonly above: boolean;
  /** Pixels of one band. */
  readonly step: number;
  readonly y: Plot.ScaleOptions;
  readonly marks: readonly Plot.Markish[];
}

/** Names longer than this stand above their rows on a phone, where beside them they would press the drawing flat. */
const BESIDE_ON_PHONE = 14;

/**
 * Lays out rows by name: names at the left, on a phone above where they are long. `least`: pixels of a row; `places`:
 * the row of the table behind the figure that each stands for, where it is not its own place.
 */
export function rowLayout(
  names: readonly string[],
  width: number,
  {
    letters = 30,
    least = 34,
    places = names.map((_, i) => i),
  }: { readonly letters?: number; readonly least?: number; readonly places?: readonly number[] },
): RowLayout {
  const phone = isPhone(width);
  const above = phone && names.some((name) => name.length > BESIDE_ON_PHONE);
  const wrapped = names.map((name) => wrap(name, above ? 40 : phone ? BESIDE_ON_PHONE : letters));
  const lines = Math.max(1, ...wrapped.map((name) => name.split('\n').length));
  const keys = names.map((_, i) => `row-${i}`);
  // A name above ends half a row over its own mark, and stays clear of the mark before it.
  const room = least / 2;
  const step = above ? (lines * 16 + 2 * room + 4) / 2 : Math.max(lines * 17 + 8, least);
  const domain = above ? keys.flatMap((key, i) => [`name-${i}`, key]) : keys;
  const marginLeft = above ? 16 : Math.max(24, ...wrapped.map((name) => linesWidth(name))) + 18;
  const name = Plot.text(wrapped, {
    text: (text: string) => text,
    y: above ? names.map((_, i) => `name-${i}`) : keys,
    frameAnchor: 'left',
    textAnchor: above ? 'start' : 'end',
    dx: above ? 8 - marginLeft : -10,
    lineAnchor: above ? 'bottom' : 'middle',
    dy: above ? step - room : 0,
    lineHeight: 1.2,
    fill: colour.ink,
    stroke: colour.ground,
    strokeWidth: 4,
  });
  const row = Plot.cell(keys, {
    y: (key: string) => key,
    insetLeft: -marginLeft,
    insetTop: above ? -step : 0,
    ...telling(places),
  });
  return {
    keys,
    marginLeft,
    above,
    step,
    height: step * domain.length,
    y: { type: 'band', domain, axis: null },
    marks: [name, row],
  };
}

/** What each row says in so many words, its field `text`, at the right edge of the paper. */
export const wordsAtEdge = (
  rows: readonly { readonly key: string }[],
  text: string,
  marginRight: number,
  fill: string,
): Plot.Markish =>
  Plot.text(rows, { frameAnchor: 'right', y: 'key', text, textAnchor: 'end', dx: marginRight - 4, fill });

/** How many clients each row is about, at the right edge under an «n». */
export const sizesAtEdge = (rows: readonly { readonly key: string; readonly n: string }[], marginRight: number) => [
  wordsAtEdge(rows, 'n', marginRight, colour.quiet),
  Plot.text(['n'], { frameAnchor: 'top-right', textAnchor: 'end', dx: marginRight - 4, dy: -14, fill: colour.quiet }),
];
