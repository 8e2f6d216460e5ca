import { gzipSync } from 'node:zlib';
import { HEADER, ROWS, concat, csv, oneByte, utf16, utf8, withCell, type Header, type Spelling } from './base.ts';

/** A file that is read: it gives the table of the good file, but for the cells named. */
export interface Readable {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Values that differ from the good file's: row (from 0), column, what is read (NaN: empty). */
  readonly cells?: readonly (readonly [number, string, string | number])[];
  /** Codes of the warnings, in the order of the alphabet. */
  readonly warnings?: readonly string[];
  readonly extra?: readonly string[];
  /** What the one line about the file says, in part. */
  readonly says?: string;
}

const encodings: readonly (readonly [string, string, (text: string) => Uint8Array])[] = [
  ['UTF-8', 'UTF-8,', utf8],
  ['UTF-8 with a mark', 'UTF-8 с BOM', (text) => utf8(`\ufeff${text}`)],
  ['windows-1251', 'windows-1251', (text) => oneByte(text, 'windows-1251')],
  ['UTF-16 little-endian', 'UTF-16LE с BOM', (text) => utf16(text)],
  ['UTF-16 big-endian', 'UTF-16BE с BOM', (text) => utf16(text, true)],
  ['UTF-16 without a mark', 'UTF-16LE,', (text) => utf16(text, false, false)],
];
const separators = { comma: ',', semicolon: ';', tab: '\t', bar: '|' } as const;
const lineEnds = { LF: '\n', CRLF: '\r\n', CR: '\r' } as const;

/** Every encoding with every separator and line end: 72 files of one content. */
const spellings: Readable[] = encodings.flatMap(([encoding, says, encode]) =>
  Object.entries(separators).flatMap(([mark, separator]) =>
    Object.entries(lineEnds).map(([end, lineEnd]) => ({
      name: `${encoding}, ${mark}, ${end}`,
      bytes: encode(csv(ROWS, { separator, lineEnd })),
      says,
    })),
  ),
);

const spelled = (name: string, spelling: Spelling, more: Partial<Readable> = {}): Readable => ({
  name,
  bytes: utf8(csv(ROWS, spelling)),
  ...more,
});

const numbers: Readable[] = [
  spelled('decimal commas between semicolons', { separator: ';', decimal: ',' }, { says: 'в числах запятая' }),
  spelled('decimal commas between tabs', { separator: '\t', decimal: ',' }, { says: 'в числах запятая' }),
  spelled('decimal commas in quotes between commas', { decimal: ',' }, { says: 'в числах запятая' }),
  spelled('thousands by spaces', { thousands: ' ' }),
  spelled('thousands by no-break spaces, decimal commas', { separator: ';', thousands: '\u00a0', decimal: ',' }),
  spelled('thousands by narrow no-break spaces', { thousands: '\u202f' }),
  spelled('thousands by thin spaces', { thousands: '\u2009' }),
  spelled('thousands by points, decimal commas', { separator: ';', thousands: '.', decimal: ',' }),
  spelled('thousands by commas, decimal points', { thousands: ',' }),
  spelled('every field in quotes', { quoted: true }),
  spelled('every field in quotes, CRLF', { quoted: true, lineEnd: '\r\n' }),
  spelled('every field in quotes, semicolons', { quoted: true, separator: ';' }),
];

const cell = (name: string, column: Header, text: string, read: string | number, ...warnings: string[]): Readable => ({
  name,
  bytes: utf8(csv(withCell(8, column, text))),
  cells: [[6, column.toLowerCase(), read]],
  warnings,
});

