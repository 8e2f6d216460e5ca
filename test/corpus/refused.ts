import { gzipSync } from 'node:zlib';
import { HEADER, ROWS, concat, csv, oneByte, utf16, utf8, withCell, type Header } from './base.ts';

/** A file that is refused; its messages stand word for word in refusals.txt. */
export interface Refused {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Code of the first error, and the line that it names. */
  readonly code: string;
  readonly line: number | null;
}

const cell = (column: Header, text: string, code: string): Refused => ({
  name: `${column}: ${JSON.stringify(text)}`,
  bytes: utf8(csv(withCell(8, column, text))),
  code,
  line: 8,
});

const cells: Refused[] = [
  ...['', ' ', 'NaN', 'null', 'н/д'].map((text) => cell('score', text, 'emptyCell')),
  ...['abc', '850 р.', '85%', '0x10', 'Infinity', '12.03.2020', '1 2', '1e999', '8,5,0', '--5'].map((text) =>
    cell('score', text, 'notNumber'),
  ),
  ...['-1', '1000.5', '1001'].map((text) => cell('score', text, 'outOfRange')),
  ...['13', '121', '-5', '1990'].map((text) => cell('age', text, 'outOfRange')),
  cell('age', 'сорок', 'notNumber'),
  cell('balance', '1 000 руб', 'notNumber'),
  cell('balance', '1e13', 'outOfRange'),
  cell('balance', '$100', 'notNumber'),
  cell('EST_SALARY', '', 'emptyCell'),
  cell('EST_SALARY', '-1', 'outOfRange'),
  cell('equity', '', 'emptyCell'),
  cell('equity', '1.5', 'notWhole'),
  cell('equity', '-1', 'outOfRange'),
  cell('equity', '101', 'outOfRange'),
  cell('products', '', 'emptyCell'),
  cell('products', '2.5', 'notWhole'),
  cell('products', 'два', 'notNumber'),
  ...['', 'None'].map((text) => cell('credit_card', text, 'emptyCell')),
  ...['2', '-1', 'да', 'true', '0.5', '01'].map((text) => cell('credit_card', text, 'notFlag')),
  cell('last_activity', '', 'emptyCell'),
  cell('last_activity', 'Y', 'notFlag'),
  cell('churn', '', 'emptyCell'),
  cell('churn', '2', 'notFlag'),
  cell('churn', 'нет', 'notFlag'),
  ...['', '-'].map((text) => cell('gender', text, 'emptyCell')),
  ...['M', 'F', 'ж', 'Муж', 'X', 'Ж.', '\u200bЖ'].map((text) => cell('gender', text, 'unknownLevel')),
  cell('city', '', 'emptyCell'),
  cell('USERID', '', 'emptyCell'),
  cell('USERID', 'null', 'emptyCell'),
];

const whole = (name: string, bytes: Uint8Array | string, code: string, line: number | null = null): Refused => ({
  name,
  bytes: typeof bytes === 'string' ? utf8(bytes) : bytes,
  code,
  line,
});
const magic = (...bytes: (number | string)[]) =>
  concat(...bytes.map((b) => (typeof b === 'number' ? Uint8Array.of(b) : utf8(b))), new Uint8Array(64).fill(1));

const foreign: Refused[] = [
  whole('no bytes', '', 'emptyFile'),
  whole('spaces and line ends alone', ' \n\n \r\n', 'emptyFile'),
  whole('a mark alone', '\ufeff', 'emptyFile'),
  whole('a page of HTML', '<!DOCTYPE html>\n<html><body>Войдите</body></html>', 'html'),
  whole('a table of HTML', '<table><tr><td>1</td></tr></table>', 'html'),
  whole('XML', '<?xml version="1.0"?>\n<rows/>', 'notTable'),
  whole('JSON, a list', '[{"USERID": 1}]', 'notTable'),
  whole('JSON, an object', '{"USERID": [1, 2]}', 'notTable'),
  whole('a spreadsheet', magic('PK', 3, 4), 'spreadsheet'),
  whole('an old spreadsheet', magic(0xd0, 0xcf, 0x11, 0xe0), 'spreadsheet'),
  whole('PDF', magic('%PDF-1.7'), 'binary'),
  whole('Parquet', magic('PAR1'), 'binary'),
  whole('SQLite', magic('SQLite format 3', 0), 'binary'),
  whole('7-Zip', magic('7z', 0xbc, 0xaf), 'binary'),
  whole('RAR', magic('Rar!'), 'binary'),
  whole('xz', magic(0xfd, '7zXZ', 0), 'binary'),
  whole('Zstandard', magic(0x28, 0xb5, 0x2f, 0xfd), 'binary'),
  whole('bzip2', magic('BZh91'), 'binary'),
  whole('PNG', magic(0x89, 'PNG'), 'binary'),
  whole('JPEG', magic(0xff, 0xd8, 0xff), 'binary'),
  whole('RTF', '{\\rtf1 x}', 'binary'),
  whole('zero bytes', new Uint8Array(500), 'binary'),
  whole(
    'noise',
    Uint8Array.from({ length: 3000 }, (_, i) => ((i * 7919) % 251) % 32),
    'binary',
  ),
  whole('UTF-32', concat(Uint8Array.of(0xff, 0xfe, 0, 0), utf16(csv(), false, false)), 'binary'),
  whole('IBM 866', oneByte(csv(), 'ibm866'), 'encoding'),
  whole('KOI8-R', oneByte(csv(), 'koi8-r'), 'encoding'),
  whole('ISO 8859-5', oneByte(csv(), 'iso-8859-5'), 'encoding'),
  whole('Macintosh', oneByte(csv(), 'x-mac-cyrillic'), 'encoding'),
];

