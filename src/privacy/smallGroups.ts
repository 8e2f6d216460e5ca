import {
  SMALLEST_GROUP,
  SMALLEST_WITH_TAILS,
  cutsOf,
  givesAway,
  isApart,
  isRecoverable,
  isSmall,
} from '../analysis/published.ts';
import type { Finding } from './finding.ts';

type Node = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const number = (value: unknown) => (typeof value === 'number' ? value : null);
/** Fields that say how many clients a group has: n, nKnown, size, members. */
const SIZE = /^(?:n|n[A-Z]\w*|size|members)$/;
const EXTREME = /^(?:min|max|minimum|maximum)$/i;
/** Rows of a file less its empty cells, and figures compared with other software's on invented clients: no groups of clients. */
const NO_CLIENTS = /^(?:quality\.funnel|verification)\./;
/** Fields that a withheld group may still have: they are no figures of its clients. */
const NO_FIGURE = /^(?:n|missing\w*|ids|rows|order|priority|alpha|smallestEffect|low|high)$/;

/** What of a table's values may not be told. */
export interface Extremes {
  /** Names of the columns of numbers. */
  readonly columns: ReadonlySet<string>;
  /**
   * Least and largest values that are held by under 10 clients, with the names of the columns that they are of, and whether 10 or more
   * have the same in another column.
   */
  readonly values: ReadonlyMap<number, { readonly of: ReadonlySet<string>; readonly isCommon: boolean }>;
}

export interface Walk {
  readonly file: string;
  /** Rows of the data file: a list as long as that is a list of clients. */
  readonly rows: number;
  readonly extremes: Extremes;
}

/** Every group under 10, extreme value and list of clients in a piece of JSON, whatever its shape. */
export function groupFindings(value: unknown, walk: Walk): Finding[] {
  const findings: Finding[] = [];
  const add = (code: Finding['code'], message: string) => findings.push({ file: walk.file, code, message });
  const { columns, values } = walk.extremes;
  /** What is said of one column may well be an extreme of another: a round sum, the edge of a bin. */
  const isExtreme = (value: number, about: string | null) => {
    const known = values.get(value);
    return known !== undefined && (about === null ? !known.isCommon : known.of.has(about));
  };
  const visit = (node: unknown, path: string, key: string, about: string | null) => {
    if (typeof node === 'number') {
      if (SIZE.test(key) && Number.isInteger(node) && isSmall(node) && !NO_CLIENTS.test(path))
        add('smallGroup', `группа меньше ${SMALLEST_GROUP} клиентов: ${path}`);
      if (EXTREME.test(key) || isExtreme(node, about)) add('extreme', `крайнее значение одного клиента: ${path}`);
    } else if (Array.isArray(node)) {
      if (walk.rows > 0 && node.length >= walk.rows && !NO_CLIENTS.test(path))
        add('perClient', `список длиной в файл клиентов: ${path}`);
      node.forEach((inner, i) => visit(inner, `${path}.${i}`, '', about));
    } else if (isObject(node)) {
      for (const message of withheldButTold(node)) add('smallGroup', `${message}: ${path}`);
      for (const message of partsOfWhole(node)) add('subtraction', `${message}: ${path}`);
      const named = String(node['column']);
      const own = columns.has(named) ? named : about;
      for (const [name, inner] of Object.entries(node))
        visit(inner, path === '' ? name : `${path}.${name}`, name, columnOfName(columns, name) ?? own);
    }
  };
  visit(value, '', '', null);
  return findings;
}

/** The column that a field is named after: balance and balanceMedian of balance, salaryMedian of est_salary. */
function columnOfName(columns: ReadonlySet<string>, name: string): string | null {
  if (columns.has(name)) return name;
  const word = /^[a-z]+(?=[A-Z])/.exec(name)?.[0];
  return word === undefined ? null : ([...columns].find((one) => one === word || one.endsWith(`_${word}`)) ?? null);
}

