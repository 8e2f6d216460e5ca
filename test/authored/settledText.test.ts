import { describe, expect, it } from 'vitest';
import { settledText } from '../../src/authored/settledText.ts';

/** Reads that find the file empty so many times, then with its text; and how often it was waited for. */
function saving(empty: number) {
  let [reads, pauses] = [0, 0];
  const text = settledText(
    () => (reads++ < empty ? '' : 'текст'),
    () => (pauses += 1),
  );
  return { text, reads, pauses };
}

describe('the text of a file that is being saved', () => {
  it('is read at once where it is there', () => {
    expect(saving(0)).toEqual({ text: 'текст', reads: 1, pauses: 0 });
  });

  it('is waited for while the file is empty', () => {
    expect(saving(3)).toEqual({ text: 'текст', reads: 4, pauses: 3 });
  });

  it('is empty where the file stays so', () => {
    expect(saving(100)).toMatchObject({ text: '', pauses: 8 });
  });
});
