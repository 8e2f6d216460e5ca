import { describe, expect, it } from 'vitest';
import { bank } from '../../src/dataset/bank.ts';
import { keptOf } from '../../src/dataset/narrow.ts';
import { readBytes } from '../../src/dataset/read.ts';
import { codes, column, numbers } from '../../src/dataset/table.ts';
import { header, opening, plainRow, told } from './clients.ts';

const read = (rows: readonly string[], options = {}) =>
  readBytes(Buffer.from([header, ...rows, ''].join('\n')), bank, options);

describe('columns', () => {
  it('are kept in as few bytes as hold their values, and give them in eight and two', async () => {
    const { table } = await read(opening);
    const kinds = () => [...table!.columns.values()].map((one) => keptOf(one).constructor.name);
    expect(kinds()).toEqual([
      ...['Uint32Array', 'Int16Array', 'Uint8Array', 'Uint8Array', 'Int8Array', 'Int8Array'],
      ...['Float64Array', 'Int8Array', 'Uint8Array', 'Uint8Array', 'Float32Array', 'Uint8Array'],
    ]);
    expect(numbers(table!, 'age')).toEqual(
      Float64Array.from(opening, (row) => (row.split(',')[4] === '' ? NaN : Number(row.split(',')[4]))),
    );
    expect(codes(table!, 'gender').codes).toEqual(Uint16Array.from(opening, (row) => (row.includes(',М,') ? 1 : 0)));
    expect(numbers(table!, 'age')).toBe(numbers(table!, 'age'));
    expect([keptOf(column(table!, 'age')), keptOf(column(table!, 'score'))].map((kept) => kept.constructor)).toEqual([
      Float64Array,
      Int16Array,
    ]);
  });

  it('tell the same missing numbers in a byte as in eight', async () => {
    const { table } = await read(
      Array.from({ length: 3000 }, (_, i) => plainRow(i).replace(/^((?:[^,]*,){4})[^,]*/, i % 7 === 0 ? '$1' : '$130')),
      { accepted: [{ code: 'emptyCell', column: 'age', reason: 'unknown' }] },
    );
    expect(keptOf(column(table!, 'age'))).toBeInstanceOf(Int8Array);
    expect(numbers(table!, 'age')).toEqual(Float64Array.from({ length: 3000 }, (_, i) => (i % 7 === 0 ? NaN : 30)));
  });

  it('have wider values from the first that needs them, in whatever piece it comes and by whatever threads', async () => {
    const late = Array.from({ length: 3000 }, (_, i) => plainRow(i));
    late[2000] = late[2000]!.replace(/^\d+/, String(2 ** 40));
    late[2400] = late[2400]!.replace(/,(\d+)\.0,/, ',$1.1,');
    const text = told(await read(late, { scan: false }));
    for (const threads of [0, 1, 2]) {
      const wide = await read(late, { threads, piece: 10_000 });
      expect(keptOf(column(wide.table!, 'userid'))).toBeInstanceOf(Float64Array);
      expect(keptOf(column(wide.table!, 'score'))).toBeInstanceOf(Float64Array);
      expect(told(wide)).toEqual(text);
    }
  });
});
