import * as Plot from '@observablehq/plot';
import { share } from '../format.ts';
import { GAP, besideLine } from './besideLine.ts';
import type { Circle } from './numberPlaces.ts';
import { circlesIn, circlesOf, type MapFrame, type numbered } from './segmentPlaces.ts';
import { colour, textWidth } from './theme.ts';

/** Pixels from the middle of a number that stands aside to what may stand beside it. */
const NUMBER = 8;

/**
 * The share of all clients that stayed as an upright line of the map, with its name where neither circles nor numbers hide it; `isRight`:
 * the map has more room at its right.
 */
export function bankLine(
  stayed: number,
  isRight: boolean,
  frame: MapFrame,
  numbers: ReturnType<typeof numbered>,
): Plot.Markish[] {
  const circles = circlesIn(frame, numbers);
  const aside: Circle[] = numbers
    .filter((one) => one.isAside)
    .map(({ numberX, numberY }) => ({
      x: circles.across(numberX),
      y: circles.height(numberY - frame.up[0]),
      r: NUMBER,
    }));
  const name = `все клиенты ${share(stayed)}`;
  const place = besideLine({ at: circles.across(stayed), length: textWidth(name), isRight, frame }, [
    ...circlesOf(numbers, circles),
    ...aside,
  ]);
  return [
    Plot.ruleX([stayed], { stroke: colour.quiet, strokeDasharray: '4 3' }),
    Plot.text([name], {
      x: () => stayed,
      frameAnchor: 'bottom',
      dy: -place.up,
      dx: place.isRight ? GAP : -GAP,
      textAnchor: place.isRight ? 'start' : 'end',
      fill: colour.quiet,
    }),
  ];
}
