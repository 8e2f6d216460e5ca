import { guard, type Reading } from '../paths/guard.ts';
import { joinPath } from '../paths/resolve.ts';

export interface Looked {
  readonly path: string;
  readonly value: unknown;
}

/** A leaf of the results: what a sentence may stand on. */
const isLeaf = (value: unknown) =>
  value === null ||
  typeof value !== 'object' ||
  (Array.isArray(value) && value.every((one) => typeof one === 'number'));

/** Guarded results that remember which figures an author's function looked at, in order, each once. */
export function reading(results: object, at: string) {
  const seen = new Map<string, Looked>();
  let lastGroup: Looked[] = [];
  const read: Reading = (steps, value) => {
    const path = joinPath(steps);
    if (!isLeaf(value)) {
      lastGroup = [{ path, value: null }];
      return;
    }
    seen.delete(path);
    seen.set(path, { path, value });
  };
  const guarded = guard(results, at, { read });
  // The guard tells no element of a list of numbers: an end of an interval is told by the interval.
  const looked = (): readonly Looked[] => (seen.size === 0 ? lastGroup : [...seen.values()]);
  return { guarded, looked };
}
