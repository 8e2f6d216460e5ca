import { Worker } from 'node:worker_threads';
import type { FieldRule } from './rowParts.ts';
import { valuesIn } from './rowReader.ts';
import type { Learnt } from './scannedColumns.ts';
import type { Ahead, FieldValues } from './scanAhead.ts';

/** Threads that scan parts of a file, each part in a place of memory that all share. */
export interface ScanThreads {
  /** Bytes of a part at most. */
  readonly room: number;
  /** True where a part can be taken. */
  readonly isFree: () => boolean;
  /** Has whole lines scanned by what was learnt, copied where other threads cannot see them; a place is taken until `release`. */
  readonly scan: (bytes: Uint8Array, learnt: Learnt) => ScanJob;
  readonly close: () => Promise<void>;
}

export interface ScanJob {
  readonly bytes: Uint8Array;
  readonly scanned: Promise<Ahead & { readonly values: FieldValues }>;
  readonly release: () => void;
}

/** Memory for the values of a part, by field. */
export type Place = readonly SharedArrayBuffer[];

/** What a thread is told: everything once, then parts. `places`: where the values of a part may go. */
export interface ThreadData {
  readonly separator: number;
  readonly places: readonly Place[];
}
export interface ScanOrder {
  readonly bytes: Uint8Array;
  readonly place: number;
  /** What was learnt since the thread's last order, if anything. */
  readonly learnt: Learnt | undefined;
}

const ROOM = 1024 * 1024;
/** A part of shorter rows than this is not scanned ahead to its end. */
const SHORT_ROW = 24;
/** So many parts for each thread: one that it scans, one that waits for it, one that is read. */
const PLACES = 3;

/** Pieces that such threads, and the reader, may look at together. */
export const piecesAhead = (count: number) => PLACES * count + 2;

/** Starts so many threads for rows of such fields; they end with `close`. */
export function scanThreads(count: number, rules: readonly FieldRule[], separator: number): ScanThreads {
  const places = Array.from({ length: PLACES * count }, () => placeFor(rules));
  const copies: Uint8Array[] = [];
  const free = places.map((_, place) => place);
  const threads = Array.from({ length: count }, () => startThread({ separator, places }));

  /** Bytes that other threads see. */
  function seen(bytes: Uint8Array, place: number): Uint8Array {
    if (bytes.buffer instanceof SharedArrayBuffer) return bytes;
    const room = (copies[place] ??= new Uint8Array(new SharedArrayBuffer(ROOM)));
    room.set(bytes);
    return room.subarray(0, bytes.length);
  }

  return {
    room: ROOM,
    isFree: () => free.length > 0,
    scan(bytes, learnt) {
      const place = free.shift()!;
      const part = seen(bytes, place);
      const values = placeValues(learnt.rules, places[place]!);
      const idle = threads.reduce((best, thread) => (thread.waits() < best.waits() ? thread : best));
      const scanned = idle.scan(part, place, learnt).then((ahead) => ({ ...ahead, values }));
      // Told when its turn comes, which a refused file does not wait for.
      scanned.catch(() => {});
      return {
        bytes: part,
        scanned,
        release: () => void free.push(place),
      };
    },
    close: async () => {
      await Promise.all(threads.map((thread) => thread.end()));
    },
  };
}

const ROWS = Math.floor(ROOM / SHORT_ROW);

/** No room for fields that no column wants: of a wide file those are thousands. */
export const placeFor = (rules: readonly FieldRule[]): Place =>
  rules.map(({ kind }) => new SharedArrayBuffer(kind === 'passed' ? 0 : 8 * ROWS));

/** The values of fields in a place, as their rules have them. */
export const placeValues = (rules: readonly FieldRule[], place: Place): FieldValues =>
  rules.map((rule, field) => valuesIn(rule, place[field]!, 0, ROWS));

function startThread(data: ThreadData) {
  // The options of this process are for its own main thread.
  const worker = new Worker(new URL('./scanWorker.ts', import.meta.url), {
    workerData: data,
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb: 2 },
  });
  const waiting: { resolve: (ahead: Ahead) => void; reject: (error: unknown) => void }[] = [];
  let known = -1;
  worker.on('message', (ahead: Ahead) => waiting.shift()!.resolve(ahead));
  let failed: unknown;
  // What is asked of a dead thread is never answered: it is refused at once.
  const fail = (error: unknown) => {
    failed ??= error;
    for (const { reject } of waiting.splice(0)) reject(failed);
  };
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('ended thread: the scan of a file')));
  return {
    waits: () => waiting.length,
    scan(bytes: Uint8Array, place: number, learnt: Learnt) {
      const size = sizeOf(learnt);
      const order: ScanOrder = { bytes, place, learnt: size === known ? undefined : learnt };
      known = size;
      worker.postMessage(order);
      const scanned = new Promise<Ahead>((resolve, reject) =>
        failed === undefined ? waiting.push({ resolve, reject }) : reject(failed),
      );
      return scanned;
    },
    end: () => worker.terminate(),
  };
}

/** What was learnt only grows. */
const sizeOf = ({ rules, points, spellings }: Learnt) =>
  rules.reduce((sum, rule) => sum + ('bytes' in rule ? rule.bytes : 0), points.length) +
  spellings.reduce((sum, { known }) => sum + known.length, 0);
