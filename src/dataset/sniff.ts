import { isUtf8 } from 'node:buffer';
import { refuse } from './refusal.ts';

/** How the text of a file is written; `ascii` until a byte above 127 comes. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251';

const starts = (head: Uint8Array, ...bytes: number[]) => bytes.every((b, i) => head[i] === b);
const ascii = (text: string) => [...text].map((c) => c.charCodeAt(0));

const AS_CSV = 'Откройте его в программе, которая его сделала, и сохраните как CSV (UTF-8).';

/** Refuses what is no text table, named for what it is. `head`: the first bytes of the file, after gzip. */
export function refuseForeign(head: Uint8Array): void {
  if (starts(head, 0x50, 0x4b, 0x03, 0x04) || starts(head, 0x50, 0x4b, 0x05, 0x06))
    refuse('spreadsheet', 'Это не CSV, а книга Excel (.xlsx), OpenDocument или архив ZIP.', AS_CSV);
  if (starts(head, 0xd0, 0xcf, 0x11, 0xe0)) refuse('spreadsheet', 'Это не CSV, а старая книга Excel (.xls).', AS_CSV);
  const named: readonly (readonly [string, readonly number[]])[] = [
    ['документ PDF', ascii('%PDF')],
    ['файл Parquet', ascii('PAR1')],
    ['база SQLite', ascii('SQLite format 3')],
    ['архив 7-Zip', [0x37, 0x7a, 0xbc, 0xaf]],
    ['архив RAR', ascii('Rar!')],
    ['архив xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
    ['архив Zstandard', [0x28, 0xb5, 0x2f, 0xfd]],
    ['архив bzip2', [...ascii('BZh'), 0x31]],
    ['архив bzip2', [...ascii('BZh'), 0x39]],
    ['рисунок PNG', [0x89, 0x50, 0x4e, 0x47]],
    ['рисунок JPEG', [0xff, 0xd8, 0xff]],
    ['документ RTF', ascii('{\\rtf')],
  ];
  for (const [name, magic] of named)
    if (starts(head, ...magic)) refuse('binary', `Это не CSV, а ${name}.`, 'Распакуйте или сохраните данные как CSV.');
}

/** Refuses markup and JSON by the first characters of the text, and text that is mostly control characters. */
export function refuseMarkup(text: string): void {
  const start = text.slice(0, 1000).trimStart().toLowerCase();
  if (/^<(?:!doctype html|html|head|body|table|meta|!--)/.test(start))
    refuse(
      'html',
      'Это не CSV, а страница HTML: часто так приходит страница входа или ошибки вместо файла.',
      'Скачайте файл заново, войдя в систему, и откройте его для проверки.',
    );
  if (start.startsWith('<?xml') || /^<[a-z][\w:-]*[\s>]/.test(start))
    refuse('notTable', 'Это не CSV, а документ XML.', 'Выгрузите данные как CSV.');
  if (/^\{\s*"/.test(start) || /^\[\s*[[{"\d]/.test(start))
    refuse('notTable', 'Это не CSV, а JSON.', 'Выгрузите данные как CSV.');
}

/**
 * UTF-16 by its byte order mark or by its zero bytes, else null. Refuses bytes that are no text. `head` is
 * the first bytes of the file: some thousand, or all there are.
 */
export function wideEncoding(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (starts(head, 0xff, 0xfe, 0, 0) || starts(head, 0, 0, 0xfe, 0xff))
    refuse('binary', 'Файл в кодировке UTF-32, её не читаем.', 'Сохраните файл как CSV в UTF-8.');
  if (starts(head, 0xff, 0xfe)) return 'utf-16le';
  if (starts(head, 0xfe, 0xff)) return 'utf-16be';
  const { even, odd, controls } = oddBytes(head);
  const half = head.length / 2;
  if (odd > half * 0.3 && even < half * 0.02) return 'utf-16le';
  if (even > half * 0.3 && odd < half * 0.02) return 'utf-16be';
  // A few zero bytes are damage of a text: the reader names their line.
  if (even + odd > head.length * 0.01 || controls > head.length * 0.1)
    refuse('binary', 'Это не текст, а двоичный файл.', 'Проверьте, тот ли это файл; нужен CSV.');
  return null;
}

/** Zero bytes at even and at odd places, and other control characters than a tab and line ends. */
function oddBytes(bytes: Uint8Array): { readonly even: number; readonly odd: number; readonly controls: number } {
  const isControl = (byte: number) => byte > 0 && byte < 32 && byte !== 9 && byte !== 10 && byte !== 13;
  return {
    even: bytes.filter((byte, i) => byte === 0 && i % 2 === 0).length,
    odd: bytes.filter((byte, i) => byte === 0 && i % 2 === 1).length,
    controls: bytes.filter(isControl).length,
  };
}

/** Other encodings of Russian text, told from windows-1251 by the words that they make. */
const SINGLE_BYTE = ['windows-1251', 'ibm866', 'koi8-r', 'iso-8859-5', 'x-mac-cyrillic'] as const;

/**
 * The encoding of bytes among which some are above 127. Damaged UTF-8 (more good Cyrillic pairs than bad
 * bytes) stays UTF-8, so that its decoder names the place. Refuses another Cyrillic encoding by name.
 * `words`: levels of the schema, by which an encoding is known.
 */
export function narrowEncoding(sample: Uint8Array, words: readonly string[]): 'utf-8' | 'windows-1251' {
  const whole = sample.subarray(0, sample.length - cutTail(sample));
  if (isUtf8(whole)) return 'utf-8';
  let pairs = 0;
  let high = 0;
  for (let i = 0; i < whole.length; i++) {
    if (whole[i]! < 128) continue;
    if (whole[i]! >= 0xc2 && whole[i]! < 0xe0 && (whole[i + 1]! & 0xc0) === 0x80) {
      pairs++;
      i++;
    } else high++;
  }
  if (pairs > high) return 'utf-8';
  const scores = SINGLE_BYTE.map((name) => {
    const text = new TextDecoder(name).decode(sample);
    return words.reduce((sum, word) => sum + text.split(word).length - 1, 0);
  });
  const best = scores.indexOf(Math.max(...scores));
  if (best > 0)
    refuse('encoding', `Файл в кодировке ${SINGLE_BYTE[best]}, её не читаем.`, 'Сохраните файл как CSV в UTF-8.');
  return 'windows-1251';
}

/** Bytes at the end that may be the beginning of a character cut by the sample. */
function cutTail(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte >= 0xc0) return back;
    if (byte < 0x80) return 0;
  }
  return 0;
}
