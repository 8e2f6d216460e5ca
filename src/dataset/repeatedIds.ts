import type { IdColumn } from './table.ts';

/** Rows whose identifier stands in another row too, in the order of the table. */
export function repeatedRows({ values }: IdColumn): Uint32Array {
  if (isNumbers(values) && ascends(values)) return new Uint32Array(0);
  const isRepeated = isNumbers(values) ? repeatedNumbers(values) : repeatedTexts(values);
  const rows: number[] = [];
  for (let i = 0; i < values.length; i++) if (isRepeated(values[i] as never)) rows.push(i);
  return Uint32Array.from(rows);
}

type Numbers = Float64Array | Uint32Array;

const isNumbers = (values: Numbers | readonly string[]): values is Numbers => ArrayBuffer.isView(values);

function ascends(values: Numbers): boolean {
  for (let i = 1; i < values.length; i++) if (!(values[i - 1]! < values[i]!)) return false;
  return true;
}

/** A bit for each possible number where they are dense enough, else a sort. */
function repeatedNumbers(values: Numbers): (value: number) => boolean {
  if (values.length === 0) return () => false;
  let least = Infinity;
  let most = -Infinity;
  for (let i = 0; i < values.length; i++) {
    least = Math.min(least, values[i]!);
    most = Math.max(most, values[i]!);
  }
  const span = most - least + 1;
  if (!(span <= 32 * values.length + 2 ** 20)) return repeatedSorted(values);
  const once = new Uint8Array(Math.ceil(span / 8));
  const twice = new Uint8Array(once.length);
  let repeats = 0;
  for (let i = 0; i < values.length; i++) {
    const place = values[i]! - least;
    const bit = 1 << (place & 7);
    const byte = Math.floor(place / 8);
    if (once[byte]! & bit) {
      twice[byte]! |= bit;
      repeats++;
    } else once[byte]! |= bit;
  }
  if (repeats === 0) return () => false;
  return (value) => (twice[Math.floor((value - least) / 8)]! & (1 << ((value - least) & 7))) !== 0;
}

function repeatedSorted(values: Numbers): (value: number) => boolean {
  const sorted = values.slice().sort();
  const repeated = new Set<number>();
  for (let i = 1; i < sorted.length; i++) if (sorted[i] === sorted[i - 1]) repeated.add(sorted[i]!);
  return (value) => repeated.has(value);
}

function repeatedTexts(values: readonly string[]): (value: string) => boolean {
  const once = new Set<string>();
  const twice = new Set<string>();
  for (const value of values) (once.has(value) ? twice : once).add(value);
  return (value) => twice.has(value);
}
