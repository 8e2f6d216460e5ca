/** A sum, and whether it is mostly one client's. */
export interface Dominated {
  readonly sum: number;
  /** The dominance rule of statistical offices: one value is more than half of the sum of all sizes. */
  readonly isMostlyOne: boolean;
  /** One value is a tenth of it or more: what is said of the sum and of its parts is then said of him too. */
  readonly oneHasTenth: boolean;
}

/** The sum of the values asked for (all of them unless told), of which none is missing; of negative ones their sizes are compared. */
export function totalOf(values: ArrayLike<number>, isAsked: (row: number) => boolean = () => true): Dominated {
  let [sum, sizes, largest] = [0, 0, 0];
  for (let i = 0; i < values.length; i += 1) {
    if (!isAsked(i)) continue;
    const size = Math.abs(values[i]!);
    sum += values[i]!;
    sizes += size;
    largest = Math.max(largest, size);
  }
  return { sum, isMostlyOne: largest > sizes / 2, oneHasTenth: largest > 0 && largest >= sizes / 10 };
}
