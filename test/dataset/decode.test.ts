import { expect, it } from 'vitest';
import { textDecoder } from '../../src/dataset/decode.ts';

it('drops a byte order mark at the beginning of a file alone, wherever its first letter stands', () => {
  const decoded = (...pieces: string[]) => {
    const decoder = textDecoder([], () => 1);
    return pieces.map((piece) => decoder.push(Buffer.from(piece))).join('') + decoder.end();
  };
  const ascii = 'a'.repeat(5000);
  expect(decoded(`\ufeff${ascii}`)).toBe(ascii);
  expect(decoded(ascii, '\ufeffя')).toBe(`${ascii}\ufeffя`);
});
