import { chiSquaredTest, contingencyTable } from './chiSquaredTest.ts';
import { summary } from './describe.ts';
import { winsorisedMean } from './customerValue.ts';
import { rateOf } from './rate.ts';
import type { Rate, SegmentResult } from './result.ts';

/** What a segment is measured by; value and balance are absent in a data set without money. */
export interface SegmentInputs {
  readonly outcome: Uint16Array;
  /** 1 where the informative column is known. */
  readonly known: Uint8Array | null;
  readonly balance: Float64Array | null;
  readonly salary: Float64Array | null;
  readonly value: Float64Array | null;
  readonly winsorBounds: readonly [number, number] | null;
}

const SMALLEST_GROUP = 10;

/** Size, rate (all, known, unknown), money and value of the rows that are members (1); not yet ranked. Figures of under 10 clients are null. */
export function segmentResult(id: string, members: Uint8Array, inputs: SegmentInputs): SegmentResult {
  const { outcome, known } = inputs;
  const part = (want?: 0 | 1): Rate => {
    let n = 0;
    let churned = 0;
    for (let i = 0; i < members.length; i += 1)
      if (members[i] === 1 && (want === undefined || known?.[i] === want)) {
        n += 1;
        churned += outcome[i]!;
      }
    return rateOf(churned, n);
  };
  const all = part();
  const inside = (values: Float64Array | null) => values && values.filter((_, i) => members[i] === 1);
  const enough = all.n >= SMALLEST_GROUP;
  const [balance, salary, value] = [inside(inputs.balance), inside(inputs.salary), inside(inputs.value)];
  const independence = chiSquaredTest(contingencyTable(members, 2, outcome, 2).counts);
  const average =
    enough && value && inputs.winsorBounds ? winsorisedMean(value, inputs.winsorBounds) : { mean: null, ci: null };
  const knownRate = part(1);
  return {
    id,
    ...all,
    share: all.n / members.length,
    chi2: independence.chi2,
    p: independence.p,
    known: told(knownRate),
    unknown: told(part(0)),
    balanceUnknownShare: known && all.n > 0 ? (all.n - knownRate.n) / all.n : null,
    rateBalanceKnown: known ? (told(knownRate)?.rate ?? null) : null,
    balanceMedian: balance && summary(balance).median,
    salaryMedian: salary && summary(salary).median,
    valueMedian: value && summary(value).median,
    valueMean: average.mean,
    valueMeanCi: average.ci,
    valueTotal: enough && value ? value.reduce((s, v) => s + v, 0) : null,
    priority: null,
    disqualified: null,
  };
}

/** A part of under ten clients is withheld. */
const told = (part: Rate): Rate | null => (part.n >= SMALLEST_GROUP ? part : null);

const SMALLEST_SEGMENT = 200;

/**
 * Ranks segments by the lower bound of their mean value among those with at least 200 clients and an upper
 * churn bound under the bank's rate; the rest say why they do not qualify. The order of the list is kept.
 */
export function prioritize(segments: readonly SegmentResult[], bank: Rate): SegmentResult[] {
  const reason = (s: SegmentResult) =>
    s.n < SMALLEST_SEGMENT
      ? 'small'
      : s.ci === null || bank.rate === null || s.ci[1] >= bank.rate
        ? 'churn'
        : s.valueMeanCi === null
          ? 'noValue'
          : null;
  const ranked = segments.filter((s) => reason(s) === null).sort((a, b) => b.valueMeanCi![0] - a.valueMeanCi![0]);
  return segments.map((s) => ({
    ...s,
    disqualified: reason(s),
    priority: reason(s) === null ? ranked.indexOf(s) + 1 : null,
  }));
}
