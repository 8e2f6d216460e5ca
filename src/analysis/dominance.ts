/** A sum, and how much of it is one client's; that part itself is never published. */
export interface Dominated {
  readonly sum: number;
  /** The largest size as a share of the sum of all sizes, 0–1; 0 where all are nought. */
  readonly largestShare: number;
}

/** The sum of the values asked for (all of them unless told), of which none is missing; of negative ones the size counts. */
export function totalOf(values: ArrayLike<number>, isAsked: (row: number) => boolean = () => true): Dominated {
  let [sum, sizes, largest] = [0, 0, 0];
  for (let i = 0; i < values.length; i += 1) {
    if (!isAsked(i)) continue;
    const size = Math.abs(values[i]!);
    sum += values[i]!;
    sizes += size;
    largest = Math.max(largest, size);
  }
  return { sum, largestShare: sizes === 0 ? 0 : largest / sizes };
}

/** The dominance rule of statistical offices: more than half of the sum is one client's, and the sum tells his. */
export const isOneClients = ({ largestShare }: Dominated) => largestShare > 0.5;

/** A quarter or more is one client's: what is said of the sum of some clients rests on him. */
export const restsOnOne = ({ largestShare }: Dominated) => largestShare >= 0.25;

/** A tenth or more is one client's: shares and means of all clients depend on him. */
export const oneHasTenth = ({ largestShare }: Dominated) => largestShare >= 0.1;
