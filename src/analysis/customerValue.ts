import { location, mean, summary } from './describe.ts';
import { oneHasTenth, totalOf } from './dominance.ts';
import { filled } from './filled.ts';
import { finite, interval } from './frozen.ts';
import { orderOf } from './distinct.ts';
import { rateOf } from './rate.ts';
import type { Interval, Rate, Summary } from './result.ts';
import { quantileOf } from './sample.ts';
import { known, sampleOf } from './samplesOf.ts';
import { quantileInPlace } from './select.ts';
import { weightless } from './moments.ts';

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

const orNothing = (x: number) => (Number.isNaN(x) ? 0 : x);

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

/** Bounds at the 1st and 99th percentile of all clients' values. */
export function winsorBounds(values: Float64Array): readonly [number, number] {
  const scratch = known(values);
  return [quantileInPlace(scratch, 0.01) ?? 0, quantileInPlace(scratch, 0.99) ?? 0];
}

/** Mean of values drawn in to the bounds, with its 95 % normal interval; null under two values. */
export function winsorisedMean(
  values: Float64Array,
  [low, high]: readonly [number, number],
): { mean: number | null; ci: Interval } {
  const drawn = new Float64Array(values.length);
  for (let i = 0; i < values.length; i += 1) drawn[i] = Math.min(high, Math.max(low, values[i]!));
  const { mean: centre, sd } = location(weightless(drawn));
  if (centre === null || sd === null) return { mean: centre, ci: null };
  const half = (1.959963984540054 * sd) / Math.sqrt(drawn.length);
  return { mean: centre, ci: interval(centre - half, centre + half) };
}

export interface ValueQuarter extends Rate {
  /** '1' is the least valuable quarter. */
  readonly value: string;
  /** Least value of the quarter; of the first: the 1st percentile. */
  readonly low: number;
  /** Largest value of the quarter; of the last: the 99th percentile. */
  readonly high: number;
  /** Share of the whole value. */
  readonly totalShare: number | null;
  /** Mean annual margin by source, roubles a year. */
  readonly parts: { readonly balance: number; readonly card: number; readonly products: number };
}

/** Quarters of the clients by value: their bounds (percentiles outside), rate, share of the value, and where the margin comes from. */
export function valueQuarters(values: ClientValues, outcome: Uint16Array): ValueQuarter[] {
  const order = orderOf(values.value);
  if (order.length < 100) return [];
  const sorted = inOrder(values.value, order);
  const total = sum(sorted);
  const ends = [0.01, 0.25, 0.5, 0.75, 0.99].map((p) => quantileOf(sampleOf(values.value), p)!);
  return [0, 1, 2, 3].map((q) => {
    const members = order.subarray(Math.floor((q * order.length) / 4), Math.floor(((q + 1) * order.length) / 4));
    const average = (part: Float64Array) => mean(inOrder(part, members))!;
    return {
      value: String(q + 1),
      low: ends[q]!,
      high: ends[q + 1]!,
      ...rateOf(sumAt(outcome, members), members.length),
      totalShare: total === 0 || !Number.isFinite(total) ? null : sumAt(values.value, members) / total,
      parts: {
        balance: average(values.balanceMargin),
        card: average(values.cardMargin),
        products: average(values.productsMargin),
      },
    };
  });
}

export interface Lorenz {
  /** Shares of the clients, from the least valuable, and of the value that they hold. */
  readonly points: readonly { readonly clients: number; readonly value: number }[];
  /** 0: all alike; 1: one client holds all. */
  readonly gini: number | null;
  /** Share of the value that the most valuable tenth holds. */
  readonly topTenthShare: number | null;
}

/** Lorenz curve at 101 even shares of the clients (from the least valuable), its Gini index, and the share of the top tenth. */
export function lorenz(values: Float64Array): Lorenz {
  const order = orderOf(values);
  if (order.length < 1000) return { points: [], gini: null, topTenthShare: null };
  const sorted = inOrder(values, order);
  const total = sum(sorted);
  if (!(total > 0 && total < Infinity)) return { points: [], gini: null, topTenthShare: null };
  let running = 0;
  let weighted = 0;
  const cumulative = filled(new Float64Array(sorted.length), (i) => {
    weighted += (i + 1) * sorted[i]!;
    return (running += sorted[i]!);
  });
  const n = sorted.length;
  const points = Array.from({ length: 101 }, (_, step) => {
    const count = Math.round((step * n) / 100);
    return { clients: count / n, value: count === 0 ? 0 : cumulative[count - 1]! / total };
  });
  return { points, gini: (2 * weighted) / (n * total) - (n + 1) / n, topTenthShare: 1 - points[90]!.value };
}

function inOrder(values: Float64Array, order: Uint32Array): Float64Array {
  const found = new Float64Array(order.length);
  for (let place = 0; place < order.length; place += 1) found[place] = values[order[place]!]!;
  return found;
}

function sum(values: Float64Array): number {
  let all = 0;
  for (let i = 0; i < values.length; i += 1) all += values[i]!;
  return all;
}

function sumAt(values: ArrayLike<number>, rows: Uint32Array): number {
  let all = 0;
  for (let i = 0; i < rows.length; i += 1) all += values[rows[i]!]!;
  return all;
}
