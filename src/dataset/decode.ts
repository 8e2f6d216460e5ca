import { isAscii, isUtf8 } from 'node:buffer';
import { refuse } from './refusal.ts';
import { narrowEncoding, refuseForeign, wideEncoding } from './sniff.ts';
import type { Encoding } from './sniff.ts';

/** Bytes in, text out; `encoding` and `byteOrderMark` are known once `end` was called. */
export interface Decoder {
  readonly push: (piece: Uint8Array) => string;
  readonly end: () => string;
  /** Throws a Refusal where the text handed out ends before a fault. */
  readonly refuseFault: () => void;
  /** True where all bytes so far were handed out and those to come are known to be UTF-8, or were ASCII so far. */
  readonly isSettled: () => boolean;
  /** `decided`: the encoding is known, by a mark or by bytes that are not ASCII. */
  readonly facts: { encoding: Encoding; byteOrderMark: boolean; decided: boolean };
}

/** Bytes needed to know a foreign format or UTF-16. */
const HEAD = 4096;
/** Bytes from the first that is not ASCII on, by which UTF-8 and windows-1251 are told apart: the same however they come. */
const SAMPLE = 64 * 1024;
const NOTHING = new Uint8Array(0);
const LF = 10;
const CR = 13;

/**
 * Recognises the encoding by content: UTF-8 with or without a byte order mark, UTF-16 in both orders,
 * windows-1251. It lives across pieces, so a letter may be cut anywhere. Throws a Refusal for what is no text.
 * `words`: levels of the schema, which tell Cyrillic encodings apart; `line`: the physical line reached by
 * the text handed out so far.
 */
export function textDecoder(words: readonly string[], line: () => number): Decoder {
  const facts: Decoder['facts'] = { encoding: 'utf-8', byteOrderMark: false, decided: false };
  let decoder: TextDecoder | undefined;
  let held: Uint8Array = NOTHING;
  let begun = false;
  let faulty = false;
  /** The beginning of a letter that the next piece must end. */
  let cut: Uint8Array = NOTHING;

  function choose(encoding: Encoding) {
    facts.encoding = encoding;
    facts.decided = true;
    // Without a mark at the beginning of the file the first bytes to be decoded may lie anywhere in it.
    decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: !facts.byteOrderMark });
  }

  function begin() {
    begun = true;
    refuseForeign(held);
    if (held[0] === 0xef && held[1] === 0xbb && held[2] === 0xbf) {
      facts.byteOrderMark = true;
      choose('utf-8');
      return;
    }
    const wide = wideEncoding(held.subarray(0, HEAD));
    if (!wide) return;
    facts.byteOrderMark = held[0]! >= 0xfe;
    choose(wide);
  }

  function decode(piece: Uint8Array, last: boolean): string {
    refuseFault();
    const before = cut;
    cut = cutLetter(piece, before);
    try {
      return decoder!.decode(piece, { stream: !last });
    } catch {
      // The lines before the fault are text, however the file came in pieces.
      const bytes = before.length > 0 ? Buffer.concat([before, piece]) : piece;
      const whole = facts.encoding === 'utf-8' ? soundLines(bytes) : 0;
      faulty = true;
      if (whole === 0) refuseFault();
      return Buffer.from(bytes.subarray(0, whole)).toString();
    }
  }

  function refuseFault() {
    if (!faulty) return;
    refuse(
      'encoding',
      `Байты не складываются в буквы (${facts.encoding.toUpperCase()}): файл повреждён, обрезан или склеен из разных кодировок.`,
      'Выгрузите файл заново целиком в UTF-8.',
      line(),
    );
  }

  /** Chooses by what is held from the first letter on, unless that is too little to know and more may come. */
  function chooseBySample(last: boolean) {
    const sample = held.subarray(firstLetter(held)).subarray(0, SAMPLE);
    if (!last && sample.length < SAMPLE) return;
    choose(sample.length === 0 ? 'utf-8' : narrowEncoding(sample, words));
  }

  /** The text of what is held; none while its encoding is not known. */
  function drain(last: boolean): string {
    if (!decoder && !last && isAscii(held)) return ofAscii(taken());
    if (!decoder) chooseBySample(last);
    return decoder ? decode(taken(), last) : '';
  }

  function taken(): Uint8Array {
    const bytes = held;
    held = NOTHING;
    return bytes;
  }

  return {
    facts,
    refuseFault,
    isSettled: () => begun && !faulty && held.length === 0 && facts.encoding === 'utf-8',
    push(piece) {
      held = held.length === 0 ? piece : Buffer.concat([held, piece]);
      if (!begun) {
        if (held.length < HEAD) return '';
        begin();
      }
      return drain(false);
    },
    end() {
      if (!begun) begin();
      return drain(true);
    },
  };
}

const ofAscii = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');

/** Where the first byte stands that is not ASCII; where the bytes end, if there is none. */
function firstLetter(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length && bytes[at]! < 0x80) at++;
  return at;
}

/** The bytes of a letter of UTF-8 that a piece ends inside of; `before`: the same of the piece before. */
function cutLetter(piece: Uint8Array, before: Uint8Array): Uint8Array {
  // A short piece may go on with the letter, or end it.
  const bytes = piece.length < 3 ? Buffer.concat([before, piece]) : piece;
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return NOTHING;
    if (byte < 0xc0) continue;
    const isCut = back < (byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4);
    return isCut ? new Uint8Array(bytes.subarray(-back)) : NOTHING;
  }
  return NOTHING;
}

/** How many bytes the lines take before the first that is no UTF-8. */
function soundLines(bytes: Uint8Array): number {
  let begin = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] !== LF && bytes[i] !== CR) continue;
    if (!isUtf8(bytes.subarray(begin, i))) return begin;
    begin = i + 1;
  }
  return begin;
}
