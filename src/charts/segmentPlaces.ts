import type { SegmentResult } from '../analysis/result.ts';
import { numberPlaces, type Circle } from './numberPlaces.ts';
import type { ChartContext } from './kind.ts';
import { titleOf } from './titleOf.ts';

/** A segment on the map: those who stayed across, mean value up, each with its interval. */
export interface Point {
  readonly number: string;
  readonly x: number;
  readonly xLow: number;
  readonly xHigh: number;
  readonly y: number;
  readonly yLow: number;
  readonly yHigh: number;
  readonly n: number;
  readonly name: string;
  readonly first: boolean;
}

type Ends = readonly [low: number, high: number];

/** Pixels of the largest circle's radius; the areas of the others are to its area as their clients are to its clients. */
const LARGEST = 18;

/** Where the map draws: its axes and the pixels of its frame. */
export interface MapFrame {
  readonly across: Ends;
  readonly up: Ends;
  readonly width: number;
  readonly height: number;
}

/** A segment that has a place on both axes. */
export const isPlaced = (s: SegmentResult) =>
  s.rate !== null && s.ci !== null && s.valueMean !== null && s.valueMeanCi !== null;

/** The segments that have a place, with their numbers: of the queue, then of those out of it. */
export function pointsOf(result: readonly SegmentResult[], context: ChartContext): readonly Point[] {
  const queue = result.filter((s) => s.priority !== null).length;
  const outside = result.filter((s) => s.priority === null).map(({ id }) => id);
  return result.filter(isPlaced).map((s) => ({
    number: String(s.priority ?? queue + outside.indexOf(s.id) + 1),
    x: 1 - s.rate!,
    xLow: 1 - s.ci![1],
    xHigh: 1 - s.ci![0],
    y: s.valueMean!,
    yLow: s.valueMeanCi![0],
    yHigh: s.valueMeanCi![1],
    n: s.n!,
    name: s.priority === null ? `${titleOf(s.id, context)}\u00a0— вне очереди` : titleOf(s.id, context),
    first: s.priority === 1,
  }));
}

/** From the least to the largest share of those who stayed: of the segments' intervals and of all clients. */
export const sharesStayed = (points: readonly Point[], bankStayed: number | null): Ends => [
  Math.min(...points.map((p) => p.xLow), bankStayed ?? 1),
  Math.max(...points.map((p) => p.xHigh), bankStayed ?? 0),
];

/** The axis of shares, with room at its ends for the circles. */
export function shareEnds([left, right]: Ends): Ends {
  const pad = Math.max(0.01, (right - left) * 0.12);
  return [left - pad, Math.min(1, right + pad)];
}

/** The axis of value, from nought; clients in debt may be worth less. Names stand above and below the outermost. */
export function valueEnds(points: readonly Point[]): Ends {
  const [least, most] = [Math.min(0, ...points.map((p) => p.yLow)), Math.max(0, ...points.map((p) => p.yHigh))];
  const room = (most - least) * 0.15;
  return [least < 0 ? least - room : 0, most > 0 ? most + room : least < 0 ? 0 : 1];
}

/** Pixels of the circles in a frame: their middles from its left end and bottom, their radii, and those of a share from its left end and of a difference of value. */
export function circlesIn({ across: [left, right], up: [bottom, top], ...frame }: MapFrame, points: readonly Point[]) {
  const largest = Math.max(...points.map((p) => p.n));
  const height = (difference: number) => (difference / (top - bottom)) * frame.height;
  const across = (share: number) => ((share - left) / (right - left)) * frame.width;
  return {
    frameWidth: frame.width,
    across,
    height,
    radius: (p: Point) => LARGEST * Math.sqrt(p.n / largest),
    centre: (p: Point) => [across(p.x), height(p.y - bottom)] as const,
  };
}

/** The points as circles, in pixels of their frame. */
export const circlesOf = (points: readonly Point[], { centre, radius }: ReturnType<typeof circlesIn>): Circle[] =>
  points.map((point) => ({ x: centre(point)[0], y: centre(point)[1], r: radius(point) }));

/** The points with the places of their numbers: in the circle, or aside where circles hide one another. */
export function numbered(points: readonly Point[], frame: MapFrame) {
  const {
    across: [left, right],
    up: [bottom, top],
  } = frame;
  const places = numberPlaces(circlesOf(points, circlesIn(frame, points)), frame.width);
  return points.map((point, i) => ({
    ...point,
    isAside: places[i]!.isAside,
    numberX: left + (places[i]!.x / frame.width) * (right - left),
    numberY: bottom + (places[i]!.y / frame.height) * (top - bottom),
  }));
}
