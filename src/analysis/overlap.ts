import { combinationsOf, type Combinations, type PublishedSum } from './combinations.ts';
import { countBoth, countOnes } from './filled.ts';
import { givesAway, isRecoverable, isSmall } from './published.ts';
import type { Members } from './segment.ts';

/** Clients that segments share. Null is withheld: so few that they, or those beside them, could be told apart. */
export interface Overlap {
  /** Clients in both; null where 1 to 9 are in both, or in one of the two alone, or where so few would follow from it. */
  readonly pairs: Readonly<Record<string, Readonly<Record<string, number | null>>>>;
  readonly anyOf: number | null;
  readonly twoOrMore: number | null;
  /** Clients left to each segment when each client belongs to the first that holds it; order as given. */
  readonly exclusive: Readonly<Record<string, number | null>>;
  /** Who claims a client first. */
  readonly order: readonly string[];
  /** Clients by exactly which segments hold them. */
  readonly combinations: Combinations['told'];
  /**
   * Clients of the combinations that are not told; null where they are 1 to 9, where `anyOf` is withheld, and of over ten segments, of whose
   * combinations none is told.
   */
  readonly scattered: number | null;
}

/** Overlaps of segments given in the order in which they may claim a client. */
export function overlapOf(segments: readonly Members[], order: readonly string[]): Overlap {
  const rows = segments[0]?.members.length ?? 0;
  const sizes = new Map(segments.map(({ id, members }) => [id, countOnes(members)]));
  const claimants = [...segments].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
  const both: Record<string, Record<string, number>> = {};
  for (const a of segments)
    both[a.id] = Object.fromEntries(
      segments.filter((b) => b !== a).map((b) => [b.id, countBoth(a.members, b.members)]),
    );
  const { anyOf, twoOrMore, claimed, held } = claim(claimants, rows);
  const ids = claimants.map(({ id }) => id);
  const silent = silentParts({ order: ids, rows, sizes, both, claimed, held });
  // Of two or three segments the totals are the sizes and the pairs once more.
  const derivable = (segments.length < 4 && silent.pairs.size > 0) || silent.total;
  const total = (whole: number, part: number) => (derivable || givesAway(whole, part) ? null : part);
  const totals = { anyOf: total(rows, anyOf), twoOrMore: total(anyOf, twoOrMore) };
  const { told, scattered } = combinationsOf(
    ids,
    held,
    publishedSums(ids, (id) => givesAway(rows, sizes.get(id)!), silent, totals),
  );
  return {
    pairs: Object.fromEntries(
      Object.entries(both).map(([a, row]) => [
        a,
        Object.fromEntries(Object.entries(row).map(([b, n]) => [b, silent.pairs.has(pairOf(a, b)) ? null : n])),
      ]),
    ),
    ...totals,
    exclusive: Object.fromEntries(Object.entries(claimed).map(([id, n]) => [id, silent.claims.has(id) ? null : n])),
    order: ids,
    combinations: told,
    // With the combinations that are told it is the total.
    scattered: totals.anyOf === null ? null : scattered,
  };
}

/** What is published of combinations beside themselves: sizes of segments, of pairs, of claims, and the totals, but for those withheld. */
function publishedSums(
  order: readonly string[],
  isSilent: (id: string) => boolean,
  silent: ReturnType<typeof silentParts>,
  totals: Pick<Overlap, 'anyOf' | 'twoOrMore'>,
): PublishedSum[] {
  const hasAll = (mask: number) => (bits: number) => (bits & mask) === mask;
  const each = order.map((id, place) => ({ id, bit: 1 << place }));
  return [
    ...(totals.anyOf === null ? [] : [() => true]),
    ...(totals.twoOrMore === null ? [] : [(bits: number) => (bits & (bits - 1)) !== 0]),
    ...each.filter(({ id }) => !isSilent(id)).map(({ bit }) => hasAll(bit)),
    ...each.flatMap((a, i) =>
      each
        .slice(0, i)
        .filter((b) => !silent.pairs.has(pairOf(a.id, b.id)))
        .map((b) => hasAll(a.bit | b.bit)),
    ),
    // A client is claimed by the first of its segments: the lowest bit.
    ...each
      .filter(({ id }) => !silent.claims.has(id))
      .map(
        ({ bit }) =>
          (bits: number) =>
            (bits & -bits) === bit,
      ),
  ];
}

const pairOf = (a: string, b: string) => [a, b].sort().join(' ');

