import { describe, expect, it } from 'vitest';
import { rowLabels } from '../../src/charts/rowLabels.ts';
import { SMALL_FONT, textWidth } from '../../src/charts/theme.ts';

const [inner, marginLeft] = [300, 100];
/** Where a label begins, in pixels from the left of the frame, whose mark is at `at`. */
function begins(at: number, text: string): number {
  const [mark] = rowLabels([{ key: 'a', value: 0, at, text, fill: 'red' }], { inner, marginLeft });
  return at + (mark as unknown as { readonly dx: number }).dx;
}

describe('a label over the mark of its row', () => {
  const words = 'без выбросов: потерял';
  const length = textWidth(words, SMALL_FONT) * 0.9;

  it('begins a little before its mark', () => expect(begins(50, words)).toBe(46));

  it('is moved left where it would leave the frame', () => {
    expect(begins(290, words)).toBeCloseTo(inner - length, 9);
    expect(begins(inner - length - 4, words)).toBeCloseTo(inner - length - 8, 9);
  });

  it('that is longer than the frame begins beside it, still on the paper', () => {
    expect(begins(290, words.repeat(9))).toBe(8 - marginLeft);
  });
});
