import type { Position } from 'satteri';
import type { Context, Placed } from './chapterPlace.ts';

interface Refusal {
  readonly message: string;
  readonly position: Position | undefined;
}

/** By chapter: what is wrong in it so far. */
const refusals = new WeakMap<object, Refusal[]>();

/** Notes a complaint, its place in front. Of what stands inside a part that is refused already nothing is told: most of it follows. */
export function note(message: string, { position }: Placed, { data }: Context): undefined {
  const found = refusals.get(data) ?? [];
  refusals.set(data, found);
  if (!found.some((one) => isWithin(position, one.position))) found.push({ message, position });
}

/** Throws all that was noted of a chapter, a line each, in the order of the chapter. */
export function refuseAll(data: object): void {
  const found = refusals.get(data);
  if (found === undefined) return;
  const inOrder = found.toSorted((a, b) => startOf(a.position) - startOf(b.position));
  throw new Error(inOrder.map(({ message }) => message).join('\n'));
}

const startOf = (position: Position | undefined) => position?.start.offset ?? 0;

const isWithin = (inner: Position | undefined, outer: Position | undefined) =>
  inner !== undefined &&
  outer !== undefined &&
  startOf(inner) >= startOf(outer) &&
  (inner.end.offset ?? 0) <= (outer.end.offset ?? 0);
