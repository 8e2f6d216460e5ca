/**
 * What may be published of a group: the one place of the two thresholds. A group of 1 to 9 clients is merged or
 * withheld, and so is whatever would give it away by subtraction. How many of a group left is its result, not a group.
 */

/** The smallest group that is published. */
export const SMALLEST_GROUP = 10;
/** The smallest group whose 1st and 99th percentile are published. */
export const SMALLEST_WITH_TAILS = 100;

/** The name of the levels that are too small to be named. */
export const OTHERS = 'прочие';

/**
 * Codes of the levels that are told as one, «прочие», by the clients of each (0: nobody has it): those of 1 to 9 clients
 * and whatever is called so already. Where even together they are too few, the smallest of the rest join them (of equals
 * the last), or subtraction would tell who they are. None where no level is small.
 */
export function othersOf(sizes: ArrayLike<number>, names: readonly string[]): ReadonlySet<number> {
  const held = names.map((_, code) => code).filter((code) => sizes[code]! > 0);
  const small = held.filter((code) => isSmall(sizes[code]!));
  if (small.length === 0) return new Set();
  const others = new Set([...small, ...held.filter((code) => names[code] === OTHERS)]);
  let n = [...others].reduce((sum, code) => sum + sizes[code]!, 0);
  for (const code of held.toSorted((a, b) => sizes[a]! - sizes[b]! || b - a)) {
    if (n >= SMALLEST_GROUP) break;
    if (others.has(code)) continue;
    others.add(code);
    n += sizes[code]!;
  }
  return others;
}

/** True of a value that tells its clients apart, with kopecks or of six digits: a small whole one is had by many things. */
export const pointsAtFew = (value: number) => !Number.isInteger(value) || Math.abs(value) >= 100_000;

/** True of a group that somebody is in, but too few to publish. */
export const isSmall = (n: number) => n > 0 && n < SMALLEST_GROUP;

/** True where a part of a whole, or what the part leaves of it, is too small: one is known from the other. */
export const givesAway = (whole: number, part: number) => isSmall(part) || isSmall(whole - part);

/** True of two groups that somebody is in: one figure of a test and the totals tell both of them; of more they do not. */
export const areTwo = (groups: readonly number[]) => groups.filter((n) => n > 0).length === 2;

/** True of the groups of a test that would tell of 1 to 9 clients. */
export const tellsOfFew = (groups: readonly number[]) => areTwo(groups) && groups.some(isSmall);

/** Clients up to each inner edge of a table of an ordered column, its bins given in their order. */
export function cutsOf(bins: readonly { readonly n: number }[]): number[] {
  let upTo = 0;
  return bins.slice(0, -1).map(({ n }) => (upTo += n));
}

/**
 * True of an edge with so many clients up to it that has none or enough between itself and every edge of the tables that are
 * told of the same column: those between two edges are the difference of two sums.
 */
export const isApart = (upTo: number, cuts: readonly number[]) => !cuts.some((cut) => isSmall(Math.abs(upTo - cut)));

/** The bins without the inner edges that are too near to one of `cuts`: the two beside such an edge are joined. */
export function joinNear<B extends { readonly n: number }>(
  bins: readonly B[],
  cuts: readonly number[],
  join: (a: B, b: B) => B,
): B[] {
  const joined: B[] = [];
  let upTo = 0;
  for (const bin of bins) {
    const last = isApart(upTo, cuts) ? undefined : joined.pop();
    joined.push(last === undefined ? bin : join(last, bin));
    upTo += bin.n;
  }
  return joined;
}

/**
 * A result of a group that is too small: its figures and intervals are null, `condition` (where it has one) says so;
 * `n` stays where it is not small itself, and so does the count of empty cells.
 */
export function withhold<T extends object>(result: T): T {
  const hidden = Object.entries(result).map(([name, value]) => {
    if (name === 'condition') return [name, 'small'];
    if (name === 'exact') return [name, typeof value === 'boolean' ? value : null];
    const kept = name === 'missing' || (name === 'n' && !isSmall(value as number));
    return [name, kept || !(typeof value === 'number' || Array.isArray(value)) ? value : null];
  });
  return Object.freeze(Object.fromEntries(hidden)) as T;
}

interface Split {
  readonly n: number;
  readonly part: number;
}

/**
 * Which rows of a table may tell both parts of their split in two (true). A row with a small part may not; and
 * because the parts of all rows add up to known totals, further rows keep silent (the smallest first) until no withheld
 * part follows from the totals: at least two are withheld, they are not one client each, and together they are no small
 * group either.
 */
export function tellable(rows: readonly Split[]): boolean[] {
  const told = rows.map(({ n, part }) => !givesAway(n, part));
  if (told.every(Boolean)) return told;
  const sides = [({ part }: Split) => part, ({ n, part }: Split) => n - part];
  // Each further row is withheld on both sides, so the first side is looked at again.
  for (const side of [...sides, ...sides])
    while (tellsOf(rows.filter((_, i) => !told[i]).map(side))) {
      const next = rows
        .map((row, i) => ({ i, size: side(row) }))
        .filter(({ i, size }) => told[i] && size > 0)
        .sort((a, b) => a.size - b.size)[0];
      if (!next) return told.map(() => false);
      told[next.i] = false;
    }
  return told;
}

const tellsOf = (withheld: readonly number[]) =>
  isRecoverable(withheld) || isSmall(withheld.reduce((sum, n) => sum + n, 0));

/** True where withheld counts follow from their sum: there is but one, or all of them are 1. */
export function isRecoverable(withheld: readonly number[]): boolean {
  const counts = withheld.filter((n) => n > 0);
  return counts.length === 1 || (counts.length > 0 && counts.every((n) => n === 1));
}
