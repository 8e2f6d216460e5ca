import type { Rate, RateRow } from '../analysis/result.ts';
import { anyValue, knownWords, missingWords } from '../dataset/levelWords.ts';
import { columnOf } from '../dataset/schema.ts';
import { count, range, share } from '../format.ts';
import type { ChartContext, ChartKind } from './kind.ts';
import { rateBars } from './rateBars.ts';

interface KnownUnknown {
  readonly known: Rate | null;
  readonly unknown: Rate | null;
}

/** Two rows in words: the trait is known, the trait is not. */
const asRows = ({ known, unknown }: KnownUnknown, { schema, column }: ChartContext): RateRow[] => {
  const about = column === undefined ? undefined : columnOf(schema, column);
  const [there, empty] = about ? [knownWords(about), missingWords(about)] : [anyValue.known, anyValue.missing];
  const row = (value: string, rate: Rate | null): RateRow[] =>
    rate === null || rate.n === 0 ? [] : [{ value, ...rate, known: null, unknown: null }];
  return [...row(there, known), ...row(empty, unknown)];
};
const bare = (context: ChartContext): ChartContext => ({ ...context, column: undefined });

/** The rate where a trait is known and where its cell is empty. */
export const missingRates: ChartKind<KnownUnknown> = {
  subtitle: () => 'Доля ушедших, %; отрезок — 95 %-й интервал',
  n: ({ known, unknown }) => (known?.n ?? 0) + (unknown?.n ?? 0),
  lacking: ({ known, unknown }) =>
    known === null || unknown === null ? 'в одной из двух групп не набралось десяти клиентов' : null,
  draw: (result, context) => rateBars.draw(asRows(result, context), bare(context)),
  describe: (result, context) => rateBars.describe(asRows(result, context), bare(context)),
  table: (result, context) => ({
    columns: ['Группа', 'Клиентов', 'Ушли', 'Доля ушедших', '95 %-й интервал'],
    rows: asRows(result, context).map((r) => [
      r.value,
      count(r.n),
      count(r.churned),
      share(r.rate),
      range(r.ci, 'share'),
    ]),
  }),
};
