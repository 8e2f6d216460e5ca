import type { ModelTerm } from '../dataset/schema.ts';
import { MISSING_CODE, codes, column, numbers, type Table } from '../dataset/table.ts';
import { countLevels } from './countLevels.ts';
import { filled } from './filled.ts';
import { SMALLEST_GROUP, isSmall } from './published.ts';

/** A term of each client: a number, or a mark 0/1. */
export type TermColumn = Float64Array | Uint8Array;

/** A design matrix by columns; the first is the constant. */
export interface Design {
  readonly terms: readonly string[];
  readonly columns: readonly TermColumn[];
  /** 1 where every term is known. */
  readonly complete: Uint8Array;
  /** Terms without a column, because too few clients have the mark, or the number at all. */
  readonly withheld: readonly string[];
  /**
   * Marks of which 1 to 9 clients are outside the model: what all those inside it did, beside the rate of the level, would tell
   * what these did.
   */
  readonly unnamed: readonly string[];
}

/** The model's terms as columns; a term that is unknown of a client, a number or a level, leaves that client out. */
export function designOf(table: Table, model: readonly ModelTerm[]): Design {
  const built = model.flatMap((spec) => termColumns(table, spec).map((one): Built => ({ spec, ...one })));
  const told = built.filter(({ values }) => isKnownOfEnough(values));
  const complete = new Uint8Array(table.rows).fill(1);
  for (const { values } of told) {
    if (values instanceof Uint8Array) continue;
    for (let i = 0; i < values.length; i += 1) if (!Number.isFinite(values[i]!)) complete[i] = 0;
  }
  for (const name of columnsOfMarks(built)) leaveUnknownOut(codes(table, name).codes, complete);
  const kept = told.filter(({ values }) => !marksFew(values, complete));
  return {
    terms: ['const', ...kept.map(({ term }) => term)],
    columns: [new Uint8Array(table.rows).fill(1), ...kept.map(({ values }) => values)],
    complete,
    withheld: built.filter((one) => !kept.includes(one)).map(({ term }) => term),
    unnamed: kept.filter(({ values }) => leavesFewOut(values, complete)).map(({ term }) => term),
  };
}

/** False of a number that under 10 clients have: it would leave out everybody else, and the model with them. */
function isKnownOfEnough(values: TermColumn): boolean {
  if (values instanceof Uint8Array) return true;
  let known = 0;
  for (const value of values) {
    if (Number.isFinite(value)) known += 1;
    if (known === SMALLEST_GROUP) return true;
  }
  return false;
}

/** A column of the design, and what the schema says of it. */
interface Built {
  readonly spec: ModelTerm;
  readonly term: string;
  readonly values: TermColumn;
}

/** Columns of which a level that 10 clients have is a term, each once: one without such a level tells the model nothing, and leaves nobody out. */
const columnsOfMarks = (built: readonly Built[]) =>
  new Set(
    built
      .filter(({ spec }) => spec.eachLevel || spec.transform === 'level')
      .filter(({ values }) => countOnes(values) >= SMALLEST_GROUP)
      .map(({ spec }) => spec.column),
  );

function countOnes(marks: TermColumn): number {
  let n = 0;
  for (let i = 0; i < marks.length; i += 1) n += marks[i]!;
  return n;
}

/** Mutates `complete`: of a client without a level no mark is known. */
function leaveUnknownOut(found: Uint16Array, complete: Uint8Array): void {
  for (let i = 0; i < found.length; i += 1) if (found[i] === MISSING_CODE) complete[i] = 0;
}

/**
 * A term that is not 0 of under 10 of the model's clients (0 stands for an unknown sum), or a 0/1 one that all but so few have: its
 * coefficient would be the answer of those few.
 */
function marksFew(values: TermColumn, complete: Uint8Array): boolean {
  let [some, n, isMark] = [0, 0, true];
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i]!;
    if (complete[i] === 0) continue;
    if (value !== 0) some += 1;
    if (value !== 0 && value !== 1) isMark = false;
    if (!isMark && some >= SMALLEST_GROUP) return false;
    n += 1;
  }
  return isSmall(some) || (isMark && isSmall(n - some));
}

function leavesFewOut(values: TermColumn, complete: Uint8Array): boolean {
  if (!(values instanceof Uint8Array)) return false;
  let outside = 0;
  for (let i = 0; i < values.length; i += 1) if (complete[i] === 0) outside += values[i]!;
  return isSmall(outside);
}

function termColumns(table: Table, spec: ModelTerm): { term: string; values: TermColumn }[] {
  if (spec.eachLevel) return levelColumns(table, spec);
  if (spec.transform === 'level') {
    const found = codes(table, spec.column);
    const code = found.levels.indexOf(spec.level!);
    return [{ term: spec.term, values: marks(found.codes, code) }];
  }
  const values = numbers(table, spec.column);
  const divide = spec.divide ?? 1;
  const number = (of: (x: number) => number) => filled(new Float64Array(values.length), (i) => of(values[i]!));
  const transform = {
    // A column that no one divides is the table's own.
    none: () => (divide === 1 ? values : number((x) => x / divide)),
    log10: () => number((x) => (x > 0 ? Math.log10(x) : NaN)),
    log10p1: () => number((x) => (Number.isNaN(x) || x < 0 ? 0 : Math.log10(1 + x))),
    missing: () => filled(new Uint8Array(values.length), (i) => (Number.isNaN(values[i]!) ? 1 : 0)),
  };
  return [{ term: spec.term, values: transform[spec.transform ?? 'none']() }];
}

/** 1 in the rows of a code. */
function marks(codes: Uint16Array, code: number): Uint8Array {
  const values = new Uint8Array(codes.length);
  for (let i = 0; i < codes.length; i += 1) if (codes[i] === code) values[i] = 1;
  return values;
}

/** A 0/1 column for each level of at least 10 clients but the largest, in the order of the levels. */
function levelColumns(table: Table, spec: ModelTerm) {
  const found = codes(table, spec.column);
  const sizes = countLevels(found.codes, found.levels.length);
  const largest = sizes.indexOf(sizes.reduce((a, b) => Math.max(a, b), 0));
  // The one level that everybody has is a term too: one that is the same for all, and is named so.
  const isOnly = sizes.filter((size) => size > 0).length === 1;
  return found.levels.flatMap((level, code) =>
    (code === largest && !isOnly) || sizes[code]! < SMALLEST_GROUP
      ? []
      : [
          {
            term: `${column(table, spec.column).schema.name}=${level}`,
            values: marks(found.codes, code),
          },
        ],
  );
}
