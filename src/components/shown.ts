import { levelLabel } from '../charts/levels.ts';
import { traitName } from '../charts/traitName.ts';
import { assumptions, foundTitles, segments, type JoinedResults } from '../content.ts';
import { schema } from '../dataset/index.ts';
import { columnOf } from '../dataset/schema.ts';
import { count, counted, decimal, money, points, pValue, range, scientific, share, times, years } from '../format.ts';
import type { EndKind, ValueKind } from './valueKind.ts';

/** What an author may ask of a figure's writing. */
export interface Shape {
  readonly digits?: number | undefined;
  readonly sign: boolean;
  readonly abs: boolean;
  /** Forms of the noun after 1, 2 and 5. */
  readonly forms?: readonly string[] | undefined;
}

const wordKinds = ['label', 'trait', 'level', 'segment', 'title', 'text'] as const satisfies readonly ValueKind[];
type WordKind = (typeof wordKinds)[number];
type NumberKind = Exclude<ValueKind, 'interval' | WordKind>;

/** Whether a value of this kind is a word, and neither a number nor an interval. */
export const isWordKind = (kind: ValueKind): kind is WordKind => wordKinds.some((one) => one === kind);

/** A number as a sentence has it. Throws where the forms of a noun are not three. */
export function shown(figure: number, kind: NumberKind, { digits, sign, abs, forms }: Shape): string {
  const value = abs ? Math.abs(figure) : figure;
  const options = { sign, ...(digits === undefined ? {} : { digits }) };
  if (forms !== undefined) {
    if (forms.length !== 3)
      throw new Error(`нужны три формы слова, например «клиент|клиента|клиентов», а их ${forms.length}`);
    return counted(value, forms as readonly [string, string, string]);
  }
  switch (kind) {
    case 'count':
      return count(value);
    case 'share':
      return share(value, options);
    case 'points':
      return points(value, options);
    case 'money':
      return money(value, options);
    case 'times':
      return times(value, options);
    case 'number':
      return decimal(value, options);
    case 'p':
      return pValue(value);
    case 'scientific':
      return scientific(value);
    case 'years':
      return years(value, options);
  }
}

const rangeUnits = {
  share: 'share',
  points: 'difference',
  money: 'roubles',
  years: 'years',
  number: 'number',
  count: 'number',
} as const satisfies Record<EndKind, Parameters<typeof range>[1]>;

/** «от 17,5 до 19,0 %». */
export const intervalShown = (ends: readonly [number, number], kind: EndKind, { digits }: Shape) =>
  range(ends, rangeUnits[kind], kind === 'count' ? { digits: 0 } : digits === undefined ? {} : { digits });

/** A word of the results in the reader's language. Throws where the schema or the content does not know it. */
export function wordShown(word: string, kind: WordKind, column: string | undefined, results: object): string {
  switch (kind) {
    case 'text':
      return word;
    case 'label':
      if (!schema.columns.some(({ name }) => name === word))
        throw new Error(`нет столбца «${word}»; есть: ${schema.columns.map(({ name }) => name).join(', ')}`);
      return columnOf(schema, word).label;
    case 'trait': {
      const [column, of] = word.split('=');
      return traitName(schema, { column: column!, of: of === 'empty' ? 'empty' : 'value' });
    }
    case 'level':
      if (column === undefined) throw new Error('для вида level назовите столбец: column="…"');
      return levelLabel(schema, column, word);
    case 'title': {
      const joined = results as JoinedResults;
      const named = [...assumptions(), ...segments(joined), ...foundTitles(joined)].find(({ id }) => id === word);
      if (!named) throw new Error(`нет допущения или сегмента «${word}»`);
      return named.title;
    }
    case 'segment': {
      const found = segments(results as JoinedResults).find((segment) => segment.id === word);
      if (!found) throw new Error(`нет сегмента «${word}»`);
      return found.title;
    }
  }
}
