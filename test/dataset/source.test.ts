import type { FileHandle } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { fill } from '../../src/dataset/source.ts';

/** A file on a disk that gives so many bytes at a time at most. */
function slow(file: Uint8Array, most: number): Pick<FileHandle, 'read'> {
  let at = 0;
  const read = (buffer: Uint8Array, offset: number, length: number) => {
    const part = file.subarray(at, at + Math.min(most, length));
    buffer.set(part, offset);
    at += part.length;
    return Promise.resolve({ bytesRead: part.length, buffer });
  };
  return { read: read as FileHandle['read'] };
}

describe('a piece of a file', () => {
  it('is whole, whatever a disk gives at a time, but for the last', async () => {
    const file = Uint8Array.from({ length: 100 }, (_, i) => i);
    for (const most of [1, 7, 40, 1000]) {
      const handle = slow(file, most);
      const buffer = new Uint8Array(40);
      const read: number[] = [];
      for (let n = await fill(buffer, handle); n > 0; n = await fill(buffer, handle)) read.push(n, buffer[n - 1]!);
      expect(read).toEqual([40, 39, 40, 79, 20, 99]);
    }
  });
});
