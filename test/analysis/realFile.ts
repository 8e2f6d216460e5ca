import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const shared = (path: string) => fileURLToPath(new URL(`../../../shared/${path}`, import.meta.url));

/** Beside some clones lies the real file with reference values; elsewhere tests of it are skipped. */
export const realFile = { data: shared('data/bank_scrooge.csv'), reference: shared('reference/bank_scrooge.json') };
export const realFileExists = existsSync(realFile.data) && existsSync(realFile.reference);

/** The cells of a plain comma-separated file (no quotes), by lower-case header. */
export function cells(path: string): Map<string, string[]> {
  const [header, ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  const names = header!.toLowerCase().split(',');
  const rows = lines.map((line) => line.split(','));
  return new Map(names.map((name, i) => [name, rows.map((row) => row[i]!)]));
}

/** Numbers, NaN where the cell is empty. */
export const numbersOf = (column: readonly string[]) =>
  Float64Array.from(column, (cell) => (cell === '' ? NaN : Number(cell)));

/** Codes into the sorted distinct cells. */
export function codesOf(column: readonly string[]): { codes: Uint16Array; levels: string[] } {
  const levels = [...new Set(column)].sort();
  return { codes: Uint16Array.from(column, (cell) => levels.indexOf(cell)), levels };
}

export const readReference = (): Record<string, number> => JSON.parse(readFileSync(realFile.reference, 'utf8'));
