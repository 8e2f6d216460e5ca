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
/** Pixels of rows that a sheet of paper shows in the letters of other drawings (print.css): with taller ones all shrinks. */
const SHEET = 840;
/** Letters that names may have in a line where in shorter lines the rows would be taller than a sheet. */
const LONGER = [40, 46];

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
  const wrapped = above ? inLines(names, 40) : phone ? inLines(names, BESIDE_ON_PHONE) : onSheet(names, letters, least);
  const lines = mostLines(wrapped);
  const keys = names.map((_, i) => `row-${i}`);
  // A name above ends half a row over its own mark, and stays clear of the mark before it.
  const room = least / 2;
  const step = above ? (lines * 16 + 2 * room + 4) / 2 : stepBeside(wrapped, least);
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

const inLines = (names: readonly string[], letters: number) => names.map((name) => wrap(name, letters));
const mostLines = (wrapped: readonly string[]) => Math.max(1, ...wrapped.map((name) => name.split('\n').length));

/** Pixels of a row with its name at the left. */
const stepBeside = (wrapped: readonly string[], least: number) => Math.max(mostLines(wrapped) * 17 + 8, least);

/** Names in lines of `letters`, or where the rows would be taller than a sheet, in the shortest lines that make them fit or else lowest. */
function onSheet(names: readonly string[], letters: number, least: number): readonly string[] {
  const height = (wrapped: readonly string[]) => names.length * stepBeside(wrapped, least);
  const ways = [letters, ...LONGER.filter((more) => more > letters)].map((each) => inLines(names, each));
  const lowest = Math.max(SHEET, Math.min(...ways.map(height)));
  return ways.find((wrapped) => height(wrapped) <= lowest)!;
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
