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

/** Shape and colour by whether the trait is a discovery of the scan: a dot, else a cross. */
export const markOf = (discovery: boolean) => (discovery ? ('circle' as const) : ('times' as const));
/** Ink for a discovery of the scan, the second voice for what is none. */
export const colourOf = (discovery: boolean) => (discovery ? colour.ink : colour.quiet);

/** The column of one method: its axis from 0, a stem, a mark and the figure of each trait. Places are pixels. */
export function panelMarks(
  panel: Panel,
  result: readonly ScannedTrait[],
  layout: RowLayout,
  { from, to, fontSize }: Frame,
): Plot.Markish[] {
  const rows = result.map((row, i) => ({
    key: layout.keys[i]!,
    value: panel.place(row),
    ring: panel.ring?.(row) ?? null,
    text: panel.text(row),
    discovery: row.discovery,
  }));
  const known = rows.filter((row) => row.value !== null);
  const end = panel.end(Math.max(0, ...known.flatMap((row) => [row.value!, row.ring ?? 0])));
  const x = (value: number) => from + (value / end) * (to - from);
  const ends = [0, end].map((v) => ({ x: x(v), text: panel.tick(v) }));
  const rings = rows.filter((row) => row.ring !== null);
  /** Right of its own mark; past the ring where that stands in the way. */
  const figureAt = ({ value, ring, text }: (typeof rows)[number]) => {
    const [own, other] = [x(value ?? 0), x(ring ?? 0)];
    const isFree = other <= own || own + 9 + textWidth(text, fontSize) + 9 < other;
    return 9 + (isFree ? own : other);
  };
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
    Plot.ruleY(known, {
      x1: () => from,
      x2: (row) => x(row.value!),
      y: 'key',
      stroke: (row) => colourOf(row.discovery),
      strokeWidth: 2,
    }),
    Plot.dot(rings, {
      x: (row) => x(row.ring!),
      y: 'key',
      r: 4.5,
      fill: colour.ground,
      stroke: colour.quiet,
      strokeWidth: 1.5,
    }),
    ...[true, false].map((found) =>
      Plot.dot(
        known.filter((row) => row.discovery === found),
        found
          ? { x: (row) => x(row.value!), y: 'key', r: 5, fill: colour.ink }
          : {
              x: (row) => x(row.value!),
              y: 'key',
              r: 4.5,
              symbol: markOf(false),
              stroke: colour.quiet,
              strokeWidth: 2,
            },
      ),
    ),
    Plot.text(rows, {
      x: figureAt,
      y: 'key',
      text: (row) => (row.value === null ? '—' : row.text),
      textAnchor: 'start',
      fontSize,
      fill: (row) => (row.value === null ? colour.quiet : colour.ink),
      stroke: colour.ground,
      strokeWidth: 3,
    }),
  ];
}
