import { summary } from './describe.ts';
import { oneHasTenth, totalOf } from './dominance.ts';
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

/** Roubles for each client; parts of the annual margin and the value over the horizon. */
export interface ClientValues {
  readonly balanceMargin: Float64Array;
  readonly cardMargin: Float64Array;
  readonly productsMargin: Float64Array;
  readonly annualMargin: Float64Array;
  readonly value: Float64Array;
}

/** Annual margin and its discounted sum over the horizon at each client's retention. An unknown amount counts as 0. */
export function customerValue(inputs: ValueInputs, a: ValueAssumptions): ClientValues {
  const { balance, salary, card, products, retention } = inputs;
  const n = balance.length;
  const [balanceMargin, cardMargin, productsMargin] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  const [annualMargin, value] = [new Float64Array(n), new Float64Array(n)];
  for (let i = 0; i < n; i += 1) {
    balanceMargin[i] = a.margin * orNothing(balance[i]!);
    cardMargin[i] = orNothing(card[i]!) * a.interchange * a.cardSpendShare * 12 * orNothing(salary[i]!);
    productsMargin[i] = a.feePerProduct * orNothing(products[i]!);
    annualMargin[i] = balanceMargin[i]! + cardMargin[i]! + productsMargin[i]!;
    value[i] = annualMargin[i]! * annuity(retention[i]!, a.discountRate, a.horizonYears);
  }
  return { balanceMargin, cardMargin, productsMargin, annualMargin, value };
}

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