/** Figures of a group whose size is withheld, percentiles of the tails of a group that is too small for them. */
function withheldButTold(node: Node): string[] {
  const n = node['n'];
  const tails = number(n) !== null && (n as number) < SMALLEST_WITH_TAILS;
  const told =
    n === null && Object.entries(node).some(([name, value]) => number(value) !== null && !NO_FIGURE.test(name));
  return [
    ...(told ? ['цифры группы, размер которой скрыт'] : []),
    ...(tails && ['p01', 'p99'].some((name) => number(node[name]) !== null)
      ? [`1-й и 99-й процентили группы меньше ${SMALLEST_WITH_TAILS} клиентов`]
      : []),
  ];
}

/** A whole and its part tell the rest. */
function partsOfWhole(node: Node): string[] {
  const n = number(node['n']);
  if (n === null) return [];
  const churned = number(node['churned']);
  // Value less what stayed of it is of those who left.
  const isKept = number(node['retainedMean']) !== null && churned !== null;
  const parts = ['known', 'unknown'].map(
    (name) => [name, isObject(node[name]) ? number(node[name]['n']) : null] as const,
  );
  return [...parts, ['retainedMean', isKept ? churned : null] as const].flatMap(([name, part]) =>
    part !== null && givesAway(n, part) ? [`по «${name}» вычитанием видна группа меньше ${SMALLEST_GROUP}`] : [],
  );
}

/** What the totals of a results.json would tell of its parts: levels against the bank, overlaps against segments. */
export function subtractionFindings(results: unknown, file: string): Finding[] {
  const at = (...keys: string[]) =>
    keys.reduce<unknown>((node, key) => (isObject(node) ? node[key] : undefined), results);
  const findings: Finding[] = [];
  const add = (path: string) =>
    findings.push({ file, code: 'subtraction', message: `вычитанием видна группа меньше ${SMALLEST_GROUP}: ${path}` });
  const total = number(at('eda', 'churn', 'n'));
  const missing = at('quality', 'missing');
  for (const [column, rows] of entriesOf(at('eda', 'byCategory'))) {
    if (!Array.isArray(rows) || total === null || rows.length === 0) continue;
    const cells = rows.filter(isObject);
    const told = cells.reduce((sum, row) => sum + (number(row['n']) ?? 0), 0);
    const empty = isObject(missing) ? (number(missing[column]) ?? 0) : 0;
    if (isSmall(total - empty - told)) add(`eda.byCategory.${column}`);
    const silent = cells
      .filter((row) => row['known'] === null && row['unknown'] === null)
      .map((row) => number(row['n']) ?? 0);
    if (silent.length < cells.length && isRecoverable(silent)) add(`eda.byCategory.${column}: known, unknown`);
  }
  for (const [column, drawn] of entriesOf(at('eda', 'histograms'))) {
    const tables = [at('eda', 'bands', column), at('eda', 'byCategory', column), binsOf(drawn)];
    const others = [binsOf(at('correlations', 'informationValue', column)), binsOf(at('eda', 'fixedBins', column))];
    if (areNear([...tables, ...others])) add(`eda.histograms.${column}`);
  }
  if (areNear([at('metric', 'quartiles'), binsOf(at('metric', 'histogram'))])) add('metric.histogram');
  for (const finding of differencesAmongKnown(at('robustness', 'findings'))) {
    const rows = at('eda', 'byCategory', String(finding['column']));
    const splits = Array.isArray(rows) ? rows.filter(isObject) : [];
    // A slope is of all levels.
    const sides =
      finding['about'] === 'slope'
        ? splits
        : [finding['of'], finding['against']].map((side) => splits.find(({ value }) => value === side));
    // Of a level that nobody is known in, the unknown part is told alone.
    if (!sides.every((split) => split !== undefined && (split['known'] !== null || split['unknown'] !== null)))
      add(`robustness.findings.${String(finding['id'])}: known`);
  }
  const segments = at('segments');
  const sizes = new Map(
    (Array.isArray(segments) ? segments.filter(isObject) : []).map((s) => [String(s['id']), number(s['n'])]),
  );
  const experiments = at('experiments');
  for (const { id, assigned, reachable, value } of Array.isArray(experiments) ? experiments.filter(isObject) : []) {
    const [all, left] = [number(assigned), (number(assigned) ?? 0) - (number(reachable) ?? 0)];
    if (all !== null && number(value) !== null && sizes.get(String(id)) === all && isSmall(left))
      add(`experiments.${String(id)}.value`);
  }
  for (const [a, row] of entriesOf(at('segmentOverlap', 'pairs')))
    for (const [b, both] of entriesOf(row)) {
      const size = sizes.get(a) ?? null;
      if (typeof both === 'number' && (isSmall(both) || (size !== null && givesAway(size, both))))
        add(`segmentOverlap.pairs.${a}.${b}`);
    }
  for (const path of combinationsLeft(at('segmentOverlap'))) add(path);
  const exclusive = entriesOf(at('segmentOverlap', 'exclusive'));
  for (const [id, n] of exclusive) {
    const size = sizes.get(id) ?? null;
    if (typeof n === 'number' && (isSmall(n) || (size !== null && givesAway(size, n))))
      add(`segmentOverlap.exclusive.${id}`);
  }
  const hidden = exclusive.filter(([, n]) => n === null);
  if (hidden.length === 1 && number(at('segmentOverlap', 'anyOf')) !== null)
    add(`segmentOverlap.exclusive.${hidden[0]![0]}`);
  return findings;
}

