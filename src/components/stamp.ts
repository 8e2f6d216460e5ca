import { counted } from '../format.ts';

/** What a report is made of: enough to tell two of them apart. */
interface Stamped {
  readonly dataset: { readonly file: string; readonly sha256: string; readonly rows: number };
  readonly stamp: { readonly contentSha256: string; readonly version: string };
}

/** «Файл bank_scrooge.csv, 10 000 строк, отпечаток 1a2b3c4d; отпечаток содержания 5e6f7a8b; версия отчёта 0.1.0». */
export function stamp(results: object): string {
  const { dataset, stamp: made } = results as Stamped;
  const lines = counted(dataset.rows, ['строка', 'строки', 'строк']);
  return [
    `Файл ${dataset.file}, ${lines}, отпечаток ${dataset.sha256.slice(0, 8)}`,
    `отпечаток содержания ${made.contentSha256.slice(0, 8)}`,
    `версия отчёта ${made.version}`,
  ].join('; ');
}

/** «файл bank_scrooge.csv, отпечаток 1a2b3c4d»: which data a single figure is of. */
export function fileStamp(results: object): string {
  const { dataset } = results as Stamped;
  return `файл ${dataset.file}, отпечаток ${dataset.sha256.slice(0, 8)}`;
}
