import fc from 'fast-check';
import { expect } from 'vitest';
import { compareGroups } from '../../src/analysis/compare.ts';

/** Clients: a value in sixteenths (ties and missing ones among them) and an outcome. */
export const clients = fc.array(
  fc.record({
    value: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: -80, max: 80 }).map((x) => x / 16) }, fc.constant(NaN)),
    outcome: fc.integer({ min: 0, max: 1 }),
  }),
  { minLength: 0, maxLength: 40 },
);
export type Clients = readonly { readonly value: number; readonly outcome: number }[];
/** The columns of made clients: values and outcomes. */
export const split = (all: Clients) =>
  [Float64Array.from(all, (c) => c.value), Uint16Array.from(all, (c) => c.outcome)] as const;
/** The comparison of made clients. */
export const compare = (all: Clients) => compareGroups(...split(all));

/** Equal up to rounding, null only to null. */
export function same(got: number | null, want: number | null, digits = 9) {
  if (want === null || got === null) expect(got).toBe(want);
  else expect(Math.abs(got - want)).toBeLessThanOrEqual(10 ** -digits * Math.max(1, Math.abs(want)));
}
