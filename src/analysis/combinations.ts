import { isSmall } from './published.ts';

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
  /** Clients of the combinations that are not told; null where they are 1 to 9. */
  readonly scattered: number | null;
}

/** Segments past which their combinations are too many to draw, or to look through. */
const MOST_SEGMENTS = 10;

/**
 * Clients by exactly which segments hold them. A combination of 1 to 9 clients is not told; and since sizes of
 * segments, of pairs, of claims and of their union are sums of combinations, others are withheld too until no small one
 * follows from those sums: each time the one that hides most small ones, of equals the smallest. `held`: a bit for each segment that holds the client, by client.
 */
export function combinationsOf(ids: readonly string[], held: Uint16Array): Combinations {
  if (ids.length > MOST_SEGMENTS) return { told: [], scattered: null };
  const counts = new Uint32Array(2 ** ids.length);
  for (let row = 0; row < held.length; row += 1) counts[held[row]!]! += 1;
  const all = Array.from(counts, (n, bits) => ({ bits, n })).slice(1);
  const told = all.filter(({ n }) => n > 0 && !isSmall(n)).sort((a, b) => b.n - a.n || a.bits - b.bits);
  const hidden = () => all.filter((one) => !told.includes(one));
  while (told.length > 0 && following(hidden(), ids.length) > 0) {
    const left = told.map((one) => following([...hidden(), one], ids.length));
    told.splice(left.lastIndexOf(Math.min(...left)), 1);
  }
  const scattered = hidden().reduce((sum, { n }) => sum + n, 0);
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

/** How many small hidden cells are combinations of the published sums. */
function following(hidden: readonly Cell[], segments: number): number {
  const small = hidden.flatMap(({ n }, column) => (isSmall(n) ? [column] : []));
  if (small.length === 0) return 0;
  const basis = reduced(sumsOf(segments).map((holds) => hidden.map(({ bits }) => (holds(bits) ? 1 : 0))));
  return small.filter((column) => isSpanned(basis, column)).length;
}

/** The sums that are published: which combinations each holds. */
function sumsOf(segments: number): ((bits: number) => boolean)[] {
  const each = Array.from({ length: segments }, (_, i) => 1 << i);
  const hasAll = (mask: number) => (bits: number) => (bits & mask) === mask;
  return [
    () => true,
    (bits) => (bits & (bits - 1)) !== 0,
    ...each.map(hasAll),
    ...each.flatMap((a, i) => each.slice(0, i).map((b) => hasAll(a | b))),
    // A client is claimed by the first of its segments: the lowest bit.
    ...each.map((a) => (bits: number) => (bits & -bits) === a),
  ];
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

/** True where the unit vector of a column is a combination of the reduced rows: one of them is that vector. */
const isSpanned = (basis: readonly number[][], column: number) =>
  basis.some((row) => row.every((x, i) => Math.abs(x - (i === column ? 1 : 0)) < 1e-9));
