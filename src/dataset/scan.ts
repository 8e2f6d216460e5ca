import type { Cells, ColumnBuilder } from './cell.ts';
import { cutRows, roomForEdges, type FieldEdges } from './fieldEdges.ts';
import { passOver, readCategories, readFlags, readIds, readNumbers } from './fieldReaders.ts';
import { spellings } from './spellings.ts';

/** Reads rows from bytes; what is not plain goes, a row at a time, to `odd`. */
export interface RowScanner {
  /**
   * Reads whole lines of UTF-8 without quotes and returns the line after the last. `odd` gets the text of every
   * row that has something unusual and its line; it must push that row to all builders, or to none, and returns true
   * where the next row must come to it too; `begin`: true where the first row must.
   */
  readonly scan: (
    bytes: Uint8Array,
    firstLine: number,
    odd: (text: string, line: number) => boolean,
    begin?: boolean,
  ) => number;
  /** Rows that were read without help so far. */
  readonly rows: () => number;
}

const LF = 10;
/** Rows taken at a time, column by column: few enough for their bytes to stay in the cache. */
const BLOCK = 512;

/** Reads a field of rows that were cut into the places from `at` on; see fieldReaders.ts. */
type ReadField = (cut: FieldEdges, rows: number, at: number) => number;

/**
 * A scanner of a file's fields. Rows are cut into fields, a block at a time, and each column reads its own. Every value
 * that a builder would judge (an empty cell where none may be, a value out of range, one to be warned of, a spelling met
 * for the first time) makes its row odd.
 */
export function rowScanner(
  fields: number,
  places: readonly { readonly at: number; readonly builder: ColumnBuilder }[],
  separator: number,
): RowScanner {
  const columns = places.map(({ at, builder }) => scannedColumn(at, builder));
  const wanted = new Set(places.map(({ at }) => at));
  const passed = Array.from({ length: fields }, (_, field) => field).filter((field) => !wanted.has(field));
  const edges = roomForEdges(BLOCK, fields);
  let readers: readonly ReadField[] = [];
  let scanned = 0;

  /** Takes the builders' arrays again, with room for one row more; how many rows they hold. */
  function refresh(): number {
    for (const { cells, reserve } of columns) if (cells.rows >= cells.values.length) reserve(cells.rows * 2);
    readers = [
      ...columns.map((column) => column.reader()),
      ...passed.map(
        (field): ReadField =>
          (cut, rows) =>
            passOver(cut, field, rows),
      ),
    ];
    return Math.min(...columns.map(({ cells }) => cells.values.length));
  }

  /**
   * Reads rows from the byte `from` into the places from `at` up to `limit`: how many, and where the next row begins. It
   * stops at the end of the bytes or of the places, and at a row in which something is odd.
   */
  function read(bytes: Uint8Array, from: number, at: number, limit: number) {
    const cut: FieldEdges = { bytes, edges, stride: fields + 1 };
    let [place, next] = [at, from];
    // After an odd row few are tried at first: where most rows are odd, little is read twice.
    for (let size = 1; next < bytes.length && place < limit; size = Math.min(2 * size, BLOCK)) {
      const asked = Math.min(size, limit - place);
      const whole = cutRows(cut, next, asked, separator);
      let rows = whole;
      for (const reader of readers) rows = reader(cut, rows, place);
      next = edges[rows * cut.stride]! + 1;
      place += rows;
      if (rows < asked) break;
    }
    return { rows: place - at, next };
  }

  /** Counts what stands in the places [from, to), and leaves them to the builders. */
  function settle(from: number, to: number) {
    for (const column of columns) column.settle(from, to);
    scanned += to - from;
  }

  return {
    rows: () => scanned,
    scan(given, firstLine, odd, begin = false) {
      // Of one kind, whoever made them: a loop over two kinds of arrays is slower.
      const bytes = new Uint8Array(given.buffer, given.byteOffset, given.length);
      const isPlain = () => columns.every(({ isPlain }) => isPlain());
      let line = firstLine;
      let plain = !begin && isPlain();
      for (let i = 0; i < bytes.length;) {
        const capacity = refresh();
        const at = columns[0]!.cells.rows;
        const { rows, next } = plain ? read(bytes, i, at, capacity) : { rows: 0, next: i };
        settle(at, at + rows);
        line += rows;
        i = next;
        if (i === bytes.length || (plain && at + rows === capacity)) continue;
        const end = bytes.indexOf(LF, i) + 1;
        const again = odd(Buffer.from(bytes.buffer, bytes.byteOffset + i, end - i).toString(), line);
        plain = !again && isPlain();
        line++;
        i = end;
      }
      for (const column of columns) column.finish();
      return line;
    },
  };
}

/** A builder as the scanner sees it. */
interface ScannedColumn {
  readonly cells: Cells;
  readonly reserve: ColumnBuilder['reserve'];
  /** A reader into the array that the builder has now. */
  readonly reader: () => ReadField;
  /** False where every row must go to the builder. */
  readonly isPlain: () => boolean;
  /** Counts what was read into the places [from, to). */
  readonly settle: (from: number, to: number) => void;
  /** Tells the builder what was counted. */
  readonly finish: () => void;
}

function scannedColumn(field: number, { cells, plan, reserve, context }: ColumnBuilder): ScannedColumn {
  const numbers = () => cells.values as Float64Array;
  const codes = () => cells.values as Uint16Array;
  const plain = {
    cells,
    reserve,
    isPlain: () => true,
    settle: (_: number, to: number) => void (cells.rows = to),
    finish: () => {},
  };
  switch (plan.kind) {
    case 'id': {
      const reader = (): ReadField => {
        const values = numbers();
        return (cut, rows, at) => readIds(cut, field, rows, values, at);
      };
      return { ...plain, reader, isPlain: plan.whole };
    }
    case 'number': {
      const { low, high, warnZero, warnNegative, warnFraction, whole, pointKnown } = plan;
      const { emptyAllowed } = context;
      // A value to be warned of is odd: the bounds leave it out.
      const rule = {
        low: Math.max(low, warnZero ? Number.MIN_VALUE : warnNegative ? 0 : -Infinity),
        high,
        whole: whole || warnFraction,
        emptyAllowed,
      };
      const reader = (): ReadField => {
        const [values, told] = [numbers(), { ...rule, pointKnown: pointKnown() }];
        return (cut, rows, at) => readNumbers(cut, field, rows, values, at, told);
      };
      const settle = (from: number, to: number) => {
        cells.rows = to;
        if (emptyAllowed) cells.missing += gaps(numbers(), from, to);
      };
      return { ...plain, reader, settle };
    }
    case 'flag': {
      const reader = (): ReadField => {
        const values = codes();
        return (cut, rows, at) => readFlags(cut, field, rows, values, at);
      };
      return { ...plain, reader };
    }
    case 'category': {
      const words = spellings(plan.codeOf);
      const reader = (): ReadField => {
        const values = codes();
        return (cut, rows, at) => readCategories(cut, field, rows, values, at, words);
      };
      const settle = (from: number, to: number) => {
        cells.rows = to;
        words.count(codes(), from, to);
      };
      return { ...plain, reader, settle, finish: () => words.moveCounts(plan.counts) };
    }
  }
}

/** NaN among the values [from, to). */
function gaps(values: Float64Array, from: number, to: number): number {
  let n = 0;
  for (let i = from; i < to; i++) if (values[i] !== values[i]) n++;
  return n;
}
