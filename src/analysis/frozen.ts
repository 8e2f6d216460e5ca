/** Freezes a plain result with everything in it, so that no reader of a result can change another's. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) frozen(inner);
  }
  return value;
}

/** The number, or null where it is NaN or infinite: a result never holds those. */
export const finite = (x: number): number | null => (Number.isFinite(x) ? x : null);

/** [low, high], or null where an end is NaN or infinite. */
export const interval = (low: number, high: number): readonly [number, number] | null =>
  Number.isFinite(low) && Number.isFinite(high) ? [low, high] : null;
