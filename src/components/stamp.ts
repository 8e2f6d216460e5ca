import { counted } from '../format.ts';

/** What is known of a data file: enough to tell two reports apart. */
interface Stamped {
  readonly dataset: { readonly file: string; readonly sha256: string; readonly rows: number };
}

/** «bank_scrooge.csv, 10 000 строк, отпечаток 1a2b3c4d». */
export function stamp(results: object): string {
  const { file, sha256, rows } = (results as Stamped).dataset;
  const lines = counted(rows, ['строка', 'строки', 'строк']);
  return `Файл ${file}, ${lines}, отпечаток ${sha256.slice(0, 8)}`;
}
