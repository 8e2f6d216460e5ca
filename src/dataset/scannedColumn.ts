import type { CellValues, ColumnBuilder, ScanPlan } from './cell.ts';
import { copyValues, missingIn } from './cells.ts';
import type { FieldRule, NumberBytes } from './rowParts.ts';
import type { Spelling } from './categoryLevels.ts';
import type { RowReader } from './rowReader.ts';

/** A builder as the scanner sees it. */
export interface ScannedColumn {
  /** How its field is read into the array that the builder has now. */
  readonly rule: () => FieldRule;
  /** Bytes of a value in that array. */
  readonly bytes: () => number;
  /** False where every row must go to the builder from now on. */
  readonly isPlain: () => boolean;
  /** Tells the reader of the field what the builder has learnt since. */
  readonly prepare: (reader: RowReader, field: number) => void;
  readonly isPointKnown: () => boolean;
  /** Of a category: the spellings that its builder has met, a list that grows. */
  readonly spellings?: readonly Spelling[];
  /** Adds the values [from, to) to the column, and counts them. */
  readonly take: (values: CellValues, from: number, to: number) => void;
}

/**
 * What the scanner may read of a column, so that every value that its builder would judge (an empty cell where none may be,
 * a value out of range, one to be warned of, a spelling met for the first time) makes its row odd.
 */
export function scannedColumn({ cells, plan, reserve, context }: ColumnBuilder): ScannedColumn {
  const { emptyAllowed } = context;
  const bytes = () => cells.values.BYTES_PER_ELEMENT;
  const take: ScannedColumn['take'] = (values, from, to) => {
    const all = cells.rows + to - from;
    if (all > cells.values.length) reserve(Math.max(all, 2 * cells.rows));
    copyValues(to - from === values.length ? values : values.subarray(from, to), cells.values, cells.rows);
    cells.rows = all;
  };
  const plain = { bytes, isPlain: () => true, isPointKnown: () => false, prepare: () => {}, take };
  switch (plan.kind) {
    case 'id':
      return { ...plain, rule: () => ({ kind: 'id', bytes: bytes() as 4 | 8 }), isPlain: plan.whole };
    case 'flag':
      return { ...plain, rule: () => ({ kind: 'flag', bytes: bytes() as 1 | 2 }) };
    case 'number':
      return {
        ...plain,
        rule: () => numberRule(plan, bytes() as NumberBytes, emptyAllowed),
        isPointKnown: plan.pointKnown,
        prepare: (reader, field) => (plan.pointKnown() ? reader.knowPoint(field) : undefined),
        take: (values, from, to) => {
          take(values, from, to);
          if (emptyAllowed) cells.missing += gaps(values, from, to);
        },
      };
    case 'category': {
      let known = 0;
      let taught: RowReader | undefined;
      return {
        ...plain,
        rule: () => ({ kind: 'category', bytes: bytes() as 1 | 2 }),
        spellings: plan.spellings,
        prepare: (reader, field) => {
          // Of many spellings not each new one is worth a new table.
          if (taught === reader && (plan.spellings.length < 1.1 * known || plan.spellings.length === known)) return;
          taught = reader;
          known = plan.spellings.length;
          reader.knowSpellings(field, plan.spellings);
        },
        take: (values, from, to) => {
          take(values, from, to);
          for (let i = from; i < to; i++) plan.counts[values[i]!]!++;
        },
      };
    }
  }
}

/** A value to be warned of is odd: the bounds leave it out. */
function numberRule(plan: ScanPlan & { kind: 'number' }, bytes: NumberBytes, emptyAllowed: boolean): FieldRule {
  const { low, high, warnZero, warnNegative, warnFraction, whole } = plan;
  return {
    kind: 'number',
    bytes,
    low: Math.max(low, warnZero ? Number.MIN_VALUE : warnNegative ? 0 : -Infinity),
    high,
    whole: whole || warnFraction,
    emptyAllowed,
  };
}

/** Missing numbers among the values [from, to). */
function gaps(values: CellValues, from: number, to: number): number {
  const missing = missingIn(values);
  let n = 0;
  if (missing === missing) for (let i = from; i < to; i++) n += values[i] === missing ? 1 : 0;
  else for (let i = from; i < to; i++) n += values[i] !== values[i] ? 1 : 0;
  return n;
}
