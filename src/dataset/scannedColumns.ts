import type { ColumnPlace } from './columnPlaces.ts';
import type { FieldRule } from './rowParts.ts';
import type { Spelling } from './categoryLevels.ts';
import { rowReader, type RowReader } from './rowReader.ts';
import type { FieldValues } from './scanAhead.ts';
import { scannedColumn } from './scannedColumn.ts';

/** What rows have shown so far of the fields. */
export interface Learnt {
  readonly rules: readonly FieldRule[];
  /** Fields whose numbers may have a point. */
  readonly points: readonly number[];
  readonly spellings: readonly { readonly field: number; readonly known: readonly Spelling[] }[];
}

/** The columns of a file as the scanner sees them. */
export interface ScannedColumns {
  /** The reader of rows, taught what builders have learnt; one for a column of wider values is made anew. */
  readonly prepare: () => RowReader;
  /** True where values have become wider than those of the reader that was prepared last. */
  readonly isOutgrown: () => boolean;
  /** False where every row must go to the builders from now on. */
  readonly isPlain: () => boolean;
  /** True where a row has fields that no column wants. */
  readonly isPassedOver: boolean;
  /** Adds rows [from, to) of these values to the columns. */
  readonly take: (values: FieldValues, from: number, to: number) => void;
  readonly learnt: () => Learnt;
}

/** Columns of a file whose rows have so many fields. */
export function scannedColumns(fields: number, places: readonly ColumnPlace[], separator: number): ScannedColumns {
  const columns = places.map(({ at, builder }) => ({ at, ...scannedColumn(builder) }));
  const rules = () =>
    Array.from(
      { length: fields },
      (_, field): FieldRule => columns.find(({ at }) => at === field)?.rule() ?? { kind: 'passed' },
    );
  let reader = rowReader(rules(), separator);
  const isOutgrown = () => columns.some(({ at, bytes }) => bytes() !== reader.values[at]!.BYTES_PER_ELEMENT);

  return {
    prepare() {
      if (isOutgrown()) reader = rowReader(rules(), separator);
      for (const column of columns) column.prepare(reader, column.at);
      return reader;
    },
    isOutgrown,
    isPlain: () => columns.every((column) => column.isPlain()),
    isPassedOver: rules().some(({ kind }) => kind === 'passed'),
    take(values, from, to) {
      for (const column of columns) column.take(values[column.at]!, from, to);
    },
    learnt: () => ({
      rules: rules(),
      points: columns.flatMap((column) => (column.isPointKnown() ? [column.at] : [])),
      spellings: columns.flatMap(({ at, spellings }) => (spellings ? [{ field: at, known: spellings }] : [])),
    }),
  };
}
