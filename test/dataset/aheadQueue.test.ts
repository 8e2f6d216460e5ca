import { expect, it } from 'vitest';
import { aheadQueue, type Scanner } from '../../src/dataset/aheadQueue.ts';

const scanner: Scanner = {
  separator: 44,
  learnt: () => ({ rules: [{ kind: 'flag', bytes: 1 }], points: [], spellings: [] }),
};

it('aheadQueue() reads every part in the order in which it came, whatever waits when a long line comes', async () => {
  const lines = '0\n1\n'.repeat(100);
  const long = `${'x'.repeat(1.5 * 2 ** 20)}\n`;
  const parts: readonly (readonly [string, Scanner | undefined])[] = [
    [lines, scanner],
    ['1\n', scanner],
    [`${lines}${long}${lines}`, scanner],
    [lines, scanner],
    [lines, undefined],
    [lines, scanner],
    [long.slice(0, -1), scanner],
    ['\n', scanner],
  ];
  const read: string[] = [];
  const queue = aheadQueue(1, (bytes) => read.push(Buffer.from(bytes).toString()));
  const buffer = Buffer.alloc(4 * 2 ** 20);
  try {
    for (const [text, known] of parts) {
      // A piece is good until the next one is pushed.
      const size = buffer.write(text);
      await queue.push(buffer.subarray(0, size), known);
    }
    await queue.end();
  } finally {
    await queue.close();
  }
  expect(read.join('') === parts.map(([text]) => text).join('')).toBe(true);
  expect(read.length).toBeGreaterThan(parts.length);
});
