import { isAscii, isUtf8 } from 'node:buffer';
import type { Decoder } from './decode.ts';
import type { TableReader } from './reader.ts';

/** Bytes in, to the reader by the shorter way that they allow. */
export interface PieceReader {
  readonly push: (piece: Uint8Array) => void;
  readonly end: () => void;
}

/** So much of a file goes by the text at first: the header and the encoding are known after it. */
const OPENING = 72 * 1024;
/** A line longer than this is looked at as text, which knows what to say of it. */
const LONGEST_LINE = 1024 * 1024;
const NOTHING = new Uint8Array(0);
const LF = 10;

/**
 * Lines of UTF-8 are scanned as bytes (scan.ts); all else is decoded and parsed as text with d3-dsv: the beginning,
 * other encodings, very long lines, and what follows a quote, a zero byte or a byte that is no UTF-8 in a piece.
 * `size`: bytes of the whole file, where known, by which room for its rows is made at once; `scan`: false for text alone.
 */
export function pieceReader(
  reader: TableReader,
  decoder: Decoder,
  { scan, size }: { readonly scan: boolean; readonly size: number | undefined },
): PieceReader {
  let carry: Uint8Array = NOTHING;
  let taken = 0;
  let reserved = false;

  const asText = (bytes: Uint8Array) => reader.push(decoder.push(bytes));

  /** UTF-8 where that is known to be the encoding; until then only what every encoding writes alike. */
  const isText = (bytes: Uint8Array) => (decoder.facts.decided ? isUtf8(bytes) : isAscii(bytes));

  function lines(bytes: Uint8Array) {
    let scanned = 0;
    if (scan && decoder.isSettled() && reader.scans()) {
      if (size !== undefined && !reserved) reader.reserve(Math.ceil((1.02 * reader.rows() * size) / taken) + 1024);
      reserved = true;
      scanned = reader.scan(bytes, isText);
    }
    if (scanned < bytes.length) asText(bytes.subarray(scanned));
    taken += bytes.length;
  }

  /** Gives on all whole lines; the beginning of the next waits. */
  function give(bytes: Uint8Array) {
    const cut = bytes.lastIndexOf(LF) + 1;
    if (cut > 0) lines(bytes.subarray(0, cut));
    const rest = bytes.subarray(cut);
    if (rest.length > LONGEST_LINE) {
      taken += rest.length;
      asText(rest);
      carry = NOTHING;
    } else carry = rest.slice();
  }

  return {
    push(piece) {
      const whole = carry.length > 0 && taken >= OPENING ? piece.indexOf(LF) + 1 : 0;
      // The cut line alone is joined: a copy of the whole piece would cost a tenth of the reading.
      if (whole > 0) lines(Buffer.concat([carry, piece.subarray(0, whole)]));
      const bytes = whole > 0 ? piece.subarray(whole) : carry.length === 0 ? piece : Buffer.concat([carry, piece]);
      carry = NOTHING;
      if (taken >= OPENING || bytes.length <= OPENING) give(bytes);
      else {
        give(bytes.subarray(0, OPENING));
        give(carry.length === 0 ? bytes.subarray(OPENING) : bytes.subarray(OPENING - carry.length));
      }
    },
    end() {
      asText(carry);
      carry = NOTHING;
      reader.push(decoder.end());
      decoder.refuseFault();
    },
  };
}