const cells: Readable[] = [
  cell('spaces around a number', 'score', '  700.0 ', 700),
  cell('a plus', 'score', '+700', 700),
  cell('an exponent', 'balance', '1.5e3', 1500, 'roundedNumber'),
  cell('a typographic minus', 'balance', '\u22121500.5', -1500.5, 'negative'),
  cell('a negative balance', 'balance', '-5', -5, 'negative'),
  cell('no digit before the point', 'balance', '.5', 0.5),
  cell('no digit after the point', 'balance', '5.', 5),
  cell('leading zeros', 'balance', '007.50', 7.5),
  cell('a salary of zero', 'EST_SALARY', '0', 0, 'zero'),
  cell('half a point of score', 'score', '700.5', 700.5, 'fraction'),
  cell('a flag written 1.0', 'credit_card', '1.0', 1),
  cell('a flag written 0,00', 'credit_card', '0,00', 0),
  cell('a count written 3.0', 'products', '3.0', 3),
  cell('spaces around a city', 'city', ' Ростов ', 'Ростов'),
  cell('a new city', 'city', 'Углич', 'Углич', 'newLevel'),
  cell('a city with a Latin letter', 'city', 'Pостов', 'Pостов', 'newLevel'),
  cell('a city of markup', 'city', '<script>alert(1)</script>', '<script>alert(1)</script>', 'newLevel'),
  cell('a city that is a formula', 'city', "=cmd|'/C calc'!A0", "=cmd|'/C calc'!A0", 'newLevel'),
  cell('a city of right-to-left marks', 'city', '\u202eвелсоряЯ', '\u202eвелсоряЯ', 'newLevel'),
  cell('a city with an escape character', 'city', 'a\u001b[31mb', 'a\u001b[31mb', 'newLevel'),
  cell('a city of a megabyte', 'city', 'Я'.repeat(500_000), 'Я'.repeat(500_000), 'newLevel'),
  cell('an empty balance of spaces', 'balance', '   ', NaN),
  ...['NaN', 'nan', 'NA', 'N/A', '#N/A', 'null', 'NULL', 'None', '-', '–', '—', 'н/д'].map((word) =>
    cell(`«${word}» for an age`, 'age', word, NaN, 'missingToken'),
  ),
  cell('«null» for a balance', 'balance', 'null', NaN, 'missingToken'),
];

/** RFC 4180 in a column that is read as text: what stands in the file, what is read. */
const quotes: Readable[] = [
  ['a separator in quotes', 'Углич, центр'],
  ['quotes in quotes', 'Отделение "Центр"'],
  ['a quote at each end', '"Центр"'],
  ['a line feed in quotes', 'Углич\nцентр'],
  ['CRLF in quotes', 'Углич\r\nцентр'],
  ['quotes and line feeds', 'Отделение\n"Центр"\nУглич'],
  ['JSON in quotes', '{"type": "Point", "at": [38.3, 57.5]}'],
  ['letters of other alphabets', 'ʤ Ñandú 東京 😀'],
  ['coordinates', '57.53, 38.32'],
].map(([name, text]) => cell(name!, 'city', text!, text!, 'newLevel'));
const quoted = (name: string, text: string, read: string): Readable => ({
  name,
  bytes: utf8(csv().replace(ROWS[6]!.join(','), ROWS[6]!.map((t, i) => (i === 2 ? text : t)).join(','))),
  cells: [[6, 'city', read]],
  warnings: ['newLevel'],
});
quotes.push(
  quoted('a quote inside an unquoted field', 'Отделение "Центр"', 'Отделение "Центр"'),
  quoted('four quotes are one', '""""', '"'),
);

const extra = (name: string, at: number, header: string, value: (i: number) => string, shown: string): Readable => ({
  name,
  bytes: utf8(
    csv(
      ROWS.map((row, i) => row.toSpliced(at, 0, value(i))),
      {},
      (HEADER as readonly string[]).toSpliced(at, 0, header),
    ),
  ),
  extra: [shown],
});
const reordered = (order: (header: readonly string[]) => string[]) => {
  const header = order(HEADER);
  const from = header.map((name) => HEADER.findIndex((one) => one === name));
  return utf8(
    csv(
      ROWS.map((row) => from.map((at) => row[at]!)),
      {},
      header,
    ),
  );
};
const headed = (name: string, header: (name: string) => string, more: Partial<Readable> = {}): Readable => ({
  name,
  bytes: utf8(csv(ROWS, {}, HEADER.map(header))),
  ...more,
});

