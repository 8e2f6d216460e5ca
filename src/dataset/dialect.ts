import { dsvFormat } from 'd3-dsv';
import type { ColumnSchema, DataSchema } from './schema.ts';

/** How a file is written, recognised by content. */
export interface Dialect {
  readonly separator: string;
  readonly lineEnd: 'LF' | 'CRLF' | 'CR';
}

/** The header's fields and where they stand. */
export interface Header {
  readonly fields: readonly string[];
  readonly separator: string;
}

/** A header's spelling without case, spaces around, quotes and byte order mark. */
export const normalName = (text: string) =>
  text
    .replace(/^\ufeff/, '')
    .trim()
    .normalize('NFC')
    .toLowerCase();

/** True where a field of a header names the column, by the file's header or by its name in code. */
export const names = (column: ColumnSchema, field: string) => {
  const name = normalName(field);
  return name === normalName(column.header) || name === normalName(column.name);
};

const SEPARATORS = [',', ';', '\t', '|'];

/**
 * The separator under which the first record names most columns of the schema; ties go to the one that cuts
 * it into more fields. «sep=;» as Excel writes it is no header: the caller drops it.
 */
export function recogniseHeader(record: string, schema: DataSchema): Header {
  const unquoted = record.replace(/"(?:[^"]|"")*"/g, '');
  const readings = SEPARATORS.map((separator) => {
    const fields = (dsvFormat(separator).parseRows(record)[0] ?? []).map((field) =>
      field.replace(/^\ufeff/, '').trim(),
    );
    // d3-dsv takes any character after a closing quote for the separator: only one that stands outside quotes is.
    const cuts = fields.length === 1 || unquoted.includes(separator);
    const known = cuts ? schema.columns.filter((column) => fields.some((field) => names(column, field))).length : 0;
    return { separator, fields, known };
  });
  readings.sort((a, b) => b.known - a.known || b.fields.length - a.fields.length);
  return readings[0]!;
}

/** The kind of line end that the text shows first. */
export function lineEndOf(text: string): Dialect['lineEnd'] {
  const match = /\r\n|\n|\r/.exec(text);
  return match?.[0] === '\r\n' ? 'CRLF' : match?.[0] === '\r' ? 'CR' : 'LF';
}

const SEPARATOR_WORDS: Readonly<Record<string, string>> = {
  ',': 'запятая',
  ';': 'точка с запятой',
  '\t': 'табуляция',
  '|': 'вертикальная черта',
};

/** One line for the terminal: «UTF-8, разделитель — запятая, строки LF, в числах точка». */
export function dialectSentence(
  facts: { encoding: string; byteOrderMark: boolean; gzip: boolean; commas: boolean },
  dialect: Dialect,
): string {
  const encoding = facts.encoding === 'windows-1251' ? 'windows-1251' : facts.encoding.toUpperCase();
  return [
    ...(facts.gzip ? ['gzip'] : []),
    facts.byteOrderMark ? `${encoding} с BOM` : encoding,
    `разделитель — ${SEPARATOR_WORDS[dialect.separator] ?? dialect.separator}`,
    `строки ${dialect.lineEnd}`,
    facts.commas ? 'в числах запятая' : 'в числах точка',
  ].join(', ');
}
