import type { Margins } from './customerValue.ts';
import { mean } from './describe.ts';
import { orderOf } from './distinct.ts';
import { inOrder } from './inOrder.ts';
import { isSmall } from './published.ts';
import { rateOf } from './rate.ts';
import type { Rate } from './result.ts';
import { quantileOf } from './sample.ts';
import { sampleOf } from './samplesOf.ts';
import { toldTail } from './toldQuantile.ts';

/** Roubles for each client: the value over the horizon, and where its annual margin comes from. */
interface ClientValues extends Margins {
  readonly value: Float64Array;
}

export interface ValueQuarter extends Rate {
  /** '1' is the least valuable quarter: ⌊n/4⌋ clients in the order of value, up to ⌊n/2⌋ the second; equal values in the order of the hash. */
  readonly value: string;
  /** Quartile (type 7) that the quarter begins at; of the first the 1st percentile, null where that is not published. */
  readonly low: number | null;
  /** Quartile that it ends at; of the last the 99th percentile, null likewise. */
  readonly high: number | null;
  /** Share of the whole value; null where that is not positive. */
  readonly totalShare: number | null;
  /** Mean annual margin by source, roubles a year; null in all quarters where 1 to 9 clients of one have all of a source. */
  readonly parts: {
    /** Of the balance. */
    readonly balance: number;
    /** Of purchases by card. */
    readonly card: number;
    /** Of fees. */
    readonly products: number;
  } | null;
}

/**
 * Quarters of the clients by value: their bounds (percentiles outside), rate, share of the value, and where the margin comes from. Clients of
 * one value whom an end of a quarter parts go by their keys, not by their rows; `keys` is asked where there are such.
 */
export function valueQuarters(values: ClientValues, outcome: Uint16Array, keys: () => Float64Array): ValueQuarter[] {
  const byValue = orderOf(values.value);
  if (byValue.length < 100) return [];
  const order = partedByKey(byValue, values, outcome, keys);
  const sorted = inOrder(values.value, order);
  const total = sum(sorted);
  const sample = sampleOf(values.value);
  const inner = [0.25, 0.5, 0.75].map((p) => quantileOf(sample, p)!);
  const ends = [toldTail(sample, 0.01), ...inner, toldTail(sample, 0.99)];
  const quarters = [0, 1, 2, 3].map((q) =>
    order.subarray(Math.floor((q * order.length) / 4), Math.floor(((q + 1) * order.length) / 4)),
  );
  const margins = [values.balanceMargin, values.cardMargin, values.productsMargin];
  // The sum of a part over all quarters is known, so that one of them would follow from the others.
  const ofFew = quarters.some((members) => margins.some((part) => isSmall(holdersAt(part, members))));
  return quarters.map((members, q) => {
    const average = (part: Float64Array) => mean(inOrder(part, members))!;
    return {
      value: String(q + 1),
      low: ends[q]!,
      high: ends[q + 1]!,
      ...rateOf(sumAt(outcome, members), members.length),
      totalShare: total > 0 && total < Infinity ? sumAt(values.value, members) / total : null,
      parts: ofFew
        ? null
        : {
            balance: average(values.balanceMargin),
            card: average(values.cardMargin),
            products: average(values.productsMargin),
          },
    };
  });
}

/** The order with the clients of one value on both sides of an end of a quarter put in the order of their keys. */
function partedByKey(order: Uint32Array, values: ClientValues, outcome: Uint16Array, keys: () => Float64Array) {
  const at = (place: number) => values.value[order[place]!]!;
  const ends = [1, 2, 3].map((q) => Math.floor((q * order.length) / 4)).filter((end) => at(end - 1) === at(end));
  if (ends.length === 0) return order;
  const key = keys();
  const settled = order.slice();
  for (const end of ends) {
    let [from, to] = [end - 1, end + 1];
    while (from > 0 && at(from - 1) === at(end)) from -= 1;
    while (to < order.length && at(to) === at(end)) to += 1;
    settled
      .subarray(from, to)
      .sort(
        (a, b) =>
          key[a]! - key[b]! ||
          outcome[a]! - outcome[b]! ||
          values.balanceMargin[a]! - values.balanceMargin[b]! ||
          values.cardMargin[a]! - values.cardMargin[b]!,
      );
  }
  return settled;
}

export interface Lorenz {
  /** Shares of the clients, from the least valuable (⌊i·n/100⌋ of them, i from 0), and of the value that they hold. */
  readonly points: readonly {
    /** Share of the clients. */
    readonly clients: number;
    /** Share of the value that they hold. */
    readonly value: number;
  }[];
  /** 0: all alike; 1: one client holds all; null under 1 000 clients, or where the sum is not above 0. */
  readonly gini: number | null;
  /** Share of the value that the most valuable tenth holds: all but ⌊0.9 n⌋ clients. */
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
  const cumulative = new Float64Array(sorted.length);
  for (let i = 0; i < sorted.length; i += 1) {
    weighted += (i + 1) * sorted[i]!;
    running += sorted[i]!;
    cumulative[i] = running;
  }
  const n = sorted.length;
  const points = Array.from({ length: 101 }, (_, step) => {
    // As the quarters are counted: their sums and these would tell a client between the two.
    const count = Math.floor((step * n) / 100);
    return { clients: count / n, value: count === 0 ? 0 : cumulative[count - 1]! / total };
  });
  return { points, gini: (2 * weighted) / (n * total) - (n + 1) / n, topTenthShare: 1 - points[90]!.value };
}

function sum(values: Float64Array): number {
  let all = 0;
  for (let i = 0; i < values.length; i += 1) all += values[i]!;
  return all;
}

/** How many of the rows have any of it. */
function holdersAt(values: Float64Array, rows: Uint32Array): number {
  let n = 0;
  for (let i = 0; i < rows.length; i += 1) if (values[rows[i]!] !== 0) n += 1;
  return n;
}

function sumAt(values: ArrayLike<number>, rows: Uint32Array): number {
  let all = 0;
  for (let i = 0; i < rows.length; i += 1) all += values[rows[i]!]!;
  return all;
}
