import { summary } from './describe.ts';
import { oneHasTenth, totalOf } from './dominance.ts';
import { filled } from './filled.ts';
import { finite } from './frozen.ts';
import type { Summary } from './result.ts';
import type { ValueAssumptions } from './valueAssumptions.ts';

/** Columns of one length; balance in roubles, NaN where unknown; salary in roubles a month; card 0/1; products a count. */
export interface ValueInputs {
  readonly balance: Float64Array;
  readonly salary: Float64Array;
  readonly card: Float64Array;
  readonly products: Float64Array;
  /** Chance that the client stays, 0–1. */
  readonly retention: Float64Array;
}

/** Roubles for each client: parts of the annual margin. */
export interface Margins {
  readonly balanceMargin: Float64Array;
  readonly cardMargin: Float64Array;
  readonly productsMargin: Float64Array;
}

/** Parts of one client's annual margin, and their sum. */
const ofBalance = ({ balance }: ValueInputs, a: ValueAssumptions, i: number) => a.margin * orNothing(balance[i]!);
const ofCard = ({ card, salary }: ValueInputs, a: ValueAssumptions, i: number) =>
  orNothing(card[i]!) * a.interchange * a.cardSpendShare * 12 * orNothing(salary[i]!);
const ofProducts = ({ products }: ValueInputs, a: ValueAssumptions, i: number) =>
  a.feePerProduct * orNothing(products[i]!);
const ofAll = (inputs: ValueInputs, a: ValueAssumptions, i: number) =>
  ofBalance(inputs, a, i) + ofCard(inputs, a, i) + ofProducts(inputs, a, i);

const column = ({ balance }: ValueInputs, of: (client: number) => number) =>
  filled(new Float64Array(balance.length), of);

/** Where the annual margin comes from. Columns are made apart, since each is as large as the value and is asked once. */
export const margins = (inputs: ValueInputs, a: ValueAssumptions): Margins => ({
  balanceMargin: column(inputs, (i) => ofBalance(inputs, a, i)),
  cardMargin: column(inputs, (i) => ofCard(inputs, a, i)),
  productsMargin: column(inputs, (i) => ofProducts(inputs, a, i)),
});

/** The annual margin of each client. */
export const annualMargins = (inputs: ValueInputs, a: ValueAssumptions): Float64Array =>
  column(inputs, (i) => ofAll(inputs, a, i));

/** The annual margin's discounted sum over the horizon at each client's retention. */
export const clientValues = (inputs: ValueInputs, a: ValueAssumptions): Float64Array =>
  column(inputs, (i) => ofAll(inputs, a, i) * annuity(inputs.retention[i]!, a.discountRate, a.horizonYears));

/** An unknown amount counts as 0. */
export const orNothing = (x: number) => (Number.isNaN(x) ? 0 : x);

/** Σ (r/(1+d))^t over the years of the horizon, t from 0: the years of margin that a client is worth; of a part of a year, its part. */
export function annuity(retention: number, discountRate: number, years: number): number {
  const ratio = retention / (1 + discountRate);
  let factor = 0;
  let power = 1;
  for (let t = 0; t < years; t += 1) {
    factor += power * Math.min(1, years - t);
    power *= ratio;
  }
  return factor;
}

export interface Total {
  /** Sum of the values. */
  readonly total: number | null;
  /** True where one client holds a tenth of it or more; null where nothing is known. */
  readonly oneHasTenth: boolean | null;
}

/** A summary with the total of the values. */
export const totalled = (values: Float64Array): Summary & Total => {
  const described = summary(values);
  const isKnown = (row: number) => !Number.isNaN(values[row]!);
  return {
    ...described,
    total: described.mean === null ? null : finite(described.mean * described.n),
    oneHasTenth: described.mean === null ? null : oneHasTenth(totalOf(values, isKnown)),
  };
};
