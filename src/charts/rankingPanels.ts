import * as Plot from '@observablehq/plot';
import type { ScannedTrait } from '../analysis/result.ts';
import { decimal, pNumber, plain, powerTick } from '../format.ts';
import type { RowLayout } from './rows.ts';
import { colour, roundUp, textWidth } from './theme.ts';

/** One of the methods: its heading, where a trait lies on an axis from 0, how that is written, and a second mark. */
interface Panel {
  readonly heading: string;
  readonly place: (row: ScannedTrait) => number | null;
  readonly text: (row: ScannedTrait) => string;
  readonly tick: (v: number) => string;
  /** The end of the axis for the largest value. */
  readonly end: (largest: number) => number;
  readonly ring?: (row: ScannedTrait) => number | null;
}

/** A probability by its power alone: «10⁻⁷⁰»; from a thousandth up as it is. */
const byPower = (q: number | null) =>
  q === null || q >= 0.001
    ? pNumber(q)
    : q < 1e-300
      ? `<\u00a0${powerTick(-300)}`
      : powerTick(Math.round(Math.log10(q)));
const endOfShares = (largest: number) => roundUp(Math.max(0.01, largest));

/** The measures of the scan, a panel each, from left to right. */
export const panels: readonly Panel[] = [
  {
    heading: 'φK',
    place: ({ phik }) => phik,
    text: ({ phik }) => decimal(phik),
    tick: plain,
    end: endOfShares,
    ring: ({ phik, phikEqualWidth }) => (phikEqualWidth === phik ? null : phikEqualWidth),
  },
  { heading: 'ценность', place: ({ iv }) => iv, text: ({ iv }) => decimal(iv), tick: plain, end: endOfShares },
  {
    heading: 'порядок q',
    // Axis of powers: q = 1 lies at 0.
    place: ({ pAdjusted }) => (pAdjusted === null ? null : -Math.log10(pAdjusted)),
    text: ({ pAdjusted }) => byPower(pAdjusted),
    tick: (v) => powerTick(-v),
    // Whole powers have a short name, «0,1» or «10⁻⁷⁰»; one and a half of a power has none.
    end: (largest) => Math.ceil(roundUp(largest)),
  },
];

interface Frame {
  /** Pixels of 0, and of the end of the axis. */
  readonly from: number;
  readonly to: number;
  readonly fontSize: number;
}

/** Ink for a discovery of the scan, the second voice for what is none. */
export const colourOf = (discovery: boolean) => (discovery ? colour.ink : colour.quiet);

/** The column of one method: its axis from 0, a stem, a mark and the figure of each trait. Places are pixels. */
export function panelMarks(
  panel: Panel,
  result: readonly ScannedTrait[],
  layout: RowLayout,
  frame: Frame,
): Plot.Markish[] {
  const rows = result.map((row, i) => ({
    key: layout.keys[i]!,
    value: panel.place(row),
    ring: panel.ring?.(row) ?? null,
    text: panel.text(row),
    discovery: row.discovery,
  }));
  const end = panel.end(Math.max(0, ...rows.flatMap((row) => (row.value === null ? [] : [row.value, row.ring ?? 0]))));
  const x = (value: number) => frame.from + (value / end) * (frame.to - frame.from);
  return [...axisMarks(panel, frame, end), ...traitMarks(rows, x, frame.from), ...figureMarks(rows, x, frame.fontSize)];
}

/** A trait in a panel: where it lies on the axis, and its second mark. */
interface PanelRow {
  readonly key: string;
  readonly value: number | null;
  readonly ring: number | null;
  readonly text: string;
  readonly discovery: boolean;
}

/** Pixels of a value. */
type Scale = (value: number) => number;

/** The two ends of the axis with their names, and the heading. */
function axisMarks(panel: Panel, { from, to, fontSize }: Frame, end: number): Plot.Markish[] {
  const ends = [
    { x: from, text: panel.tick(0) },
    { x: to, text: panel.tick(end) },
  ];
  return [
    Plot.ruleX(ends, { x: 'x', stroke: (v: { x: number }) => (v.x === from ? colour.quiet : colour.grid) }),
    Plot.text(ends, { x: 'x', text: 'text', frameAnchor: 'bottom', dy: 16, fontSize, fill: colour.quiet }),
    Plot.text([panel.heading], {
      x: () => from,
      frameAnchor: 'top',
      textAnchor: 'start',
      dy: -18,
      fontSize,
      fontWeight: 650,
      fill: colour.ink,
    }),
  ];
}

/** A stem from nought (`from`, pixels) and a mark of each trait, and the ring of the second. */
function traitMarks(rows: readonly PanelRow[], x: Scale, from: number): Plot.Markish[] {
  const known = rows.filter((row) => row.value !== null);
  const at = (row: PanelRow) => x(row.value!);
  return [
    Plot.ruleY(known, {
      x1: () => from,
      x2: at,
      y: 'key',
      stroke: (row: PanelRow) => colourOf(row.discovery),
      strokeWidth: 2,
    }),
    Plot.dot(
      rows.filter((row) => row.ring !== null),
      {
        x: (row: PanelRow) => x(row.ring!),
        y: 'key',
        r: 4.5,
        fill: colour.ground,
        stroke: colour.quiet,
        strokeWidth: 1.5,
      },
    ),
    Plot.dot(
      known.filter((row) => row.discovery),
      { x: at, y: 'key', r: 5, fill: colour.ink },
    ),
    Plot.dot(
      known.filter((row) => !row.discovery),
      { x: at, y: 'key', r: 4.5, symbol: 'times', stroke: colour.quiet, strokeWidth: 2 },
    ),
  ];
}

/** Figures right of their marks; past the ring where that stands in the way. */
function figureMarks(rows: readonly PanelRow[], x: Scale, fontSize: number): Plot.Markish[] {
  const figureAt = ({ value, ring, text }: PanelRow) => {
    const [own, other] = [x(value ?? 0), x(ring ?? 0)];
    const isFree = other <= own || own + 9 + textWidth(text, fontSize) + 9 < other;
    return 9 + (isFree ? own : other);
  };
  return [
    Plot.text(rows, {
      x: figureAt,
      y: 'key',
      text: (row: PanelRow) => (row.value === null ? '—' : row.text),
      textAnchor: 'start',
      fontSize,
      fill: (row: PanelRow) => (row.value === null ? colour.quiet : colour.ink),
      stroke: colour.ground,
      strokeWidth: 3,
    }),
  ];
}
