import { filled } from '../analysis/filled.ts';
import { mannWhitneyTest } from '../analysis/mannWhitneyTest.ts';
import { churnedOf, groupCounts } from '../analysis/groupCounts.ts';
import { onceOf } from '../analysis/once.ts';
import { proportionTest } from '../analysis/proportionTest.ts';
import { givesAway, isSmall } from '../analysis/published.ts';
import { rateOf } from '../analysis/rate.ts';
import { levelGroups, rateByQuarter } from '../analysis/rateBy.ts';
import type { Finding } from '../analysis/result.ts';
import { differenceOf, quarterContrast, type Measured } from '../analysis/robustness.ts';
import { knownBy } from '../analysis/samplesOf.ts';
import { countOf, membersOf } from '../analysis/segment.ts';
import { trendTest } from '../analysis/trendTest.ts';
import { welchTest } from '../analysis/welchTest.ts';
import type { ContentFiles } from '../authored/contentFiles.ts';
import { columnOf, features, type ColumnSchema } from '../dataset/schema.ts';
import { MISSING_CODE, codes, numbers, type Table } from '../dataset/table.ts';
import { scored } from './report.ts';
import type { View } from './views.ts';

/** Clients of a level that a difference is told of. */
const LEAST_LEVEL = 100;

/** A headline finding and how it is measured on a view. */
export interface Question extends Omit<Finding, 'values' | 'moved'> {
  /** Columns whose values are asked: where none of them is filled, a filled view answers as the whole file does. */
  readonly asked: readonly string[];
  readonly on: (view: View) => Measured;
  /** Whether its figure on a view gives away a few clients: then it is not told, and what became of the finding is. */
  readonly givesAway: (view: View) => boolean;
}

const nobody = { column: null, segment: null, of: null, against: null, asked: [], givesAway: () => false };

/** Groups of clients, a code each (past `size`: of none), on the whole file and on its views; counted once for all questions. */
function groupsOf(codes: Uint8Array | Uint16Array, size: number, whole: Uint16Array) {
  const countsBy = onceOf((outcome: Uint16Array) => groupCounts(codes, size, outcome));
  return {
    /** The difference of two groups' rates; none where a group is not told of (−1). */
    difference({ outcome }: View, of: number, against: number): Measured {
      if (of < 0 || against < 0) return { value: null, ci: null };
      const { n, churned } = countsBy(outcome);
      const side = (code: number) => ({ value: String(code), n: n[code]!, churned: churned[code]! });
      return differenceOf(proportionTest(side(of), side(against)));
    },
    /**
     * Whether a view leaves so few clients of a group, or takes so few from it, that figures of the view tell of them: those of
     * the other groups too, since what all of them lost is known.
     */
    anyGivesAway({ outcome }: View): boolean {
      const left = countsBy(outcome).n;
      return countsBy(whole).n.some((n, code) => givesAway(n, left[code]!));
    },
  };
}

/** The report's headline findings, chosen by kind, unit and role: the rate, each trait's contrast, each segment's. */
export const questionsOf = (
  table: Table,
  outcome: Uint16Array,
  known: Uint8Array | null,
  content: Pick<ContentFiles, 'segments'>,
): Question[] => [
  {
    ...nobody,
    id: 'churn',
    about: 'churn',
    measure: 'rate',
    on: ({ outcome, variant }) => {
      const { rate, ci } = rateOf(churnedOf(outcome), variant.n);
      return { value: rate, ci };
    },
  },
  ...features(table.schema).flatMap((c) => questionsAbout(table, c, outcome, known)),
  ...content.segments.map(({ id, rule }): Question => {
    const [rest, members] = [0, 1];
    // A filled sum may bring a client into the segment.
    const sidesIn = onceOf((of: Table) => groupsOf(membersOf(of, rule), 2, outcome));
    const broughtIn = (view: View) => Math.abs(countOf(view.table, rule) - countOf(table, rule));
    const isWithheld = known !== null && isOneGroup(table, rule, outcome, known);
    return {
      ...nobody,
      id: `segment:${id}`,
      about: 'segment',
      segment: id,
      asked: rule.map(({ column }) => column),
      givesAway: (view) =>
        (isWithheld && isKnown(view)) || sidesIn(view.table).anyGivesAway(view) || isSmall(broughtIn(view)),
      measure: 'difference',
      on: (view) => sidesIn(view.table).difference(view, members, rest),
    };
  }),
];

/** The view whose splits eda.byCategory tells, or withholds. */
const isKnown = ({ variant }: View) => variant.id === 'known';