const binsOf = (table: unknown) => (isObject(table) ? table['bins'] : undefined);

/** Whether 1 to 9 clients lie between an edge of one of these tables of a column and one of another. The bin of empty cells has no edge. */
function areNear(tables: readonly unknown[]): boolean {
  const cuts = tables.map((rows) => {
    const bins = (Array.isArray(rows) ? rows.filter(isObject) : []).filter((bin) => bin['levels'] === undefined);
    return cutsOf(bins.map((bin) => ({ n: number(bin['n']) ?? 0 })));
  });
  return cuts.some((own, i) => own.some((cut) => !isApart(cut, cuts.slice(i + 1).flat())));
}

/** Differences of two levels, and slopes over all, that are told of the clients whose value is known. */
const differencesAmongKnown = (findings: unknown) =>
  (Array.isArray(findings) ? findings.filter(isObject) : []).filter((one) => {
    const known = isObject(one['values']) ? one['values']['known'] : null;
    return (typeof one['of'] === 'string' || one['about'] === 'slope') && isObject(known) && known['value'] !== null;
  });

/** Totals and pairs of segments of which the combinations that are told leave 1 to 9 clients. */
function combinationsLeft(overlap: unknown): string[] {
  if (!isObject(overlap) || !Array.isArray(overlap['combinations'])) return [];
  const told = overlap['combinations'].filter(isObject);
  const left = (whole: unknown, isPart: (segments: readonly unknown[]) => boolean) => {
    const parts = told.filter(({ segments }) => Array.isArray(segments) && isPart(segments));
    const n = number(whole);
    return (
      n !== null && parts.length > 0 && isSmall(n - parts.reduce((sum, part) => sum + (number(part['n']) ?? 0), 0))
    );
  };
  const pairs = entriesOf(overlap['pairs']).flatMap(([a, row]) =>
    entriesOf(row)
      .filter(([b, both]) => a < b && left(both, (segments) => segments.includes(a) && segments.includes(b)))
      .map(([b]) => `segmentOverlap.pairs.${a}.${b}: combinations`),
  );
  return [
    ...(left(overlap['anyOf'], () => true) ? ['segmentOverlap.anyOf: combinations'] : []),
    ...(left(overlap['twoOrMore'], (segments) => segments.length > 1)
      ? ['segmentOverlap.twoOrMore: combinations']
      : []),
    ...pairs,
  ];
}

const entriesOf = (value: unknown) => (isObject(value) ? Object.entries(value) : []);
