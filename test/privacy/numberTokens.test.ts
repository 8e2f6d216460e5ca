import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TOKEN, numberTokens } from '../../src/privacy/numberTokens.ts';

/** The same by cutting the whole text into tokens. */
const byTokens = (text: string, least: number, most: number) =>
  [...text.matchAll(TOKEN)]
    .map((match) => ({ digits: match[0].replace(/\.0+$/, ''), index: match.index }))
    .filter(({ digits }) => /^[0-9]+$/.test(digits) && digits.length >= least && digits.length <= most);

describe('numberTokens()', () => {
  it('finds whole numbers of so many digits, and no part of a word, a fraction or a longer number', () => {
    const text = '100123, 100124.0; ab100125 100126cd 0.100127 100128.5 1001290 v1.100130 (100131) 100132.';
    expect(numberTokens(text, 6, 6).map(({ digits }) => digits)).toEqual(['100123', '100124', '100131', '100132']);
  });

  it('gives what cutting the whole text into tokens gives', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '.',
        '.0',
        '.00',
        ',',
        ' ',
        '\u00a0',
        'а',
        'x',
        'é',
        '\u{1d7d8}',
        '\u{10400}',
        '½',
        '-',
        '"',
        '_',
        '٣',
      ),
      fc.integer({ min: 0, max: 20_000 }).map(String),
    );
    const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 5 }), fc.nat(3), (given, least, more) => {
        expect(numberTokens(given, least, least + more)).toEqual(byTokens(given, least, least + more));
      }),
      { numRuns: 3000 },
    );
  });
});
