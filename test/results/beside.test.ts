import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { beside } from '../../src/results/beside.ts';
import { readContentFiles } from '../../src/authored/contentFiles.ts';
import { schema } from '../../src/dataset/index.ts';
import { readTable, type ReadResult } from '../../src/dataset/read.ts';
import type { Column, IdColumn, Table } from '../../src/dataset/table.ts';
import { analyse, analyseBeside } from '../../src/results/results.ts';
import { serialise } from '../../src/results/serialise.ts';
import { VerificationError } from '../../src/verification/verify.ts';
import { verified, verifySample } from '../../src/results/verified.ts';

const content = readContentFiles(schema);
let read: ReadResult;
let table: Table;

beforeAll(async () => {
  read = await readTable(join(import.meta.dirname, '..', '..', 'data', 'bank_scrooge.csv'), schema);
  table = read.table!;
});

describe('two threads', () => {
  it('give the bytes of one, with a check of the sample by the thread', async () => {
    const facts = { ...read.facts, sha256: 'of another file' };
    const { pieces, table: shared, verification, end } = beside(table, content, facts.sha256);
    try {
      const together = await analyseBeside(pieces, shared, facts, content, () => {});
      const alone = analyse(table, facts, content);
      expect(serialise(together)).toBe(serialise(alone));
      expect(await verified(together, verification)).toEqual(await verified(alone));
      const other = shared.columns.get('balance')!;
      expect(other.type === 'number' && other.values.buffer instanceof SharedArrayBuffer).toBe(true);
    } finally {
      await end();
    }
  });

  it('fail together: what went wrong in one is thrown where its piece is wanted', async () => {
    const broken = { ...table, columns: new Map([...table.columns].filter(([name]) => name !== 'age')) };
    const { pieces, end } = beside(broken, content, read.facts.sha256);
    await expect(pieces.model).rejects.toThrow('unknown column: age');
    await end();
  });

  it('do not wait for a thread that has ended', async () => {
    const { pieces, verification, end } = beside(table, content, 'of another file');
    await end();
    await expect(pieces.clusters).rejects.toThrow('ended thread: the analysis');
    await expect(verification()).rejects.toThrow('ended thread: the analysis');
  });
});

it('the check is of the results themselves where they are of the sample, else it is made elsewhere', async () => {
  const elsewhere = await verifySample();
  expect(elsewhere.sha256).toBe(read.facts.sha256);
  const of = { ...analyse(table, read.facts, content), dataset: { ...read.facts, rows: 1, columns: 1 } };
  const made = async (sha256: string) =>
    (await verified({ ...of, dataset: { ...of.dataset, sha256 } }, async () => elsewhere)).verification;
  expect(await made('of another file')).toBe(elsewhere);
  expect(await made(read.facts.sha256)).not.toBe(elsewhere);
});

describe('the table of two threads', () => {
  const valuesOf = (column: Column) => (column.type === 'code' ? column.codes : column.values);
  /** As the second thread would have it, which makes nothing of it. */
  async function besideOf(columns: Iterable<readonly [string, Column]>): Promise<Map<string, Column>> {
    vi.resetModules();
    vi.doMock('node:worker_threads', () => ({
      Worker: class extends EventEmitter {
        postMessage() {}
      },
    }));
    const { beside: anew } = await import('../../src/results/beside.ts');
    vi.doUnmock('node:worker_threads');
    return new Map(anew({ ...table, columns: new Map(columns) }, content, '').table.columns);
  }

  it('has the same values in memory of both, copied where they lay in that of one', async () => {
    const own = [...table.columns].map(([name, column]): [string, Column] => {
      if (column.type === 'code') return [name, { ...column, codes: column.codes.slice() }];
      if (column.type === 'number') return [name, { ...column, values: column.values.slice() }];
      return [name, { ...column, values: Float64Array.from(column.values as Uint32Array) }];
    });
    const columns = await besideOf(own);
    for (const [name, column] of own) {
      expect((valuesOf(column) as Float64Array).buffer, name).toBeInstanceOf(ArrayBuffer);
      const { buffer } = valuesOf(columns.get(name)!) as Float64Array;
      expect(buffer, name).toBeInstanceOf(SharedArrayBuffer);
      expect([...valuesOf(columns.get(name)!)], name).toEqual([...valuesOf(column)]);
    }
    // What both can read already is no copy, and identifiers of letters lie in no such memory.
    const again = await besideOf(columns);
    for (const [name, column] of columns) expect(valuesOf(again.get(name)!), name).toBe(valuesOf(column));
    const [[name, id]] = own.filter(([, { type }]) => type === 'id') as [[string, IdColumn]];
    const lettered: Column = { ...id, values: ['К1'] };
    expect((await besideOf([[name, lettered]])).get(name)).toBe(lettered);
  });
});

describe('a check that fails', () => {
  const wrong = ['a: 1, эталон 2'];
  afterEach(() => {
    vi.doUnmock('node:worker_threads');
    vi.doUnmock('../../src/results/verified.ts');
    vi.doUnmock('../../src/report/pieces.ts');
    vi.resetModules();
  });

  it('names its lines', () => {
    expect(new VerificationError(wrong).wrong).toEqual(wrong);
  });

  it('in the thread is told with its lines', async () => {
    vi.resetModules();
    const parentPort = Object.assign(new EventEmitter(), { postMessage: vi.fn() });
    vi.doMock('node:worker_threads', () => ({ parentPort }));
    vi.doMock('../../src/report/pieces.ts', () => ({ piecesOf: () => ({}) }));
    const { VerificationError: Wrong } = await import('../../src/verification/verify.ts');
    vi.doMock('../../src/results/verified.ts', () => ({ verifySample: () => Promise.reject(new Wrong(wrong)) }));
    await import('../../src/results/besideThread.ts');
    parentPort.emit('message', { table, content, sha256: 'of another file' });
    await vi.waitFor(() => expect(parentPort.postMessage.mock.calls).toEqual([[{ wrong }]]));
  });

  it('in the thread is thrown to whoever waits for the check, or for a piece', async () => {
    vi.resetModules();
    class Thread extends EventEmitter {
      postMessage() {
        setImmediate(() => this.emit('message', { wrong }));
      }
    }
    vi.doMock('node:worker_threads', () => ({ Worker: Thread }));
    const { pieces, verification } = (await import('../../src/results/beside.ts')).beside(table, content, '');
    await expect(verification()).rejects.toMatchObject({ name: 'VerificationError', wrong });
    await expect(pieces.tree).rejects.toMatchObject({ name: 'VerificationError', wrong });
  });
});