const headers: Readable[] = [
  { name: 'columns from right to left', bytes: reordered((h) => [...h].reverse()) },
  { name: 'columns by the alphabet', bytes: reordered((h) => [...h].sort()) },
  headed('a header in capitals', (h) => h.toUpperCase()),
  headed('a header in small letters', (h) => h.toLowerCase()),
  headed('spaces around the header', (h) => ` ${h} `),
  headed('a header in quotes', (h) => `"${h}"`.replaceAll('"', '')),
  { name: 'a quoted header after a mark', bytes: utf8(`\ufeff${csv(ROWS, { quoted: true })}`) },
  extra('a column more, first', 0, 'branch', () => 'x', 'branch'),
  extra('a column more, last', 12, 'note', (i) => (i === 3 ? 'two, words "quoted"\nlines' : ''), 'note'),
  extra('a column more, without a name', 5, '', () => '7', 'без имени (6-й)'),
];

const good = csv();
const ends: Readable[] = [
  { name: 'no last line end', bytes: utf8(good.trimEnd()) },
  { name: 'empty last lines', bytes: utf8(`${good}\n\n\n`) },
  { name: 'last lines of spaces', bytes: utf8(`${good}  \n \n`) },
  { name: 'empty first lines', bytes: utf8(`\n\n${good}`) },
  { name: 'an empty line among the data', bytes: utf8(good.replace('200008,', '\n200008,')), warnings: ['blankLine'] },
  { name: 'the first line of Excel', bytes: utf8(`sep=;\r\n${csv(ROWS, { separator: ';', lineEnd: '\r\n' })}`) },
  { name: 'one row in CRLF among LF', bytes: utf8(good.replace(ROWS[4]!.join(','), `${ROWS[4]!.join(',')}\r`)) },
  {
    name: 'salaries with points between thousands',
    bytes: utf8(csv(ROWS.map((row, i) => row.with(10, `${50 + i}.${111 + i}`)))),
    cells: ROWS.map((_, i) => [i, 'est_salary', Number(`${50 + i}.${111 + i}`)]),
    warnings: ['thousandPoints'],
  },
  {
    name: 'balances that a spreadsheet rounded to a power of ten',
    bytes: utf8(
      csv(ROWS.map((row, i) => (i === 3 ? row.with(6, '1.58E+06') : i === 4 ? row.with(6, '1.452775E5') : row))),
    ),
    cells: [
      [3, 'balance', 1_580_000],
      [4, 'balance', 145_277.5],
    ],
    warnings: ['roundedNumber'],
  },
  { name: 'gzip', bytes: new Uint8Array(gzipSync(good)), says: 'gzip' },
  {
    name: 'gzip of windows-1251 with semicolons',
    bytes: new Uint8Array(gzipSync(oneByte(csv(ROWS, { separator: ';', decimal: ',' }), 'windows-1251'))),
    says: 'gzip, windows-1251',
  },
  {
    name: 'gzip of UTF-16, tabs, CR',
    bytes: new Uint8Array(gzipSync(utf16(csv(ROWS, { separator: '\t', lineEnd: '\r' })))),
    says: 'gzip, UTF-16LE',
  },
  {
    name: 'gzip in two members',
    bytes: concat(new Uint8Array(gzipSync(good.slice(0, 500))), new Uint8Array(gzipSync(good.slice(500)))),
    says: 'gzip',
  },
];

/** A file whose first clients have one number: how many of 120, and what is warned of. */
const sharing = (n: number, ...warnings: string[]): Readable => ({
  name: `one number for ${n} of 120 clients`,
  bytes: utf8(csv(ROWS.map((row, i) => (i < n ? row.with(0, '777') : row)))),
  cells: Array.from({ length: n }, (_, i) => [i, 'userid', 777] as const),
  warnings,
});
const twice = ROWS[6]!.map(
  (text, i) => [7, HEADER[i]!.toLowerCase(), /^[\d.]+$/.test(text) ? Number(text) : text] as const,
);
const ids: Readable[] = [
  sharing(60),
  sharing(61, 'repeatedIds'),
  { name: 'a row that stands twice', bytes: utf8(csv(ROWS.with(7, ROWS[6]!))), cells: twice, warnings: ['equalRows'] },
];

export const readable: readonly Readable[] = [
  ...spellings,
  ...numbers,
  ...cells,
  ...quotes,
  ...headers,
  ...ends,
  ...ids,
];
