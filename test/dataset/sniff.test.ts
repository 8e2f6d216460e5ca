import { describe, expect, it } from 'vitest';
import { wideEncoding } from '../../src/dataset/sniff.ts';

/** A hundred bytes, so many of which are that one. */
const having = (n: number, byte: number) => Uint8Array.from({ length: 100 }, (_, i) => (i < n ? byte : 65));

describe('wideEncoding(head)', () => {
  it('refuses bytes of which more than a tenth are control characters', () => {
    for (const control of [1, 7, 27, 31]) {
      expect(wideEncoding(having(10, control))).toBeNull();
      expect(() => wideEncoding(having(11, control))).toThrow('Это не текст, а двоичный файл.');
    }
  });

  it('takes tabs, line ends and what is no control character for text', () => {
    for (const sign of [9, 10, 13, 32, 127, 255]) expect(wideEncoding(having(90, sign))).toBeNull();
  });

  it('lets a hundredth of zero bytes stand for the reader to name', () => {
    expect(wideEncoding(having(1, 0))).toBeNull();
    expect(() => wideEncoding(having(2, 0))).toThrow('Это не текст, а двоичный файл.');
  });
});
