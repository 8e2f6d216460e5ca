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
    expect(numberedKey(long, false).under(0)).toBe(4 * 17 + 8);
  });

  it('has longer lines under a drawing than at its right', () => {
    const long = [{ number: '1', name: 'Женщины с собственностью ниже трёх баллов и не более чем тремя продуктами' }];
    // Two lines, the gap after the name and the gap under the frame.
    expect(numberedKey(long, true).under(0)).toBe(2 * 17 + 8 + 8);
  });

  it('makes room at the right for its widest name', () => {
    const margin = (...names: string[]) =>
      numberedKey(
        names.map((name) => ({ number: '1', name })),
        false,
      ).marginRight;
    expect(margin('Имя', 'Имя подлиннее')).toBe(margin('Имя подлиннее'));
    expect(margin('Имя подлиннее')).toBeGreaterThan(margin('Имя'));
    expect(margin()).toBe(52);
  });

  it('stands name under name, each beside its number', () => {
    const places = (below: boolean, marginLeft: number, under: number) =>
      (
        numberedKey(entries, below).marks(marginLeft, under) as unknown as {
          dx: number;
          dy: number;
          frameAnchor: string;
        }[]
      ).map(({ dx, dy, frameAnchor }) => [frameAnchor, dx, dy]);
    expect(places(false, 40, 30)).toEqual([0, 25, 50].flatMap((dy) => [18, 38].map((dx) => ['top-right', dx, dy])));
    // Ten pixels from the left edge, which is 40 pixels left of the frame; 30 pixels under it.
    expect(places(true, 40, 30)).toEqual([30, 55, 80].flatMap((dy) => [-30, -10].map((dx) => ['bottom-left', dx, dy])));
  });
});
