import { expect, it } from 'vitest';
import { textDecoder } from '../../src/dataset/decode.ts';

it('tells an encoding by the same bytes, however they come', () => {
  for (const [ascii, encoding] of [
    [65_000, 'windows-1251'],
    [66_000, 'utf-8'],
  ] as const) {
    const bytes = Buffer.concat([
      Buffer.from(`${'a'.repeat(5000)}м\n${'a'.repeat(ascii)}`),
      Buffer.alloc(70_000, 0xff),
    ]);
    for (const piece of [1000, 40_000, 65_536, 200_000]) {
      const decoder = textDecoder([], () => 1);
      for (let at = 0; at < bytes.length && !decoder.facts.decided; at += piece)
        decoder.push(bytes.subarray(at, at + piece));
      expect([piece, decoder.facts.encoding]).toEqual([piece, encoding]);
    }
  }
});

it('drops a byte order mark at the beginning of a file alone, wherever its first letter stands', () => {
  const decoded = (...pieces: string[]) => {
    const decoder = textDecoder([], () => 1);
    return pieces.map((piece) => decoder.push(Buffer.from(piece))).join('') + decoder.end();
  };
  const ascii = 'a'.repeat(5000);
  expect(decoded(`\ufeff${ascii}`)).toBe(ascii);
  expect(decoded(ascii, '\ufeffя')).toBe(`${ascii}\ufeffя`);
});

it('hands out the lines before a byte that is no letter, whatever ends them and wherever a letter is cut', () => {
  const ascii = 'a'.repeat(5000);
  for (const end of ['\n', '\r', '\r\n'])
    for (const letter of ['я', '\u0800', '😀']) {
      const [begin, bytes] = [Buffer.from(`\ufeff${ascii}`), Buffer.from(letter)];
      const rest = Buffer.concat([Buffer.from(end), Buffer.of(0xff)]);
      const cuts = Array.from({ length: bytes.length + 1 }, (_, at) => {
        const [head, tail] = [bytes.subarray(0, at), Buffer.concat([bytes.subarray(at), rest])];
        return [
          [head, tail],
          [...Array.from(head, (byte) => Buffer.of(byte)), tail],
        ];
      });
      for (const pieces of cuts.flat()) {
        const decoder = textDecoder([], () => 1);
        const text = [begin, ...pieces].map((piece) => decoder.push(piece)).join('');
        expect(text).toBe(`${ascii}${letter}${end}`);
        expect(decoder.refuseFault).toThrow('Байты не складываются в буквы (UTF-8)');
      }
    }
});
