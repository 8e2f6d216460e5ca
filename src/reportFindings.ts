import { mannWhitneyTest } from './analysis/mannWhitneyTest.ts';
import { proportionTestOf } from './analysis/proportionTest.ts';
import { rateOf } from './analysis/rate.ts';
import type { Finding, Variant } from './analysis/result.ts';
import { differenceOf, quarterContrast, type Measured } from './analysis/robustness.ts';
import { membersOf } from './analysis/segment.ts';
import { trendTest } from './analysis/trendTest.ts';
import { welchTest } from './analysis/welchTest.ts';
import type { ContentFiles } from './contentFiles.ts';
import { features, type ColumnSchema } from './dataset/schema.ts';
import { codes, numbers, type Table } from './dataset/table.ts';
import { proportionOf, scored } from './report.ts';

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
}

const nobody = { column: null, segment: null, of: null, against: null };

/** The report's headline findings, chosen by kind, unit and role: the rate, each trait's contrast, each segment's. */
export const questionsOf = (table: Table, content: Pick<ContentFiles, 'segments'>): Question[] => [
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
  ...features(table.schema).flatMap((c) => questionsAbout(table, c)),
  ...content.segments.map(({ id, rule }): Question => {
    const members = membersOf(table, rule);
    return {
      ...nobody,
      id: `segment:${id}`,
      about: 'segment',
      segment: id,
      measure: 'difference',
      on: ({ outcome }) =>
        differenceOf(proportionTestOf(members, outcome, { code: 1, value: 'in' }, { code: 0, value: 'out' })),
    };
  }),
];

function questionsAbout(table: Table, c: ColumnSchema): Question[] {
  if (c.kind === 'number') return numberQuestions(c);
  const pair = (id: string, about: Finding['about'], of: string, against: string): Question => ({
    ...nobody,
    id,
    about,
    column: c.name,
    of,
    against,
    measure: 'difference',
    on: (view) => differenceOf(proportionOf(view.table, c, view.outcome, { of, against })),
  });
  if (c.kind === 'flag') return [pair(c.name, 'pair', '1', '0')];
  if (c.contrast) return [pair(c.name, 'pair', c.contrast.of, c.contrast.against)];
  const large = largeLevels(table, c.name);
  if (c.kind === 'category') {
    const [largest, ...rest] = large.toSorted((a, b) => b.n - a.n).map((level) => level.value);
    return rest.map((level) => pair(`${c.name}=${level}`, 'pair', level, largest!));
  }
  const [first, second] = large.map((level) => level.value);
  const slope: Question = {
    ...nobody,
    id: `${c.name}:slope`,
    about: 'slope',
    column: c.name,
    measure: 'slope',
    on: (view) => {
      const trend = trendTest(scored(view.table, c.name, view.outcome));
      return { value: trend.slope, ci: trend.ci };
    },
  };
  return second === undefined ? [slope] : [slope, pair(`${c.name}:firstStep`, 'firstStep', first!, second)];
}

/** Top against bottom quarter and the ranks; of money also the means, which a few large sums can carry. */
function numberQuestions(c: ColumnSchema): Question[] {
  const base = { ...nobody, column: c.name };
  const values = (view: View) => numbers(view.table, c.name);
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

/** Levels of at least 100 clients, in the order of the levels. */
function largeLevels(table: Table, name: string) {
  const { codes: level, levels } = codes(table, name);
  const sizes = levels.map((value) => ({ value, n: 0 }));
  for (let row = 0; row < level.length; row += 1) if (level[row]! < sizes.length) sizes[level[row]!]!.n += 1;
  return sizes.filter((size) => size.n >= LEAST_LEVEL);
}
