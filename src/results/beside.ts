import { Worker } from 'node:worker_threads';
import type { ContentFiles } from '../authored/contentFiles.ts';
import type { Column, Table } from '../dataset/table.ts';
import type { Pieces } from '../report/pieces.ts';
import { VerificationError, type Verification } from '../verification/verify.ts';

interface Wanted extends Pieces {
  readonly verification: Verification;
}

/** What the thread is given: a table and the sum of its file, which may be the sample's. */
export interface Work {
  readonly table: Table;
  readonly content: Pick<ContentFiles, 'segments'>;
  readonly sha256: string;
}

export type FromBeside =
  | { readonly [K in keyof Wanted]: { readonly name: K; readonly made: Wanted[K] } }[keyof Wanted]
  | { readonly wrong: readonly string[] };

export interface Beside {
  /** The table that the analysis must go on with: one memory serves both threads. */
  readonly table: Table;
  /** The pieces as the thread makes them. */
  readonly pieces: { readonly [K in keyof Pieces]: Promise<Pieces[K]> };
  readonly verification: () => Promise<Verification>;
  readonly end: () => Promise<void>;
}

/** Starts a second thread on a table that was read; `sha256` is of its file. Whatever fails there is thrown to whoever waits for it. */
export function beside(read: Table, content: Pick<ContentFiles, 'segments'>, sha256: string): Beside {
  const table = inSharedMemory(read);
  const made: { [K in keyof Wanted]: PromiseWithResolvers<Wanted[K]> } = {
    acrossLevels: Promise.withResolvers(),
    correlationRatio: Promise.withResolvers(),
    model: Promise.withResolvers(),
    tree: Promise.withResolvers(),
    clusters: Promise.withResolvers(),
    details: Promise.withResolvers(),
    robustness: Promise.withResolvers(),
    portraits: Promise.withResolvers(),
    verification: Promise.withResolvers(),
  };
  // Each is waited for at its time; until then nobody hears that it failed.
  for (const { promise } of Object.values(made)) promise.catch(() => {});
  const fail = (error: Error) => Object.values(made).forEach(({ reject }) => reject(error));
  const thread = new Worker(new URL('besideThread.ts', import.meta.url));
  thread.on('message', (message: FromBeside) => {
    if ('wrong' in message) fail(new VerificationError(message.wrong));
    else (made[message.name].resolve as (value: unknown) => void)(message.made);
  });
  thread.on('error', fail);
  thread.on('exit', () => fail(new Error('ended thread: the analysis')));
  thread.postMessage({ table, content: { segments: content.segments }, sha256 } satisfies Work);
  const { verification, ...pieces } = made;
  return {
    table,
    pieces: Object.fromEntries(
      Object.entries(pieces).map(([name, { promise }]) => [name, promise]),
    ) as unknown as Beside['pieces'],
    verification: () => verification.promise,
    end: async () => void (await thread.terminate()),
  };
}

/** The table with its columns where another thread can read them too; those that lie there already are the same. */
function inSharedMemory(table: Table): Table {
  const shared = <T extends Float64Array | Uint16Array>(values: T): T => {
    if (values.buffer instanceof SharedArrayBuffer) return values;
    const copy = new (values.constructor as new (buffer: SharedArrayBuffer) => T)(
      new SharedArrayBuffer(values.byteLength),
    );
    copy.set(values);
    return copy;
  };
  const columns = [...table.columns].map(([name, column]): [string, Column] => {
    if (column.type === 'code') return [name, { ...column, codes: shared(column.codes) }];
    if (column.type === 'number') return [name, { ...column, values: shared(column.values) }];
    const { values } = column;
    return [name, values instanceof Float64Array ? { ...column, values: shared(values) } : column];
  });
  return { ...table, columns: new Map(columns) };
}
