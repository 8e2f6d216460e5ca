import { annualMargins, clientValues, margins, totalled } from '../analysis/customerValue.ts';
import { valueAssumptions } from '../analysis/valueAssumptions.ts';
import { lorenz, valueQuarters } from '../analysis/valueShares.ts';
import { winsorBounds } from '../analysis/winsorised.ts';
import { designOf } from '../analysis/design.ts';
import { orderOf } from '../analysis/distinct.ts';
import { summaryByOutcome } from '../analysis/describe.ts';
import { filled } from '../analysis/filled.ts';
import { histogram } from '../analysis/histogram.ts';
import { logisticRegression, type Fit } from '../analysis/logisticRegression.ts';
import { overlapOf } from '../analysis/overlap.ts';
import { cutsOf, isSmall } from '../analysis/published.ts';
import type { Rate, SegmentResult } from '../analysis/result.ts';
import { assignedTo, partOf } from '../analysis/assign.ts';
import { experimentOf, withoutCounts } from '../analysis/experiment.ts';
import { letterQueue } from '../analysis/letterQueue.ts';
import { membersOf } from '../analysis/segment.ts';
import { prioritize, segmentResult } from '../analysis/segmentResult.ts';
import { folds, splitKeys } from '../analysis/splits.ts';
import type { ContentFiles } from '../authored/contentFiles.ts';
import { numbers, type Table } from '../dataset/table.ts';

/** The schema's logistic model with folds by a seeded hash of the id; null where the schema has none. */
export const logisticModel = (table: Table, outcome: Uint16Array): Fit | null =>
  table.schema.model ? logisticRegression(designOf(table, table.schema.model), outcome, folds(table)) : null;

/** An assumption as the results repeat it. */
interface Assumed {
  /** The number that was counted with. */
  readonly value: number;
  /** Its unit. */
  readonly unit: string;
  /** Lower end of the plausible range. */
  readonly low: number;
  /** Upper end of the plausible range. */
  readonly high: number;
}

/** The value of the bank's clients; null where the schema has no money or content/ not all assumptions. */
export function measureValue(
  table: Table,
  outcome: Uint16Array,
  content: Pick<ContentFiles, 'assumptions'>,
  logistic: Fit | null,
  bankRate: number | null,
) {
  const money = table.schema.value;
  const given = valueAssumptions(Object.fromEntries(content.assumptions.map((a) => [a.id, a.value])));
  if (!money || bankRate === null || given === null)
    return { metric: null, clientValue: null, valueWith: null, inputs: null, given: null };
  // Where the model says nothing of a client (a missing age), the bank's own rate stands in.
  const retention = filled(new Float64Array(table.rows), (i) => {
    const p = logistic?.predicted[i];
    return 1 - (p === undefined || Number.isNaN(p) ? bankRate : p);
  });
  const column = (name: string) => numbers(table, name);
  const inputs = {
    balance: column(money.balance),
    salary: column(money.salary),
    card: column(money.card),
    products: column(money.products),
    retention,
  };
  const annualMargin = totalled(annualMargins(inputs, given));
  const clientValue = clientValues(inputs, given);
  // Asked first of all, the order and the distinct values serve every figure that follows.
  orderOf(clientValue);
  const byOutcome = summaryByOutcome(clientValue, outcome);
  const quartiles = valueQuarters({ ...margins(inputs, given), value: clientValue }, outcome, () =>
    splitKeys(table, 'quarters'),
  );
  const metric = {
    assumptions: Object.fromEntries<Assumed>(
      content.assumptions.map(({ id, value, unit, low, high }) => [id, { value, unit, low, high }]),
    ),
    annualMargin,
    value: totalled(clientValue),
    byOutcome,
    histogram: histogram(clientValue, outcome, { scale: 'log', cuts: cutsOf(quartiles) }),
    quartiles,
    lorenz: lorenz(clientValue),
  };
  /** The value of each client where the informative sums are others (null: as they are). */
  const valueWith = (balance: Float64Array | null) =>
    balance === null ? clientValue : clientValues({ ...inputs, balance }, given);
  return { metric, clientValue, valueWith, inputs, given };
}

/** The content's segments measured and ranked, and what they share. */
export function measureSegments(
  table: Table,
  outcome: Uint16Array,
  known: Uint8Array | null,
  content: Pick<ContentFiles, 'segments' | 'recommendations'>,
  value: Float64Array | null,
  bank: Rate,
) {
  const money = table.schema.value;
  const inputs = {
    outcome,
    known,
    balance: money ? numbers(table, money.balance) : null,
    salary: money ? numbers(table, money.salary) : null,
    value,
    winsorBounds: value && winsorBounds(value),
  };
  const members = content.segments.map(({ id, rule }) => ({ id, members: membersOf(table, rule) }));
  const segments: SegmentResult[] = prioritize(
    members.map((s) => segmentResult(s.id, s.members, inputs)),
    bank,
  );
  const order = letterQueue(table, content.segments, segments).map(({ id }) => id);
  const segmentOverlap = overlapOf(members, order);
  const experiments = content.recommendations.map(({ segment, uplift }) => {
    const part = partOf(assignedTo(segment, members, order), outcome, value);
    const found = experimentOf(segment, part, uplift);
    const { n, rate } = segments.find(({ id }) => id === segment)!;
    if (segmentOverlap.exclusive[segment] === null) return withoutCounts(found, rate);
    // The sum of all of the segment, which is told, less that of those who stayed is that of those who left.
    return n === part.assigned && isSmall(part.churned) ? { ...found, value: null, valueRestsOnOne: null } : found;
  });
  return { segments, segmentOverlap, experiments };
}
