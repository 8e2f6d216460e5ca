/** The header and 120 clients of a good file, from which every case of the corpus is made. */
export const HEADER = [
  'USERID',
  'score',
  'city',
  'gender',
  'age',
  'equity',
  'balance',
  'products',
  'credit_card',
  'last_activity',
  'EST_SALARY',
  'churn',
] as const;
export type Header = (typeof HEADER)[number];

const city = (i: number) => ['Ярославль', 'Рыбинск', 'Ростов'][i % 3]!;

/** Row i as text cells; every fifth balance and every 40th age is empty. */
const client = (i: number): string[] => [
  String(200_001 + i),
  `${600 + i}.0`,
  city(i),
  i % 2 === 0 ? 'Ж' : 'М',
  i % 40 === 39 ? '' : `${20 + (i % 50)}.0`,
  String(i % 5),
  i % 5 === 0 ? '' : `${1000 + i * 7}.25`,
  String(1 + (i % 3)),
  String(i % 2),
  String((i + 1) % 2),
  `${50_000 + i * 11}.5`,
  i % 4 === 0 ? '1' : '0',
];

export const ROWS: readonly (readonly string[])[] = Array.from({ length: 120 }, (_, i) => client(i));

export interface Spelling {
  readonly separator?: string;
  readonly lineEnd?: string;
  /** Quotes around every field. */
  readonly quoted?: boolean;
  /** The mark before a fraction. */
  readonly decimal?: string;
  /** Between a number's thousands. */
  readonly thousands?: string;
}

const NUMERIC = new Set([1, 4, 6, 10]);

/** A file of the rows given, spelled as told; a field that holds a separator, a quote or a line end is quoted. */
export function csv(
  rows: readonly (readonly string[])[] = ROWS,
  { separator = ',', lineEnd = '\n', quoted = false, decimal = '.', thousands = '' }: Spelling = {},
  header: readonly string[] = HEADER,
): string {
  const number = (text: string) => {
    const [whole, fraction] = text.split('.');
    const grouped = thousands === '' ? whole! : whole!.replace(/\B(?=(\d{3})+$)/g, thousands);
    return fraction === undefined ? grouped : `${grouped}${decimal}${fraction}`;
  };
  const respell = decimal !== '.' || thousands !== '';
  const field = (text: string, at: number, row: number) => {
    const spelled = respell && row > 0 && NUMERIC.has(at) && /^\d+(\.\d+)?$/.test(text) ? number(text) : text;
    const must = quoted || spelled.includes(separator) || /["\n\r]/.test(spelled);
    return must ? `"${spelled.replaceAll('"', '""')}"` : spelled;
  };
  const lines = [header, ...rows].map((row, i) => row.map((text, at) => field(text, at, i)).join(separator));
  return lines.join(lineEnd) + lineEnd;
}

/** The rows with one cell of one line written anew (the header is line 1). */
export function withCell(line: number, column: Header, text: string): string[][] {
  const rows = ROWS.map((row) => [...row]);
  rows[line - 2]![HEADER.indexOf(column)] = text;
  return rows;
}

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
export const utf16 = (text: string, bigEndian = false, mark = true): Uint8Array => {
  const bytes = Buffer.from(mark ? `\ufeff${text}` : text, 'utf16le');
  return new Uint8Array(bigEndian ? bytes.swap16() : bytes);
};
/** Text in an encoding of one byte a letter. */
export function oneByte(text: string, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const codes = new Map(Array.from({ length: 256 }, (_, code) => [decoder.decode(Uint8Array.of(code)), code]));
  return Uint8Array.from([...text], (letter) => codes.get(letter) ?? 63);
}
export const concat = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
