import { isAscii, isUtf8 } from 'node:buffer';
import { aheadQueue, type ScannedAhead } from './aheadQueue.ts';
import type { BodyReader } from './bodyReader.ts';
import type { Decoder } from './decode.ts';
import type { TableReader } from './reader.ts';

/** Bytes in, to the reader by the shorter way that they allow. */
export interface PieceReader {
  /** A piece must stay as it is until the next one was pushed; of shared memory, until `piecesAhead` more were. */
  readonly push: (piece: Uint8Array) => Promise<void>;
  readonly end: () => Promise<void>;
  /** Ends the threads; to be called whatever happened. */
  readonly close: () => Promise<void>;
}

export interface PieceOptions {
  /** False for text alone. */
  readonly scan: boolean;
  /** Bytes of the whole file, where known, by which room for its rows is made at once. */
  readonly size: number | undefined;
  /** Threads that scan pieces before their turn; 0: none. */
  readonly threads: number;
}

/** So much of a file goes by the text at first: the header and the encoding are known after it. */
const OPENING = 72 * 1024;
/** A line longer than this is looked at as text, which knows what to say of it. */
const LONGEST_LINE = 1024 * 1024;
const NOTHING = new Uint8Array(0);
const LF = 10;

/**
 * Lines of UTF-8 are scanned as bytes (scan.ts), by other threads before their turn where there are any; all else is decoded
 * and parsed as text with d3-dsv: the beginning, other encodings, very long lines, and what follows a quote, a zero byte or
 * a byte that is no UTF-8 in a piece.
 */
export function pieceReader(reader: TableReader, decoder: Decoder, { scan, size, threads }: PieceOptions): PieceReader {
  let carry: Uint8Array = NOTHING;
  let given = 0;
  let taken = 0;
  let reserved = false;
  const queue = aheadQueue(threads, lines);

  const asText = (bytes: Uint8Array) => reader.push(decoder.push(bytes));

  /** What may scan the next lines; undefined where they are for the text. */
  function scanning(): BodyReader | undefined {
    const body = scan && decoder.isSettled() ? reader.body() : undefined;
    return body?.scans() ? body : undefined;
  }

  /** UTF-8 where that is known to be the encoding; until then only what every encoding writes alike. */
  const isText = (bytes: Uint8Array) => (decoder.facts.decided ? isUtf8(bytes) : isAscii(bytes));

  /** Reads lines, or a part of a very long one, in their turn. */
  function lines(bytes: Uint8Array, ahead?: ScannedAhead) {
    let read = 0;
    const body = bytes.at(-1) === LF ? scanning() : undefined;
    if (body) {
      if (size !== undefined && !reserved) body.reserve(Math.ceil((1.02 * body.rows() * size) / taken) + 1024);
      reserved = true;
      if (ahead) read = body.merge(bytes, ahead, ahead.values, isText);
      if (read < bytes.length && scanning()) read += body.scan(bytes.subarray(read), isText);
    }
    if (read < bytes.length) asText(bytes.subarray(read));
    taken += bytes.length;
  }

  /** Gives on all whole lines; the beginning of the next waits. */
  async function give(bytes: Uint8Array) {
    const cut = bytes.lastIndexOf(LF) + 1;
    if (cut > 0) await pass(bytes.subarray(0, cut));
    const rest = bytes.subarray(cut);
    if (rest.length > LONGEST_LINE) {
      await pass(rest);
      carry = NOTHING;
    } else carry = new Uint8Array(rest);
  }

  async function pass(bytes: Uint8Array) {
    given += bytes.length;
    await queue.push(bytes, scanning()?.scanner());
  }

  return {
    async push(piece) {
      const whole = carry.length > 0 && given >= OPENING ? piece.indexOf(LF) + 1 : 0;
      // The cut line alone is joined: a copy of the whole piece would cost a tenth of the reading.
      if (whole > 0) await pass(Buffer.concat([carry, piece.subarray(0, whole)]));
      const bytes = whole > 0 ? piece.subarray(whole) : carry.length === 0 ? piece : Buffer.concat([carry, piece]);
      carry = NOTHING;
      if (given >= OPENING || bytes.length <= OPENING) await give(bytes);
      else {
        await give(bytes.subarray(0, OPENING));
        await give(bytes.subarray(OPENING - carry.length));
      }
    },
    async end() {
      await queue.end();
      asText(carry);
      carry = NOTHING;
      reader.push(decoder.end());
      decoder.refuseFault();
    },
    close: queue.close,
  };
}
