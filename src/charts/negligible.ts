import * as Plot from '@observablehq/plot';
import type { HypothesisResult } from '../analysis/result.ts';
import { colour, textWidth } from './theme.ts';

/** What a band of effects too small to matter is called. */
export const BAND = 'пренебрежимо мало';

/** What a decision on a hypothesis is drawn in. */
export const decisionColour = ({ decision }: HypothesisResult) =>
  decision === 'confirmed' ? colour.ink : decision === 'negligible' ? colour.attention : colour.quiet;

/** Pixels that the band's name takes on either side of its middle. */
export const bandNameHalf = textWidth(BAND) / 2;

/** The band of what is too small to matter, named above; `dx`: pixels by which its name stands aside of its middle. */
export const negligibleBand = (x1: number, x2: number, dx: number): Plot.Markish[] => [
  Plot.rectX([0], { x1, x2, fill: colour.unknown, fillOpacity: 0.2 }),
  Plot.text([BAND], {
    x: [(x1 + x2) / 2],
    frameAnchor: 'top',
    text: (text: string) => text,
    dx,
    dy: -12,
    fill: colour.quiet,
  }),
];
