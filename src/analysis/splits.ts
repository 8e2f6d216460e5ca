import { column, type Table } from '../dataset/table.ts';

/**
 * A number in [0, 1) for each client by a seeded hash (FNV-1a, finished as in MurmurHash3) of its id and the
 * schema's split columns: folds and halves do not depend on the order of the rows, and nothing is drawn from a clock.
 */
export function splitKeys(table: Table, seed: string): Float64Array {
  const parts = table.schema.splitKey.map((name) => column(table, name));
  return Float64Array.from({ length: table.rows }, (_, i) => {
    const words = parts.map((part) =>
      part.type === 'code' ? (part.levels[part.codes[i]!] ?? '') : String(part.values[i]),
    );
    return hash(`${seed}|${words.join('|')}`) / 4294967296;
  });
}

/** The fold 0 … count − 1 of each client. */
export const folds = (table: Table, count: number, seed: string) =>
  Uint8Array.from(splitKeys(table, seed), (key) => Math.floor(key * count));

function hash(text: string): number {
  let h = 2166136261;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 16777619);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
