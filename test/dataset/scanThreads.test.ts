import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bank } from '../../src/dataset/bank.ts';
import { readBytes, readTable } from '../../src/dataset/read.ts';
import { placeFor, scanThreads } from '../../src/dataset/scanThreads.ts';
import { header, opening, plainRow, row, told } from './clients.ts';

describe('reading with threads', () => {
  it('gives the columns or the complaints of d3-dsv, whatever comes, by any threads and in any pieces', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(), row), { maxLength: 40 }),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        fc.constantFrom(1, 2, 3),
        fc.constantFrom(undefined, 80_000, 4096, 700),
        fc.option(fc.tuple(fc.nat(), fc.constantFrom(0, 0xff, 34, 13)), { freq: 2 }),
        async (strange, lineEnd, last, threads, piece, damage) => {
          const rows = Array.from({ length: 2500 }, (_, i) => plainRow(i));
          // Strange rows stand anywhere behind the opening, which is read as text.
          for (const [at, text] of strange) rows[opening.length + (at % (rows.length - opening.length))] = text;
          const bytes = Buffer.from([header, ...rows].join(lineEnd) + (last ? lineEnd : ''));
          const begin = Math.floor(bytes.length * 0.7);
          if (damage) bytes[begin + (damage[0] % (bytes.length - begin))] = damage[1];
          const options = { threads, ...(piece === undefined ? {} : { piece }) };
          expect(told(await readBytes(bytes, bank, options))).toEqual(
            told(await readBytes(bytes, bank, { scan: false })),
          );
        },
      ),
      { numRuns: 15 },
    );
  }, 120_000);

  it('gives the same of levels, points and words first met in a later piece, and of a piece of many odd rows', async () => {
    const later = opening.map((text, i) => text.replace('Рыбинск', `Город ${i % 60}`));
    const whole = opening.map((text) => text.replaceAll('.0', ''));
    const odd = opening.map((text) => text.replace('Ярославль', 'Ростов ').replace(',М,', ',М ,'));
    const bytes = Buffer.from([header, ...whole, ...whole, ...later, '', ...odd, ...odd, ...opening, ''].join('\n'));
    const plain = told(await readBytes(bytes, bank, { scan: false }));
    for (const threads of [0, 1, 2, 3])
      for (const piece of [20_000, 300_000])
        expect(told(await readBytes(bytes, bank, { threads, piece }))).toEqual(plain);
    expect(plain.counts).toEqual(
      expect.arrayContaining([
        ['newLevel', 20],
        ['blankLine', 1],
      ]),
    );
  }, 60_000);

  it('reads a file and its gzip, and tells rows as they are read', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'threads-'));
    const text = [header, ...Array.from({ length: 60_000 }, (_, i) => plainRow(i)), ''].join('\n');
    writeFileSync(join(folder, 'a.csv'), text);
    writeFileSync(join(folder, 'a.csv.gz'), gzipSync(text));
    const rows: number[] = [];
    const one = await readTable(join(folder, 'a.csv'), bank, { threads: 0 });
    const two = await readTable(join(folder, 'a.csv'), bank, { threads: 2, told: (_, __, n) => rows.push(n) });
    const packed = await readTable(join(folder, 'a.csv.gz'), bank, { threads: 2 });
    expect(told(two)).toEqual(told(one));
    expect(told(packed).columns).toEqual(told(one).columns);
    expect(two.facts.rows).toBe(60_000);
    expect(rows).toEqual(rows.toSorted((a, b) => a - b));
  }, 60_000);

  it('gives the same of a line longer than a part, and of a tail without a line feed', async () => {
    const rows = [header, ...Array.from({ length: 3000 }, (_, i) => plainRow(i)), ''].join('\n');
    const long = Buffer.alloc(2.5 * 2 ** 20, 'x');
    for (const tail of ['', `\n${plainRow(1)}\n`])
      for (const filler of [long, Buffer.alloc(long.length)]) {
        const bytes = Buffer.concat([Buffer.from(rows), filler, Buffer.from(tail)]);
        expect(told(await readBytes(bytes, bank, { threads: 1 }))).toEqual(
          told(await readBytes(bytes, bank, { threads: 0 })),
        );
      }
  }, 60_000);
});

it('keeps no memory for fields that no column wants', () => {
  const [wanted, ...others] = placeFor([{ kind: 'flag', bytes: 1 }, { kind: 'passed' }, { kind: 'passed' }]);
  expect(wanted!.byteLength).toBeGreaterThan(0);
  expect(others.map(({ byteLength }) => byteLength)).toEqual([0, 0]);
});

describe('a thread that has ended', () => {
  it('refuses what it is asked', async () => {
    const threads = scanThreads(1, [{ kind: 'flag', bytes: 1 }], 44);
    await threads.close();
    const { scanned } = threads.scan(Buffer.from('1\n'), {
      rules: [{ kind: 'flag', bytes: 1 }],
      points: [],
      spellings: [],
    });
    await expect(scanned).rejects.toThrow('ended thread: the scan of a file');
  });
});
