/** Colours by meaning (src/styles/theme.css gives each a light and a dark value). A chart names no other colour. */
export const colour = {
  ink: 'var(--ink)',
  quiet: 'var(--quiet)',
  grid: 'var(--grid)',
  ground: 'var(--ground)',
  stayed: 'var(--stayed)',
  churned: 'var(--churned)',
  unknown: 'var(--unknown)',
  attention: 'var(--attention)',
} as const;

/** A drawing narrower than this is a phone's. */
export const isPhone = (width: number) => width < 500;

/** Pixels of text in a chart; never under 12 on the screen that shows it. */
export const FONT = 13;
/** Pixels of its smallest text: a phone of 360 px shows a drawing of 360 in 352, and these as 12. */
export const SMALL_FONT = 12.3;
/** Mean width of a letter at FONT, measured on Golos Text. */
const LETTER = 8;

/** Pixels that a text takes, a little generous. */
export const textWidth = (text: string, size = FONT) => Math.ceil((text.length * LETTER * size) / FONT);

/** Pixels by which a name whose middle belongs at `centre` must stand aside to lie whole on a drawing of this width. */
export function nudge(name: string, centre: number, width: number, size = FONT): number {
  const half = textWidth(name, size) / 2;
  return Math.max(0, half - centre) - Math.max(0, centre + half - width);
}

/** The lowest round number (1, 2, 2.5, 5 × 10ⁿ steps) that is not under the value: a common end for an axis. */
export function roundUp(value: number): number {
  if (!(value > 0)) return 1;
  const power = Number(`1e${Math.floor(Math.log10(value))}`);
  return [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].map((step) => step * power).find((end) => end >= value * 0.9999)!;
}
