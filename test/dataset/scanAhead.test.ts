import { expect, it } from 'vitest';
import { rowReader } from '../../src/dataset/rowReader.ts';
import { scanAhead } from '../../src/dataset/scanAhead.ts';

const number = { kind: 'number', bytes: 8, low: -Infinity, high: Infinity, whole: false, emptyAllowed: false } as const;

it('scanAhead() reads the fields that are wanted, many rows too, past odd lines, until there is no room', () => {
  const reader = rowReader([{ kind: 'passed' }, number], 44);
  const all = 2 * reader.most + 1;
  const lines = Array.from({ length: all }, (_, i) => `any,${i}\n`);
  lines[3] = 'any,three\n';
  const bytes = Buffer.from(lines.join(''));
  const ahead = (room: number) => {
    const values = new Float64Array(room);
    return { ...scanAhead(reader, bytes, [new Float64Array(0), values]), values };
  };
  const { values, ...told } = ahead(all + reader.most);
  const from = bytes.indexOf('any,three');
  expect(told).toEqual({ read: bytes.length, rows: all - 1, odd: [{ rows: 3, from, to: from + lines[3].length }] });
  expect([...values.subarray(0, all)]).toEqual([...Array.from({ length: all }, (_, i) => i).filter((i) => i !== 3), 0]);
  // There may be as many rows at a time as the reader gives: three, and once as many as that.
  const full = ahead(2 * reader.most + 2);
  expect(full.rows).toBe(reader.most + 3);
  expect(bytes.subarray(full.read).toString().split('\n', 1)).toEqual([`any,${reader.most + 4}`]);
});