/** What is counted of segments, before anything of it is withheld. */
interface Counts {
  /** Ids in the order in which they claim a client. */
  readonly order: readonly string[];
  readonly rows: number;
  readonly sizes: ReadonlyMap<string, number>;
  /** Clients in both of two. */
  readonly both: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Clients whom each is the first to claim. */
  readonly claimed: Readonly<Record<string, number>>;
  /** By client a bit for each segment that holds him. */
  readonly held: Uint16Array;
}

/**
 * The pairs and claims that are withheld: small ones, those that leave a small rest, and those from which such a one
 * follows, as that of a pair inside another. The second claimant's clients are its size less its pair with the first; all claims add up to a total.
 */
function silentParts(counts: Counts) {
  const { order, rows, sizes, claimed } = counts;
  const size = (id: string) => sizes.get(id)!;
  // The first claims its whole size, which is told: to withhold that hides nothing.
  const isTold = (id: string) => id === order[0] && !givesAway(rows, size(id));
  const pairs = smallPairs(counts);
  const hasSilentPair = (a: string) => order.some((b) => b !== a && pairs.has(pairOf(a, b)));
  const claims = new Set(order.filter((a) => !isTold(a) && (givesAway(size(a), claimed[a]!) || hasSilentPair(a))));
  for (const pair of nestedPairs(counts)) {
    pairs.add(pairOf(...pair));
    for (const id of pair) if (!isTold(id)) claims.add(id);
  }
  const [first, second] = order;
  if (first !== undefined && second !== undefined && claims.has(second)) pairs.add(pairOf(first, second));
  const isSolved = () => isRecoverable([...claims].map((one) => claimed[one]!));
  for (const id of [...order].sort((a, b) => claimed[a]! - claimed[b]!)) if (isSolved() && !isTold(id)) claims.add(id);
  /** Whether the claims' total would tell of one of them. */
  return { pairs, claims, total: isSolved() };
}

/** Pairs that are small, or leave a small rest of one of the two, or are of a segment that is withheld itself. */
function smallPairs({ order, rows, sizes, both }: Counts): Set<string> {
  const pairs = new Set<string>();
  for (const a of order) {
    const n = sizes.get(a)!;
    for (const b of order) if (a !== b && (givesAway(rows, n) || givesAway(n, both[a]![b]!))) pairs.add(pairOf(a, b));
  }
  return pairs;
}

/**
 * Of two pairs of which one is inside the other with 1 to 9 clients less, the one with the later segment (of equals the smaller),
 * and a pair inside a third segment with so many less: a condition that all clients meet makes one rule hold another, and who
 * knows it subtracts the two.
 */
function nestedPairs({ order, sizes, both, held }: Counts): (readonly [string, string])[] {
  const seen = [...new Set(held)];
  const places = order.slice(0, 16).map((id, place) => ({ id, place }));
  const pairs = places.flatMap((a) =>
    places.slice(0, a.place).map((b) => ({
      ids: [a.id, b.id] as const,
      last: a.place,
      mask: (1 << a.place) | (1 << b.place),
      n: both[a.id]![b.id]!,
    })),
  );
  const isInside = (mask: number, other: number) =>
    seen.every((bits) => (bits & mask) !== mask || (bits & other) === other);
  return pairs.flatMap((pair) => {
    const around = (one: { readonly mask: number; readonly n: number }) =>
      pair.n > 0 && isSmall(one.n - pair.n) && isInside(pair.mask, one.mask);
    const larger = pairs.filter(around).map((other) => (other.last > pair.last ? other.ids : pair.ids));
    const isInThird = places.some(({ id, place }) => around({ mask: 1 << place, n: sizes.get(id)! }));
    return isInThird ? [pair.ids, ...larger] : larger;
  });
}

/** Clients in any segment, in two or more, and those whom each segment is the first to claim. */
function claim(claimants: readonly Members[], rows: number) {
  const claimed: Record<string, number> = {};
  const held = new Uint16Array(rows);
  const holders = new Uint16Array(rows);
  claimants.forEach(({ id, members }, place) => {
    const bit = place < 16 ? 1 << place : 0;
    let first = 0;
    for (let i = 0; i < rows; i += 1) {
      if (members[i] !== 1) continue;
      if (holders[i] === 0) first += 1;
      holders[i]! += 1;
      held[i]! |= bit;
    }
    claimed[id] = first;
  });
  let anyOf = 0;
  let twoOrMore = 0;
  for (let i = 0; i < rows; i += 1) {
    if (holders[i]! > 0) anyOf += 1;
    if (holders[i]! > 1) twoOrMore += 1;
  }
  return { anyOf, twoOrMore, claimed, held };
}
