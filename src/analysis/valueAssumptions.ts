/** Inputs that an analyst edits (content/assumptions); shares 0–1, fee in roubles a year, horizon in whole years. */
export interface ValueAssumptions {
  readonly margin: number;
  readonly interchange: number;
  readonly cardSpendShare: number;
  readonly feePerProduct: number;
  readonly discountRate: number;
  readonly horizonYears: number;
}

/** The unit in which the formula takes each of its inputs. */
export const valueUnits = {
  margin: 'sharePerYear',
  interchange: 'share',
  cardSpendShare: 'share',
  feePerProduct: 'roublesPerYear',
  discountRate: 'sharePerYear',
  horizonYears: 'years',
} as const satisfies Readonly<Record<keyof ValueAssumptions, string>>;

/** The inputs of the formula among numbers by name; null where one is lacking. */
export function valueAssumptions(numbers: Readonly<Record<string, number>>): ValueAssumptions | null {
  const names = Object.keys(valueUnits);
  if (names.some((name) => numbers[name] === undefined)) return null;
  return Object.fromEntries(names.map((name) => [name, numbers[name]])) as unknown as ValueAssumptions;
}
