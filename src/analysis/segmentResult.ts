import { believedP, chiSquaredTest, contingencyTable } from './chiSquaredTest.ts';
import { winsorisedMean } from './winsorised.ts';
import { chosen, countOnes } from './filled.ts';
import { restsOnOne, totalOf } from './dominance.ts';
import { finite } from './frozen.ts';
import type { FoundInputs } from './foundSegments.ts';
import { givesAway, isSmall } from './published.ts';
import { rateOf } from './rate.ts';
import type { Rate, SegmentResult } from './result.ts';
import { medianKnown } from './select.ts';

/** What a segment is measured by; value and balance are absent in a data set without money. */
export interface SegmentInputs extends FoundInputs {
  readonly balance: Float64Array | null;
  readonly salary: Float64Array | null;
}

/** Size, rate (all, known, unknown), money and value of the rows that are members (1); not yet ranked. A segment of 1 to 9 clients, or of all but so few, is withheld whole. */
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
  if (givesAway(members.length, all.n)) return nothing(id, isSmall(all.n) ? 'withheld' : 'everyone');
  const inside = (values: Float64Array | null) => values && chosen(values, members);
  const [balance, salary, value] = [inside(inputs.balance), inside(inputs.salary), inside(inputs.value)];
  const independence = chiSquaredTest(contingencyTable(members, 2, outcome).counts);
  const total = value && all.n > 0 ? totalOf(value) : null;
  const average =
    all.n > 0 && value && inputs.winsorBounds ? winsorisedMean(value, inputs.winsorBounds) : { mean: null, ci: null };
  const knownRate = part(1);
  const areTold = known !== null && tellsParts(known, all.n, knownRate.n);
  const partOf = (rate: Rate) => (areTold && rate.n > 0 ? rate : null);
  return {
    id,
    ...all,
    share: members.length === 0 ? 0 : all.n / members.length,
    chi2: independence.chi2,
    p: believedP(independence),
    known: partOf(knownRate),
    unknown: partOf(part(0)),
    // How many cells are empty may be told of any group that is large enough; who left among so few may not.
    balanceUnknownShare: known !== null && all.n > 0 ? (all.n - knownRate.n) / all.n : null,
    rateBalanceKnown: partOf(knownRate)?.rate ?? null,
    balanceMedian: balance && medianKnown(balance),
    salaryMedian: salary && medianKnown(salary),
    valueMedian: value && medianKnown(value),
    valueMean: average.mean,
    valueMeanCi: average.ci,
    valueTotal: total && finite(total.sum),
    valueRestsOnOne: total && restsOnOne(total),
    priority: null,
    disqualified: null,
  };
}

/**
 * Whether the rates of a segment's known and unknown part may be told. One is the whole less the other, so both are or none; and each less that
 * of the bank is of those outside. `n`: clients of the segment, `nKnown` of them with a known column.
 */
function tellsParts(known: Uint8Array, n: number, nKnown: number): boolean {
  const bankKnown = countOnes(known);
  const outside = [bankKnown - nKnown, known.length - bankKnown - (n - nKnown)];
  return !givesAway(n, nKnown) && !outside.some(isSmall);
}

/** A segment of which nothing is published but why. */
const nothing = (id: string, disqualified: 'withheld' | 'everyone'): SegmentResult => ({
  id,
  n: null,
  churned: null,
  rate: null,
  ci: null,
  share: null,
  chi2: null,
  p: null,
  known: null,
  unknown: null,
  balanceUnknownShare: null,
  rateBalanceKnown: null,
  balanceMedian: null,
  salaryMedian: null,
  valueMedian: null,
  valueMean: null,
  valueMeanCi: null,
  valueTotal: null,
  valueRestsOnOne: null,
  priority: null,
  disqualified,
});

const SMALLEST_SEGMENT = 200;

/** What the order is made from. */
type Ranked = Pick<SegmentResult, 'n' | 'ci' | 'valueMeanCi'> & Partial<Pick<SegmentResult, 'disqualified'>>;

/**
 * Ranks segments by the lower bound of their mean value among those with at least 200 clients and an upper
 * churn bound under the bank's rate; the rest say why they do not qualify. The order of the list is kept.
 */
export function prioritize<S extends Ranked>(
  segments: readonly S[],
  bank: Rate,
): (S & Pick<SegmentResult, 'priority' | 'disqualified'>)[] {
  const reason = (s: S) => {
    if (s.n === null || s.n < SMALLEST_SEGMENT) return s.disqualified ?? 'small';
    if (s.ci === null || bank.rate === null || s.ci[1] >= bank.rate) return 'churn';
    return s.valueMeanCi === null ? 'noValue' : null;
  };
  const ranked = segments.filter((s) => reason(s) === null).sort((a, b) => b.valueMeanCi![0] - a.valueMeanCi![0]);
  return segments.map((s) => ({
    ...s,
    disqualified: reason(s),
    priority: reason(s) === null ? ranked.indexOf(s) + 1 : null,
  }));
}
