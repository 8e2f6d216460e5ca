import type { CategoryLevels, FoundLevel } from './categoryLevels.ts';
import type { CellValues } from './cell.ts';
import { hasClosedLevels, type ColumnSchema } from './schema.ts';
import { MISSING_CODE } from './table.ts';

/** A level that the schema does not list. */
export interface UnlistedLevel extends FoundLevel {
  /** Its clients. */
  readonly n: number;
}

export interface LevelOrder {
  /** All levels of the column, in the order of its codes. */
  readonly levels: readonly string[];
  /** Those that the schema does not list, in the same order. */
  readonly unlisted: readonly UnlistedLevel[];
}

/**
 * Levels of the schema come first in its order (of open ones those that were met), then unlisted ones, the largest first and equal
 * ones by the alphabet, so that codes do not depend on the order of rows.
 */
export function levelOrder(schema: ColumnSchema, { levels, counts }: CategoryLevels): LevelOrder {
  const { levels: listed = [] } = schema;
  const isClosed = hasClosedLevels(schema);
  const unlisted = levels
    .map((level, code) => ({ ...level, n: counts[code]! }))
    .filter(({ text }) => !listed.includes(text))
    .sort((a, b) => b.n - a.n || (a.text < b.text ? -1 : 1));
  const met = listed.filter((_, code) => isClosed || counts[code]! > 0);
  return { levels: [...met, ...unlisted.map(({ text }) => text)], unlisted };
}

/** Puts for the code that each level had while rows came its place in the order; mutates the codes. */
export function reorder(codes: CellValues, { levels: had }: CategoryLevels, { levels }: LevelOrder): void {
  const placeOf = new Map(levels.map((level, place) => [level, place]));
  const places = Uint16Array.from(had, ({ text }, code) => placeOf.get(text) ?? code);
  if (places.every((place, code) => place === code)) return;
  for (let i = 0; i < codes.length; i++) if (codes[i] !== MISSING_CODE) codes[i] = places[codes[i]!]!;
}
