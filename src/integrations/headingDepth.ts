import type { Context } from './chapterPlace.ts';

/** By chapter: the depth of the heading that was met last. */
const depths = new WeakMap<object, number>();

/** Goes past a heading; gives the depth of the one above it. That of the page itself is 1. */
export function passHeading(depth: number, { data }: Context): number {
  const above = depths.get(data) ?? 1;
  depths.set(data, depth);
  return above;
}
