import { filled } from './analysis/filled.ts';
import { mannWhitneyTest } from './analysis/mannWhitneyTest.ts';
import { proportionTestOf } from './analysis/proportionTest.ts';
import { givesAway } from './analysis/published.ts';
import { rateOf } from './analysis/rate.ts';
import { levelGroups, rateByQuarter } from './analysis/rateBy.ts';
import type { Finding, Variant } from './analysis/result.ts';
import { differenceOf, quarterContrast, type Measured } from './analysis/robustness.ts';
import { membersOf } from './analysis/segment.ts';
import { trendTest } from './analysis/trendTest.ts';
import { welchTest } from './analysis/welchTest.ts';
import type { ContentFiles } from './contentFiles.ts';
import { columnOf, features, type ColumnSchema } from './dataset/schema.ts';
import { MISSING_CODE, codes, numbers, type Table } from './dataset/table.ts';
import { scored } from './report.ts';

/** Clients of a level that a difference is told of. */
const LEAST_LEVEL = 100;

/** A file as a variant sees it: clients that are left out have no outcome, and a column may be filled. */
export interface View {
  readonly variant: Variant & { readonly n: number; readonly leftOut: number; readonly filled: number };
  /** 1 for clients of the variant. */
  readonly kept: Uint8Array;
  readonly outcome: Uint16Array;
  readonly table: Table;
}

/** A headline finding and how it is measured on a view. */
export interface Question extends Omit<Finding, 'values' | 'moved'> {
  readonly on: (view: View) => Measured;
  /** Whether its figure among the known gives away a split of a group into known and unknown that is withheld. */
  readonly givesAwayKnown: boolean;
}

const nobody = { column: null, segment: null, of: null, against: null, givesAwayKnown: false };

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
      const churned = outcome.reduce((sum, y) => sum + (y === 1 ? 1 : 0), 0);
      const { rate, ci } = rateOf(churned, variant.n);
      return { value: rate, ci };
    },
  },
  ...features(table.schema).flatMap((c) => questionsAbout(table, c, outcome, known)),
  ...content.segments.map(({ id, rule }): Question => {
    const members = membersOf(table, rule);
    return {
      ...nobody,
      id: `segment:${id}`,
      about: 'segment',
      segment: id,
      givesAwayKnown: known !== null && (isWithheld(members, known) || isOneGroup(table, rule, outcome, known)),
      measure: 'difference',
      on: ({ outcome }) =>
        differenceOf(proportionTestOf(members, outcome, { code: 1, value: 'in' }, { code: 0, value: 'out' })),
    };
  }),
];

function isWithheld(members: Uint8Array, known: Uint8Array): boolean {
  let [n, part] = [0, 0];
  for (let row = 0; row < members.length; row += 1) {
    n += members[row]!;
    part += members[row]! & known[row]!;
  }
  return givesAway(n, part);
}

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
  const isMerged = groups.some(({ of }) => of.length > 1);
  const groupOf = levels.map((value) => groups.findIndex(({ of }) => of.includes(value)));
  const told = isMerged ? filled(new Uint16Array(level.length), (row) => groupOf[level[row]!] ?? MISSING_CODE) : level;
  const codeOf = (value: string) =>
    isMerged ? groups.findIndex((group) => group.value === value) : levels.indexOf(value);
  const pair = (id: string, about: Finding['about'], of: string, against: string): Question => {
    const side = (value: string) => ({ value, code: codeOf(value) });
    return {
      ...nobody,
      id,
      about,
      column: c.name,
      of,
      against,
      givesAwayKnown: groups.some(({ value, splitTold }) => [of, against].includes(value) && !splitTold),
      measure: 'difference',
      on: (view) => differenceOf(proportionTestOf(told, view.outcome, side(of), side(against))),
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
    givesAwayKnown: groups.some(({ splitTold }) => !splitTold),
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
  const base = { ...nobody, column: c.name };
  const values = (view: View) => numbers(view.table, c.name);
  const bands = known === null ? [] : rateByQuarter(numbers(table, c.name), outcome, { known });
  const isMoney = c.unit === 'roubles' || c.unit === 'roublesPerMonth';
  const mean: Question = {
    ...base,
    id: `${c.name}:mean`,
    about: 'mean',
    measure: 'hedgesG',
    on: (view) => {
      const test = welchTest(values(view), view.outcome);
      return { value: test.hedgesG, ci: test.hedgesGCi };
    },
  };
  return [
    {
      ...base,
      id: `${c.name}:quarters`,
      about: 'quarters',
      givesAwayKnown: bands.some((band) => band.known === null && band.unknown === null),
      measure: 'difference',
      on: (view) => differenceOf(quarterContrast(values(view), view.outcome)),
    },
    {
      ...base,
      id: `${c.name}:rank`,
      about: 'rank',
      measure: 'auc',
      on: (view) => {
        const test = mannWhitneyTest(values(view), view.outcome);
        return { value: test.auc, ci: test.aucCi };
      },
    },
    ...(isMoney ? [mean] : []),
  ];
}