const good = csv();
const lines = good.trimEnd().split('\n');
const bytes = utf8(good);
const spoilt = (at: number, ...codes: number[]) => bytes.map((b, i) => codes[i - at] ?? b);
const inserted = (line: number, text: string) => `${lines.toSpliced(line - 1, 0, text).join('\n')}\n`;
const rowsWhere = (is: (row: readonly string[], i: number) => boolean) => csv(ROWS.filter(is));
const packed = new Uint8Array(gzipSync(good));

const damaged: Refused[] = [
  whole('cut in the middle of a row', good.slice(0, good.lastIndexOf(',') - 20), 'raggedRow', 121),
  whole('cut in the middle of a letter', bytes.slice(0, bytes.lastIndexOf(0xd0) + 1), 'encoding', 121),
  whole('cut inside quotes', csv(withCell(100, 'city', 'Углич\nцентр')).split('\nцентр')[0]!, 'unclosedQuote', 100),
  whole('a quote that is never closed', good.replace('Рыбинск', '"Рыбинск'), 'unclosedQuote', 3),
  whole('a letter after a closing quote', good.replace('Рыбинск', '"Рыбинск"а'), 'strayQuote', 3),
  whole('a zero byte among the rows', good.replace('200051,', '200\u0000051,'), 'binary', 52),
  whole('a byte that is no letter', spoilt(bytes.indexOf(0xd0, 3000), 0xff), 'encoding'),
  whole('gzip cut short', packed.slice(0, packed.length - 40), 'gzipTruncated'),
  whole(
    'gzip spoilt',
    packed.map((b, i) => (i > 300 && i < 340 ? b ^ 0x5a : b)),
    'gzipBroken',
  ),
  whole('gzip of a spreadsheet', new Uint8Array(gzipSync(magic('PK', 3, 4))), 'spreadsheet'),
  whole('a row too short', inserted(10, '1,2,3'), 'raggedRow', 10),
  whole('a row too long', inserted(10, `${lines[9]},x`), 'raggedRow', 10),
  whole('a separator inside a value without quotes', good.replace('Рыбинск', 'Рыбинск, центр'), 'raggedRow', 3),
  whole('decimal commas without quotes between commas', good.replaceAll('.', ','), 'raggedRow', 2),
  whole('a second header', inserted(10, lines[0]!), 'secondHeader', 10),
  whole('a second header in capitals', inserted(10, lines[0]!.toUpperCase()), 'secondHeader', 10),
  whole('a row of totals at the end', `${good}Итого,,,,,,1000,,,,,30\n`, 'totalsRow', 122),
  whole('a short row of totals', `${good}Всего: 120\n`, 'totalsRow', 122),
  whole('a row of separators', inserted(10, ',,,,,,,,,,,'), 'emptyRow', 10),
  whole('a comment among the rows', inserted(10, '# конец первой выгрузки'), 'commentLine', 10),
  whole('a comment above the header', `# выгрузка за май\n${good}`, 'commentLine', 1),
  whole('a title above the header', `Клиенты банка\n${good}`, 'noHeader', 1),
  whole('no header', good.slice(good.indexOf('\n') + 1), 'noHeader', 1),
  whole('another table', 'id;name\n1;a\n2;b\n', 'noHeader', 1),
  whole(
    'a column twice',
    csv(
      ROWS.map((row) => [...row, '1']),
      {},
      [...HEADER, 'Churn'],
    ),
    'repeatedColumn',
    1,
  ),
  whole('«1,234» in quotes alone', csv(ROWS.map((row) => row.with(6, '1,234'))), 'ambiguousNumber', 2),
  whole('points and commas in one column', csv(withCell(8, 'balance', '1042,2')), 'mixedDecimals', 8),
  ...HEADER.map((name) => whole(`without ${name}`, good.replace(name, 'other'), 'missingColumn', 1)),
];

const size: Refused[] = [
  whole('a header alone', `${lines[0]}\n`, 'noRows'),
  whole('a header without a line end', lines[0]!, 'noRows'),
  whole(
    'one client',
    rowsWhere((_, i) => i === 0),
    'tooFewRows',
  ),
  whole(
    '99 clients',
    rowsWhere((_, i) => i < 99),
    'tooFewRows',
  ),
  whole('nobody left', csv(ROWS.map((row) => row.with(11, '0'))), 'tooFewOutcomes'),
  whole('everybody left', csv(ROWS.map((row) => row.with(11, '1'))), 'tooFewOutcomes'),
  whole('nine left', csv(ROWS.map((row, i) => row.with(11, i < 9 ? '1' : '0'))), 'tooFewOutcomes'),
];

export const refused: readonly Refused[] = [...cells, ...foreign, ...damaged, ...size];
