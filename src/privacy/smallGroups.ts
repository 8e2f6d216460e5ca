import { SMALLEST_GROUP, SMALLEST_WITH_TAILS, givesAway, isSmall } from '../analysis/published.ts';
import type { Finding } from './finding.ts';
import { isObject, number, type Node } from './json.ts';

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

/** Fields that are shares of clients, of whichever column they are said. */
const SHARE = /^(?:rate|share|\w+(?:Rate|Share))$/;
/** Significant digits from which a fraction is hardly equalled by chance: 0.04 is as well a share or an assumption as somebody's years. */
const TELLING_DIGITS = 5;
const hasFewDigits = (value: number) =>
  !Number.isInteger(value) && String(Math.abs(value)).replace('.', '').replace(/^0+/, '').length < TELLING_DIGITS;

/** Every group under 10, extreme value and list of clients in a piece of JSON, whatever its shape. */
export function groupFindings(value: unknown, walk: Walk): Finding[] {
  const findings: Finding[] = [];
  const add = (code: Finding['code'], message: string) => findings.push({ file: walk.file, code, message });
  const { columns, values } = walk.extremes;
  /** What is said of one column may well be an extreme of another: a round sum, the edge of a bin. */
  const isExtreme = (value: number, key: string, about: string | null) => {
    const known = values.get(value);
    if (known === undefined) return false;
    // A short fraction that is said of no column, or is a share of clients, is like any figure.
    if (hasFewDigits(value) && (about === null || SHARE.test(key))) return false;
    return about === null ? !known.isCommon : known.of.has(about);
  };
  const visit = (node: unknown, path: string, key: string, about: string | null) => {
    if (typeof node === 'number') {
      if (SIZE.test(key) && Number.isInteger(node) && isSmall(node) && !NO_CLIENTS.test(path))
        add('smallGroup', `группа меньше ${SMALLEST_GROUP} клиентов: ${path}`);
      if (EXTREME.test(key) || isExtreme(node, key, about)) add('extreme', `крайнее значение одного клиента: ${path}`);
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
