import { column, type Table } from '../dataset/table.ts';
import { filled } from './filled.ts';
import { onceOf } from './once.ts';

/**
 * A number in [0, 1) for each client by a seeded hash (FNV-1a, finished as in MurmurHash3) of its id and the
 * schema's split columns as the file has them: folds and halves depend neither on the order of the rows nor on who else is in the
 * file, and nothing is drawn from a clock.
 */
export function splitKeys(table: Table, seed: string): Float64Array {
  const parts = table.schema.splitKey.map((name) => column(table.read ?? table, name));
  const keys = new Float64Array(table.rows);
  const start = hashed(2166136261, parts.length === 0 ? `${seed}|` : seed);
  for (let i = 0; i < keys.length; i += 1) {
    let h = start;
    for (const part of parts) {
      h = Math.imul(h ^ BAR, 16777619);
      if (part.type === 'code') h = hashed(h, part.levels[part.codes[i]!] ?? '');
      else {
        const value = part.values[i]!;
        h = typeof value === 'number' ? hashedNumber(h, value) : hashed(h, value);
      }
    }
    keys[i] = finished(h) / 4294967296;
  }
  return keys;
}

const BAR = '|'.charCodeAt(0);

const FOLDS = 5;

/** The fold 0 … 4 of each client, made once of a table: all that is graded on clients it did not see has the same folds. */
export const folds = onceOf((table: Table): Uint8Array => {
  const keys = splitKeys(table, 'folds');
  return filled(new Uint8Array(keys.length), (row) => Math.floor(keys[row]! * FOLDS));
});

/** FNV-1a of a text that follows what has the hash `from`. */
function hashed(from: number, text: string): number {
  let h = from;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 16777619);
  return h;
}

const digits = new Uint8Array(16);

/** The same of a number as it is written. */
function hashedNumber(from: number, value: number): number {
  if (!(value >= 0 && value < 1e15 && Math.floor(value) === value)) return hashed(from, String(value));
  let n = 0;
  let rest = value;
  do {
    const tenth = Math.floor(rest / 10);
    digits[n++] = rest - 10 * tenth;
    rest = tenth;
  } while (rest > 0);
  let h = from;
  while (n > 0) h = Math.imul(h ^ (ZERO + digits[--n]!), 16777619);
  return h;
}

const ZERO = '0'.charCodeAt(0);

function finished(from: number): number {
  let h = Math.imul(from ^ (from >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
