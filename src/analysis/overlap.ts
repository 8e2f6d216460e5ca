/** Clients that segments share. */
export interface Overlap {
  /** Clients in both; null where they are 1 to 9. */
  readonly pairs: Readonly<Record<string, Readonly<Record<string, number | null>>>>;
  readonly anyOf: number;
  readonly twoOrMore: number;
  /** Clients left to each segment when each client belongs to the first that holds it; order as given. */
  readonly exclusive: Readonly<Record<string, number | null>>;
}

const SMALLEST_GROUP = 10;
const withheld = (n: number) => (n > 0 && n < SMALLEST_GROUP ? null : n);

/** Overlaps of segments given in the order in which they may claim a client. */
export function overlapOf(
  segments: readonly { readonly id: string; readonly members: Uint8Array }[],
  order: readonly string[],
): Overlap {
  const rows = segments[0]?.members.length ?? 0;
  const pairs: Record<string, Record<string, number | null>> = {};
  for (const a of segments) {
    pairs[a.id] = {};
    for (const b of segments) {
      if (a === b) continue;
      let both = 0;
      for (let i = 0; i < rows; i += 1) both += a.members[i]! & b.members[i]!;
      pairs[a.id]![b.id] = withheld(both);
    }
  }
  const claimants = [...segments].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
  const claimed: Record<string, number> = Object.fromEntries(segments.map(({ id }) => [id, 0]));
  let anyOf = 0;
  let twoOrMore = 0;
  for (let i = 0; i < rows; i += 1) {
    const holders = claimants.filter(({ members }) => members[i] === 1);
    if (holders.length > 0) {
      anyOf += 1;
      claimed[holders[0]!.id]! += 1;
    }
    if (holders.length > 1) twoOrMore += 1;
  }
  return {
    pairs,
    anyOf,
    twoOrMore,
    exclusive: Object.fromEntries(Object.entries(claimed).map(([id, n]) => [id, withheld(n)])),
  };
}
