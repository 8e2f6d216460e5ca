import { isAscii } from 'node:buffer';
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
/** Bytes from the first that is not ASCII on, by which UTF-8 and windows-1251 are told apart. */
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

  function choose(encoding: Encoding) {
    facts.encoding = encoding;
    facts.decided = true;
    decoder = new TextDecoder(encoding, { fatal: true });
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
    try {
      return decoder!.decode(piece, { stream: !last });
    } catch {
      // The lines before the fault are text, however the file came in pieces.
      const whole = facts.encoding === 'utf-8' ? lineOf(piece, faultIn(piece)) : 0;
      faulty = true;
      if (whole === 0) refuseFault();
      return new TextDecoder().decode(piece.subarray(0, whole));
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

  function drain(last: boolean): string {
    let text = '';
    if (!decoder && !last && isAscii(held))
      text = Buffer.from(held.buffer, held.byteOffset, held.length).toString('latin1');
    else {
      if (!decoder && (last || held.length >= SAMPLE)) choose(isAscii(held) ? 'utf-8' : narrowEncoding(held, words));
      if (!decoder) return '';
      text = decode(held, last);
    }
    held = NOTHING;
    return text;
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

/** The first byte that is no UTF-8; the piece may begin inside a letter. */
function faultIn(piece: Uint8Array): number {
  for (let i = 0; i < piece.length; i++) {
    const byte = piece[i]!;
    const more = byte < 0x80 ? 0 : byte < 0xc2 ? -1 : byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : byte < 0xf5 ? 3 : -1;
    for (let k = 1; k <= more; k++) if ((piece[i + k]! & 0xc0) !== 0x80 && i > 2) return i;
    if (more < 0 && i > 2) return i;
    i += Math.max(more, 0);
  }
  return piece.length;
}

/** Where the line of a byte begins. */
function lineOf(piece: Uint8Array, at: number): number {
  return piece.lastIndexOf(LF, at) + 1 || piece.lastIndexOf(CR, at) + 1;
}
