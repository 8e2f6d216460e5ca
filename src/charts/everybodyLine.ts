import * as Plot from '@observablehq/plot';
import { colour, nudge } from './theme.ts';

/** Where the line stands: a frame so many pixels wide between the ends of its axis. */
interface Place {
  readonly frame: number;
  readonly ends: readonly [least: number, end: number];
  /** Whose figure it is. Default: all clients of the file. */
  readonly whose?: string;
}

/** Pixels from the frame up to the name: nearer, the line would touch its letters. */
const OVER = 14;

/** The figure of all clients (or of `whose`), written as `text`: a dashed line with its name above the frame; nothing where there is no figure. */
export function everybodyLine(
  value: number | null,
  text: string,
  { frame, ends: [least, end], whose = 'все клиенты' }: Place,
): Plot.Markish[] {
  if (value === null) return [];
  const label = `${whose} ${text}`;
  const dx = nudge(label, ((value - least) / (end - least)) * frame, frame);
  return [
    Plot.ruleX([value], { stroke: colour.quiet, strokeDasharray: '4 3' }),
    Plot.text([label], { x: () => value, frameAnchor: 'top', dy: -OVER, dx, fill: colour.quiet }),
  ];
}
