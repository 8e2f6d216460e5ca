import { countLevels } from './countLevels.ts';
import { SMALLEST_GROUP, isSmall } from './published.ts';

/** Clients that exactly these segments hold. */
export interface Combination {
  /** The ids joined by «+», in the order of the claimants. */
  readonly id: string;
  readonly segments: readonly string[];
  readonly n: number;
}

export interface Combinations {
  /** The largest first. */
  readonly told: readonly Combination[];
  /** Clients of the combinations that are not told; null where they are 1 to 9, and of over ten segments, of whose combinations none is told. */
  readonly scattered: number | null;
}

/** Segments past which their combinations are too many to draw, or to look through. */
const MOST_SEGMENTS = 10;

/** A published count: of the clients of combinations that it holds, each given by a bit for each of its segments. */
export type PublishedSum = (bits: number) => boolean;

/**
 * Clients by exactly which segments hold them. A combination of 1 to 9 clients is not told, nor one with which something small
 * would follow from the `published` sums of combinations: another one, or several together that are 1 to 9 clients. The
 * largest are told first. `held`: a bit for each segment that holds the client, by client.
 */
export function combinationsOf(
  ids: readonly string[],
  held: Uint16Array,
  published: readonly PublishedSum[],
): Combinations {
  if (ids.length > MOST_SEGMENTS) return { told: [], scattered: null };
  const counts = countLevels(held, 2 ** ids.length);
  const all = Array.from(counts, (n, bits) => ({ bits, n })).slice(1);
  // Of a sum that is nought everybody knows the parts.
  const noughts = published.filter((holds) => all.every(({ bits, n }) => n === 0 || !holds(bits)));
  let hidden = all.filter(({ bits }) => !noughts.some((holds) => holds(bits)));
  const before = following(hidden, published);
  const told: Cell[] = [];
  for (const one of hidden.filter(({ n }) => n >= SMALLEST_GROUP).sort((a, b) => b.n - a.n || a.bits - b.bits)) {
    const rest = hidden.filter((other) => other !== one);
    if (following(rest, published) > before) continue;
    told.push(one);
    hidden = rest;
  }
  const scattered = hidden.reduce((sum, { n }) => sum + n, 0);
  const named = told.map(({ bits, n }) => {
    const segments = ids.filter((_, i) => bits & (1 << i));
    return { id: segments.join('+'), segments, n };
  });
  return { told: named, scattered: isSmall(scattered) ? null : scattered };
}

interface Cell {
  readonly bits: number;
  readonly n: number;
}

/** How many small unions of hidden cells follow from the published sums: a cell alone, what is left of a sum, or of one less another. */
function following(hidden: readonly Cell[], published: readonly PublishedSum[]): number {
  const sums = published.map((holds) => hidden.map(({ bits }) => (holds(bits) ? 1 : 0)));
  const less = sums.flatMap((a) => sums.map((b) => a.map((x, i) => x - b[i]!)));
  const alone = reduced(sums).filter((row) => row.filter((x) => Math.abs(x) > 1e-9).length === 1);
  return [...sums, ...less, ...alone].filter((row) => isSmall(unionOf(row, hidden))).length;
}

/** Clients of the cells that a row holds; 0 of a row that is no union of cells. */
function unionOf(row: readonly number[], hidden: readonly Cell[]): number {
  let n = 0;
  for (const [i, x] of row.entries()) {
    if (Math.abs(x - 1) < 1e-9) n += hidden[i]!.n;
    else if (Math.abs(x) > 1e-9) return 0;
  }
  return n;
}

/** Gauss–Jordan: rows with a leading 1 that stands alone in its column. */
function reduced(rows: number[][]): number[][] {
  const width = rows[0]?.length ?? 0;
  const basis: number[][] = [];
  let left = rows.map((row) => [...row]);
  for (let column = 0; column < width; column += 1) {
    const pivot = left.find((row) => Math.abs(row[column]!) > 1e-9);
    if (!pivot) continue;
    const scaled = pivot.map((x) => x / pivot[column]!);
    const without = (row: number[]) => row.map((x, i) => x - row[column]! * scaled[i]!);
    left = left.filter((row) => row !== pivot).map(without);
    basis.splice(0, basis.length, ...basis.map(without), scaled);
  }
  return basis;
}
