import { annuity, orNothing, type ValueInputs } from './customerValue.ts';
import type { ValueAssumptions } from './valueAssumptions.ts';
import { filled } from './filled.ts';
import { kendallTau } from './kendall.ts';
import { lowerBound } from './lowerBound.ts';
import { SMALLEST_GROUP, isSmall } from './published.ts';
import type { Scenario, Sensitivity } from './result.ts';
import { rowsOf, type Members } from './segment.ts';
import { quantileInPlace } from './select.ts';

export interface SensitivityInputs extends ValueInputs {
  readonly assumptions: ValueAssumptions;
  /** Assumptions that are shares of a whole: doubled, they stop at 1. */
  readonly shares: readonly string[];
  /** Balances with the unknown ones filled by the median of like clients. */
  readonly filledBalance: Float64Array;
  /** Members (1) of the segments in the queue, in its order. */
  readonly segments: readonly Members[];
}

type Name = keyof ValueAssumptions;

/**
 * The queue and the mean value when each assumption is halved and doubled, when unknown balances are the median of
 * like clients instead of 0, and when clients with an unknown balance are left out. Value is linear in the parts of the
 * margin, and the sum over the years depends on the retention alone: a scenario costs one pass.
 */
export function sensitivity(inputs: SensitivityInputs): Sensitivity {
  const { assumptions, shares, segments } = inputs;
  const everybody = rowsOf(new Uint8Array(inputs.balance.length).fill(1));
  const knownOnly = rowsOf(filled(new Uint8Array(everybody.length), (i) => (Number.isNaN(inputs.balance[i]!) ? 0 : 1)));
  const measure = measurer(inputs);
  const base = measure(assumptions, inputs.balance, everybody);
  const scenario = (
    id: string,
    about: Pick<Scenario, 'assumption' | 'change' | 'value'>,
    { meanValue, lows }: Measured,
  ): Scenario => {
    const both = segments.map((_, i) => i).filter((i) => base.lows[i] !== null && lows[i] !== null);
    return {
      id,
      ...about,
      meanValue,
      tau: kendallTau(
        both.map((i) => base.lows[i]!),
        both.map((i) => lows[i]!),
      ),
      order: both.toSorted((a, b) => lows[b]! - lows[a]! || a - b).map((i) => segments[i]!.id),
    };
  };
  const changed = (Object.keys(assumptions) as Name[]).flatMap((name) =>
    ([0.5, 2] as const).map((times) => {
      const wanted = assumptions[name] * times;
      const value = shares.includes(name) ? Math.min(1, wanted) : wanted;
      const change = times === 2 ? ('double' as const) : ('half' as const);
      const result = measure({ ...assumptions, [name]: value }, inputs.balance, everybody);
      return scenario(`${name}-${change}`, { assumption: name, change, value }, result);
    }),
  );
  const none = { assumption: null, value: null };
  // The mean of all less that of those whose balance is known, or with a balance put in, would be of those few.
  const isTold = !isSmall(everybody.length - knownOnly.length);
  const unlessFew = (found: Measured): Measured => (isTold ? found : { ...found, meanValue: null });
  return {
    base: scenario('base', { ...none, change: null }, base),
    scenarios: [
      ...changed,
      scenario(
        'balance-median',
        { ...none, change: 'balanceMedian' },
        unlessFew(measure(assumptions, inputs.filledBalance, everybody)),
      ),
      scenario(
        'balance-known',
        { ...none, change: 'balanceKnown' },
        unlessFew(measure(assumptions, inputs.balance, knownOnly)),
      ),
    ],
    tornado: tornado(changed, base.meanValue),
  };
}

/** Measures a scenario: its assumptions, the balances and the clients that it is about. An unknown amount counts as 0. */
function measurer({ card, salary, products, retention, segments }: SensitivityInputs) {
  const room = () => new Float64Array(retention.length);
  // One room for the values of all scenarios, one after another, and one for their years, which are most often those of the last.
  const [values, drawn, years] = [room(), room(), room()];
  let counted: Pick<ValueAssumptions, 'discountRate' | 'horizonYears'> | undefined;
  return (given: ValueAssumptions, balance: Float64Array, rows: Uint32Array): Measured => {
    const { margin, feePerProduct, discountRate, horizonYears } = given;
    if (counted?.discountRate !== discountRate || counted.horizonYears !== horizonYears)
      filled(years, (i) => annuity(retention[i]!, discountRate, horizonYears));
    counted = given;
    const spent = given.interchange * given.cardSpendShare;
    for (let k = 0; k < rows.length; k += 1) {
      const i = rows[k]!;
      const spend = orNothing(card[i]!) * 12 * orNothing(salary[i]!);
      const annual = margin * orNothing(balance[i]!) + spent * spend + feePerProduct * orNothing(products[i]!);
      values[k] = annual * years[i]!;
    }
    return measured(values.subarray(0, rows.length), drawn.subarray(0, rows.length), rows, segments);
  };
}

interface Measured {
  readonly meanValue: number | null;
  readonly lows: readonly (number | null)[];
}

/**
 * Winsorised mean of all, and the lower bound of each segment's; rows are the clients that the values belong to. Mutates `drawn`, a
 * room as long as the values.
 */
function measured(
  values: Float64Array,
  drawn: Float64Array,
  rows: Uint32Array,
  segments: SensitivityInputs['segments'],
): Measured {
  drawn.set(values);
  const low = quantileInPlace(drawn, 0.01) ?? 0;
  const high = quantileInPlace(drawn, 0.99) ?? 0;
  let sum = 0;
  for (let i = 0; i < drawn.length; i += 1) {
    drawn[i] = Math.min(high, Math.max(low, values[i]!));
    sum += drawn[i]!;
  }
  return {
    meanValue: drawn.length === 0 ? null : sum / drawn.length,
    lows: segments.map(({ members }) => lowOfMembers(drawn, rows, members)),
  };
}

/** Lower 95 % bound of the mean of the values whose row is a member, by Welford's updates; null of a small group. */
function lowOfMembers(values: Float64Array, rows: Uint32Array, members: Uint8Array): number | null {
  let n = 0;
  let mean = 0;
  let squares = 0;
  for (let i = 0; i < values.length; i += 1) {
    if (members[rows[i]!] !== 1) continue;
    n += 1;
    const step = values[i]! - mean;
    mean += step / n;
    squares += step * (values[i]! - mean);
  }
  return n < SMALLEST_GROUP ? null : lowerBound(mean, squares, n);
}

/** Mean value with each assumption halved and doubled, the widest swing first. */
function tornado(scenarios: readonly Scenario[], base: number | null): Sensitivity['tornado'] {
  const names = [...new Set(scenarios.map((s) => s.assumption!))];
  const meanOf = (name: string, change: Scenario['change']) =>
    scenarios.find((s) => s.assumption === name && s.change === change)?.meanValue ?? null;
  return names
    .map((id) => {
      const [half, double] = [meanOf(id, 'half'), meanOf(id, 'double')];
      return { id, base, half, double, swing: half === null || double === null ? null : Math.abs(double - half) };
    })
    .sort((a, b) => (b.swing ?? 0) - (a.swing ?? 0));
}
