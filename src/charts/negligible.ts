import * as Plot from '@observablehq/plot';
import type { HypothesisResult } from '../analysis/result.ts';
import { colour } from './theme.ts';

const BAND = 'пренебрежимо мало';

/** What a decision on a hypothesis is drawn in. */
export const decisionColour = ({ decision }: HypothesisResult) =>
  decision === 'confirmed' ? colour.churned : decision === 'negligible' ? colour.attention : colour.quiet;

/** The band of what is too small to matter, named above. */
export const negligibleBand = (x1: number, x2: number): Plot.Markish[] => [
  Plot.rectX([0], { x1, x2, fill: colour.unknown, fillOpacity: 0.2 }),
  Plot.text([BAND], {
    x: [(x1 + x2) / 2],
    frameAnchor: 'top',
    text: (text: string) => text,
    dy: -12,
    fill: colour.quiet,
  }),
];
