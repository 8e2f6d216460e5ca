import { lineEnds } from './records.ts';
import { refuse } from './refusal.ts';

/** Refuses a file at the first zero byte of a row; the rows before it are read, however the file came in pieces. */
export function refuseZeroBytes(fields: readonly string[], line: number): void {
  const damaged = fields.findIndex((field) => field.includes('\0'));
  if (damaged < 0) return;
  const before = fields.slice(0, damaged).concat(fields[damaged]!.split('\0', 1));
  refuse(
    'binary',
    'Внутри файла нулевые байты: он повреждён или это не текст.',
    'Выгрузите файл заново.',
    line + before.reduce((sum, field) => sum + lineEnds(field), 0),
  );
}
