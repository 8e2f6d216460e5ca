import { describe, expect, it } from 'vitest';
import { numberedKey } from '../../src/charts/numberedKey.ts';

const entries = ['1', '2', '3'].map((number) => ({ number, name: 'Имя' }));

describe('the list of what numbers in a drawing stand for', () => {
  it('makes the drawing longer at the right only by what is past the frame, by hand', () => {
    // Three names of one line: 3 · (17 + 8).
    const key = numberedKey(entries, false);
    expect(key.under(60)).toBe(15);
    expect(key.under(75)).toBe(0);
    expect(key.under(400)).toBe(0);
  });

  it('stands whole under the drawing on a phone, whatever the frame', () => {
    const key = numberedKey(entries, true);
    expect([key.under(60), key.under(400)]).toEqual([83, 83]);
    expect(key.marginRight).toBe(0);
  });

  it('counts the lines of a long name', () => {
    const long = [{ number: '1', name: 'Женщины с собственностью ниже трёх баллов и не более чем тремя продуктами' }];
    expect(numberedKey(long, false).under(0)).toBe(3 * 17 + 8);
  });
});
