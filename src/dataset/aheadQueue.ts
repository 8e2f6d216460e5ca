import type { Learnt } from './scannedColumns.ts';
import type { Ahead, FieldValues } from './scanAhead.ts';
import { scanThreads, type ScanThreads } from './scanThreads.ts';

/** What was scanned of bytes ahead, with its plain rows. */
export type ScannedAhead = Ahead & { readonly values: FieldValues };

/** Takes parts of a file to be read in their order, and has them scanned by threads while they wait for their turn. */
export interface AheadQueue {
  /** Bytes of shared memory must stay as they are until they were read. `scanner`: how bytes may be scanned; undefined where they may not. */
  readonly push: (bytes: Uint8Array, scanner: Scanner | undefined) => Promise<void>;
  /** Done once all that came was read. */
  readonly end: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface Scanner {
  readonly separator: number;
  readonly learnt: () => Learnt;
}

interface Waiting {
  readonly bytes: Uint8Array;
  readonly scanned: Promise<ScannedAhead> | undefined;
  /** Gives its place in memory back. */
  readonly release: () => void;
}

/** A part shorter than this is not worth a thread's time. */
const SHORTEST = 256;
const LF = 10;

/** A queue in front of `read`, which gets every part in the order in which it came; without threads it gets it at once. */
export function aheadQueue(threads: number, read: (bytes: Uint8Array, scanned?: ScannedAhead) => void): AheadQueue {
  const waiting: Waiting[] = [];
  let pool: ScanThreads | undefined;

  async function readFirst() {
    const { bytes, scanned, release } = waiting.shift()!;
    if (scanned) read(bytes, await scanned);
    else read(bytes);
    release();
  }

  async function end() {
    while (waiting.length > 0) await readFirst();
  }

  return {
    async push(bytes, scanner) {
      // A part without its end is of a line longer than any thread takes.
      if (threads === 0 || !scanner || bytes.at(-1) !== LF) {
        await end();
        read(bytes);
        return;
      }
      if (bytes.length < SHORTEST) {
        waiting.push({ bytes: new Uint8Array(bytes), scanned: undefined, release: () => {} });
        return;
      }
      pool ??= scanThreads(threads, scanner.learnt().rules, scanner.separator);
      for (let at = 0; at < bytes.length;) {
        const part = bytes.subarray(at, at + pool.room);
        const whole = part.lastIndexOf(LF) + 1;
        if (whole === 0) {
          // A line longer than a thread takes.
          await end();
          const line = bytes.subarray(at, bytes.indexOf(LF, at) + 1);
          read(line);
          at += line.length;
          continue;
        }
        while (!pool.isFree()) await readFirst();
        waiting.push(pool.scan(part.subarray(0, whole), scanner.learnt()));
        at += whole;
      }
    },
    end,
    close: async () => pool?.close(),
  };
}
