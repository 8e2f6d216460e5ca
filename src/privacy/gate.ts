import { SMALLEST_GROUP, isSmall, pointsAtFew } from '../analysis/published.ts';
import type { IdColumn, NumberColumn, Table } from '../dataset/table.ts';
import type { Finding } from './finding.ts';
import { identifierFindings, tokenFinder } from './identifiers.ts';
import { levelFindings, rareLevels } from './levels.ts';
import { csvFindings, pageFindings } from './pages.ts';
import { groupFindings, type Extremes } from './smallGroups.ts';
import { subtractionFindings } from './subtraction.ts';
import { siteReader, type SiteText } from './text.ts';

const nothing = () => '';

export interface GateOptions {
  /** Name of the file with the results of the data before these, which is judged by its own rows and figures. */
  readonly earlier?: string;
  /** Text that the site has whatever the data: a rare level of the same name is an ordinary word there; asked where there is one. Default: none. */
  readonly ownText?: () => string;
}

/** What looks at the site of a table. */
export interface Gate {
  /**
   * What the built site would give away, judged by its bytes: identifiers of the file, groups under 10, extreme
   * values, lists of clients, names of rare levels. Empty where it may be published.
   */
  readonly findings: (folder: string) => Finding[];
  /** Looks at what of the site is there already: a file that keeps its bytes is not looked through again. */
  readonly lookAhead: (folder: string) => void;
}

/** The gate of a table; `results`: the bytes that results.json must have. Nothing of the table leaves it but in messages that mask it. */
export function privacyGate(
  table: Table,
  results: string,
  { earlier = '', ownText = nothing }: GateOptions = {},
): Gate {
  const read = siteReader();
  const extremes = extremesOf(table);
  const rare = rareLevels(table);
  const columns = idColumns(table).map((ids) => ({ ids, tokensOf: onceOfText(tokenFinder(ids)) }));
  const inJson = onceOfText((source) => jsonFindings(source, table, extremes, results));
  const inPage = onceOfText((source) => (source.file.endsWith('.html') ? pageFindings(source) : []));
  const inCsv = onceOfText((source) => (source.file.endsWith('.csv') ? csvFindings(source) : []));
  return {
    lookAhead: (folder) => {
      const ofText = [...columns.map(({ tokensOf }) => tokensOf), inJson, inPage, inCsv];
      for (const source of read(folder).texts) if (source.file !== earlier) for (const look of ofText) look(source);
    },
    findings: (folder) => {
      const { texts: all, names, unreadable } = read(folder);
      const texts = all.filter(({ file }) => file !== earlier);
      const named: SiteText[] = names.map((file) => ({ file, text: file }));
      const figures = figuresOf(results);
      return [
        ...unreadable.map((file) => ({
          file,
          code: 'unreadable' as const,
          message: 'двоичный файл: проверить его нельзя',
        })),
        ...columns.flatMap(({ ids, tokensOf }) => identifierFindings([...texts, ...named], ids, figures, tokensOf)),
        ...texts.flatMap(inJson),
        ...texts.flatMap(inPage),
        ...texts.flatMap(inCsv),
        ...levelFindings([...texts, ...named], rare, ownText),
        ...all.filter(({ file }) => file === earlier).flatMap((source) => earlierFindings(source, table, ownText)),
      ];
    },
  };
}

/** What is made of each text once. */
function onceOfText<T>(make: (source: SiteText) => T): (source: SiteText) => T {
  const made = new WeakMap<SiteText, T>();
  return (source) => {
    if (!made.has(source)) made.set(source, make(source));
    return made.get(source)!;
  };
}

const NO_EXTREMES: Extremes = { columns: new Set(), values: new Map() };

/** What the results of earlier data would give away if they were published beside those of this table. */
export function earlierFindings(source: SiteText, table: Table, ownText: () => string): Finding[] {
  const { file, text } = source;
  const value = JSON.parse(text) as { readonly dataset?: { readonly rows?: number } };
  return [
    ...idColumns(table).flatMap((ids) => identifierFindings([source], ids, figuresOf(text))),
    // Extremes of this table are none of that report's: it was published when its figures were no single client's.
    ...groupFindings(value, { file, rows: value.dataset?.rows ?? 0, extremes: NO_EXTREMES }),
    ...subtractionFindings(value, file),
    ...levelFindings([source], rareLevels(table), ownText),
  ];
}

function jsonFindings({ file, text }: SiteText, table: Table, extremes: Extremes, results: string): Finding[] {
  if (!file.endsWith('.json')) return [];
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [{ file, code: 'unreadable', message: 'JSON не читается: проверить его нельзя' }];
  }
  const walked = groupFindings(value, { file, rows: table.rows, extremes });
  if (file !== 'results.json') return walked;
  return [
    ...walked,
    ...subtractionFindings(value, file),
    ...(text === results ? [] : [{ file, code: 'strange' as const, message: 'не то, что посчитал анализ' }]),
  ];
}

const idColumns = (table: Table) =>
  [...table.columns.values()].filter((column): column is IdColumn => column.type === 'id');

/** Whole numbers that the results hold, also as they are rounded for reading. */
function figuresOf(results: string): Set<number> {
  const figures = new Set<number>();
  for (const [text] of results.matchAll(/-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/g)) {
    const value = Math.abs(Number(text));
    figures.add(Math.round(value)).add(Math.trunc(value));
  }
  return figures;
}

/** The least and the largest value of each measured column, where they point at few clients, and the columns that they are of. */
function extremesOf(table: Table): Extremes {
  const measured = [...table.columns.values()].filter((column) => column.type === 'number');
  const values = new Map<number, { of: Set<string>; isCommon: boolean }>();
  for (const column of measured) {
    let [low, high] = [Infinity, -Infinity];
    for (const value of column.values) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
    for (const end of [low, high]) {
      if (!Number.isFinite(end) || !pointsAtFew(end) || !isSmall(holders(column, end))) continue;
      const isCommon = measured.some((other) => holders(other, end) >= SMALLEST_GROUP);
      const known = values.get(end) ?? { of: new Set(), isCommon };
      known.of.add(column.schema.name);
      values.set(end, known);
    }
  }
  return { columns: new Set(measured.map(({ schema }) => schema.name)), values };
}

const holders = ({ values }: NumberColumn, value: number) => values.reduce((n, one) => n + (one === value ? 1 : 0), 0);