/** A segment of one condition is a group of its column: where splits of that column are withheld, so is its own. */
function isOneGroup(
  table: Table,
  rule: ContentFiles['segments'][number]['rule'],
  outcome: Uint16Array,
  known: Uint8Array,
): boolean {
  const [only, ...more] = rule;
  if (only === undefined || more.length > 0) return false;
  const asked = columnOf(table.schema, only.column);
  if (asked.kind === 'number') return false;
  const { codes: level, levels } = codes(table, asked.name);
  const groups = levelGroups(level, levels, outcome, { ordered: asked.kind === 'count', known });
  return groups.some(({ splitTold }) => !splitTold);
}

function questionsAbout(table: Table, c: ColumnSchema, outcome: Uint16Array, known: Uint8Array | null): Question[] {
  if (c.kind === 'number') return numberQuestions(table, c, outcome, known);
  const { codes: level, levels } = codes(table, c.name);
  // As eda.byCategory tells of them: a difference from a group that is not told would tell of it.
  const groups = levelGroups(level, levels, outcome, {
    ordered: c.kind === 'count',
    ...(known === null ? {} : { known }),
  });
  // −1, of a level that is not told, is written as the code of none.
  const groupOf = levels.map((value) => groups.findIndex(({ of }) => of.includes(value)));
  const counted = groupsOf(
    filled(new Uint16Array(level.length), (row) => groupOf[level[row]!] ?? MISSING_CODE),
    groups.length,
    outcome,
  );
  const codeOf = (told: string) => groups.findIndex(({ value }) => value === told);
  const pair = (id: string, about: Finding['about'], of: string, against: string): Question => {
    const isWithheld = groups.some(({ value, splitTold }) => [of, against].includes(value) && !splitTold);
    return {
      ...nobody,
      id,
      about,
      column: c.name,
      asked: [c.name],
      of,
      against,
      givesAway: (view) => (isWithheld && isKnown(view)) || counted.anyGivesAway(view),
      measure: 'difference',
      on: (view) => counted.difference(view, codeOf(of), codeOf(against)),
    };
  };
  if (c.kind === 'flag') return [pair(c.name, 'pair', '1', '0')];
  if (c.contrast) return [pair(c.name, 'pair', c.contrast.of, c.contrast.against)];
  const large = groups.filter(({ n }) => n >= LEAST_LEVEL);
  if (c.kind === 'category') {
    const [largest, ...rest] = large.filter(({ of }) => of.length === 1).toSorted((a, b) => b.n - a.n);
    return rest.map(({ value }) => pair(`${c.name}=${value}`, 'pair', value, largest!.value));
  }
  const slope: Question = {
    ...nobody,
    id: `${c.name}:slope`,
    about: 'slope',
    column: c.name,
    asked: [c.name],
    givesAway: (view) => (isKnown(view) && groups.some(({ splitTold }) => !splitTold)) || counted.anyGivesAway(view),
    measure: 'slope',
    on: (view) => {
      const trend = trendTest(scored(view.table, c.name, view.outcome));
      return { value: trend.slope, ci: trend.ci };
    },
  };
  const [first, second] = large;
  return second === undefined ? [slope] : [slope, pair(`${c.name}:firstStep`, 'firstStep', first!.value, second.value)];
}

/** Top against bottom quarter and the ranks; of money also the means, which a few large sums can carry. */
function numberQuestions(table: Table, c: ColumnSchema, outcome: Uint16Array, known: Uint8Array | null): Question[] {
  const base = { ...nobody, column: c.name, asked: [c.name] };
  const values = (view: View) => numbers(view.table, c.name);
  const bands = known === null ? [] : rateByQuarter(numbers(table, c.name), outcome, { known });
  /** As toldComparison: nothing of two groups of which one has 1 to 9 known values. */
  const unlessFew = (measure: (view: View) => Measured) => (view: View) =>
    knownBy(values(view), view.outcome, 2).some(({ n }) => isSmall(n)) ? { value: null, ci: null } : measure(view);
  const isMoney = c.unit === 'roubles' || c.unit === 'roublesPerMonth';
  const mean: Question = {
    ...base,
    id: `${c.name}:mean`,
    about: 'mean',
    measure: 'hedgesG',
    on: unlessFew((view) => {
      const test = welchTest(values(view), view.outcome);
      return { value: test.hedgesG, ci: test.hedgesGCi };
    }),
  };
  return [
    {
      ...base,
      id: `${c.name}:quarters`,
      about: 'quarters',
      givesAway: (view) => isKnown(view) && bands.some((band) => band.known === null && band.unknown === null),
      measure: 'difference',
      on: (view) => differenceOf(quarterContrast(values(view), view.outcome)),
    },
    {
      ...base,
      id: `${c.name}:rank`,
      about: 'rank',
      measure: 'auc',
      on: unlessFew((view) => {
        const test = mannWhitneyTest(values(view), view.outcome);
        return { value: test.auc, ci: test.aucCi };
      }),
    },
    ...(isMoney ? [mean] : []),
  ];
}
