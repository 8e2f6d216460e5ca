import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eachRow, recordCutter } from '../../src/dataset/records.ts';

/** What comes of a text in pieces: its whole records, what is left in an open quote, and what strayed behind closing quotes. */
function cutInto(pieces: readonly string[]) {
  const strays: string[] = [];
  const cutter = recordCutter(',', (text, index) => strays.push(text[index]!));
  const given = [...pieces.map(cutter.push), cutter.end()];
  return { given, left: cutter.waiting(), isOpen: cutter.openQuote() >= 0, strays };
}

/** The rows of all that a cutter gave, each part parsed by itself. */
function rowsOf(given: readonly string[]) {
  const rows: string[][] = [];
  for (const text of given) eachRow(text, ',', 1, (fields) => rows.push(fields));
  return rows;
}

const text = fc
  .array(fc.constantFrom('a', 'ж', ',', '"', '""', ',"', '",', '"\n', '"\r\n', '\r', '\n', '\r\n'), { maxLength: 25 })
  .map((parts) => parts.join(''));

describe('recordCutter()', () => {
  it('gives the same rows, the same rest and the same strays wherever the text is cut', () => {
    fc.assert(
      fc.property(text, fc.array(fc.nat(30), { maxLength: 6 }), (whole, cuts) => {
        const ends = [...new Set([...cuts, whole.length])].filter((at) => at <= whole.length).sort((a, b) => a - b);
        const { given, ...rest } = cutInto(ends.map((end, i) => whole.slice(ends[i - 1] ?? 0, end)));
        const { given: atOnce, ...restAtOnce } = cutInto([whole]);
        expect(given.join('')).toBe(atOnce.join(''));
        expect(rest).toEqual(restAtOnce);
        expect(rowsOf(given)).toEqual(rowsOf(atOnce));
      }),
      { numRuns: 2000 },
    );
  });

  it('waits for what follows a quote or a carriage return at the end of a piece', () => {
    expect(cutInto(['"a"', '"b"\r', '\nc\n']).given).toEqual(['', '', '"a""b"\r\nc\n', '']);
    expect(cutInto(['a,"b"', '\n', 'c']).given).toEqual(['', 'a,"b"\n', '', 'c']);
  });

  it('gives nothing of a record whose quote stays open, and tells where that began', () => {
    const cutter = recordCutter(',', () => {});
    expect([cutter.push('a\n1,"b\n'), cutter.push('c\n'), cutter.end()]).toEqual(['a\n', '', '']);
    expect([cutter.waiting(), cutter.openQuote()]).toEqual(['1,"b\nc\n', 2]);
  });

  it('cuts at the ends of records alone, wherever the text itself was cut', () => {
    const records = ['1,"a""\nb",2\n', '"c\r\nd",""\r\n', '3,"\n"\r', '4,5'];
    const text = records.join('');
    const ends = records.map((_, i) => records.slice(0, i + 1).join('').length);
    for (let first = 0; first <= text.length; first += 1)
      for (let second = first; second <= text.length; second += 1) {
        const stray: number[] = [];
        const cutter = recordCutter(',', (_, index) => stray.push(index));
        let taken = 0;
        for (const piece of [text.slice(0, first), text.slice(first, second), text.slice(second)]) {
          taken += cutter.push(piece).length;
          expect([0, ...ends]).toContain(taken);
        }
        expect(text.slice(taken)).toBe(cutter.end());
        expect([stray, cutter.openQuote()]).toEqual([[], -1]);
      }
  });
});
