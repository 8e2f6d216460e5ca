import { SMALLEST_GROUP, isSmall } from '../analysis/published.ts';
import type { Interval, SegmentResult } from '../analysis/result.ts';
import type { Results } from '../results/results.ts';
import { part, rateChange } from './changeTests.ts';

/**
 * The content's segment `id` before and now (null: it is not in that report): its share of all clients, the same where one of the files withholds
 * it, its rate of the outcome, and whether it surely changed places with another.
 */
export function segmentChange(id: string, before: Results, now: Results) {
  const [was, is] = [before.segments.find((s) => s.id === id) ?? null, now.segments.find((s) => s.id === id) ?? null];
  const [size, sizeNow] = [was && toldRate(was), is && toldRate(is)];
  return {
    id,
    before: was,
    now: is,
    share: was && is && shareChange(partOf(was, before), partOf(is, now)),
    hiddenShare: was && is && shareChange(...hiddenParts(was, before, is, now)),
    rate: size && sizeNow ? rateChange(size, sizeNow) : null,
    orderIsFirm: was !== null && is !== null && isFirm(id, before.segments, now.segments),
  };
}

/** The rate of a segment of which something may be told. */
const toldRate = ({ n, churned }: SegmentResult) =>
  n === null || churned === null || n < SMALLEST_GROUP ? null : { n, churned };

const isHidden = ({ n, disqualified }: SegmentResult) => (n === null ? disqualified === 'withheld' : isSmall(n));

/** Clients of a segment, where that may be told: ten or more, or none at all. */
const toldSize = ({ n }: SegmentResult) => (n === null || isSmall(n) ? null : n);

type Part = ReturnType<typeof part>;

const partOf = (one: SegmentResult, { dataset }: Results): Part | null => {
  const n = toldSize(one);
  return n === null ? null : part(n, dataset.rows);
};

const shareChange = (before: Part | null, now: Part | null) =>
  before === null || now === null ? null : rateChange(before, now);

/** Both shares of a segment that one of the files withholds; null where neither does or both do, or the other does not tell its own. */
function hiddenParts(was: SegmentResult, before: Results, is: SegmentResult, now: Results): [Part | null, Part | null] {
  const [told, toldNow] = [partOf(was, before), partOf(is, now)];
  if (isHidden(was) === isHidden(is)) return [null, null];
  return isHidden(was) ? [nearest(toldNow, before), toldNow] : [told, nearest(told, now)];
}

/** One to nine clients, as many as have most nearly the share of the other file. */
function nearest(other: Part | null, { dataset }: Results): Part | null {
  if (other === null) return null;
  const alike = Math.round((other.churned / other.n) * dataset.rows);
  return part(Math.min(SMALLEST_GROUP - 1, Math.max(1, alike)), dataset.rows);
}

const apart = (a: Interval, b: Interval) => a !== null && b !== null && (a[0] > b[1] || b[0] > a[1]);

/** Some segment stood on the other side of this one, and their values were apart before and are now. */
function isFirm(id: string, before: readonly SegmentResult[], now: readonly SegmentResult[]): boolean {
  const at = (list: readonly SegmentResult[], other: string) => list.find((s) => s.id === other);
  const [was, is] = [at(before, id)!, at(now, id)!];
  return now.some((other) => {
    const earlier = at(before, other.id);
    if (!earlier || [was, is, other, earlier].some(({ priority }) => priority === null)) return false;
    const turned = (earlier.priority! - was.priority!) * (other.priority! - is.priority!) < 0;
    return turned && apart(was.valueMeanCi, earlier.valueMeanCi) && apart(is.valueMeanCi, other.valueMeanCi);
  });
}
