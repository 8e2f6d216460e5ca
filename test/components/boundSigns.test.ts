import { describe, expect, it } from 'vitest';
import { boundSigns } from '../../src/components/boundSigns.ts';

describe('signs of boundSigns(text)', () => {
  it('keep to the word before them, at the end of a line of the source too', () => {
    expect(boundSigns('Меньше всего — «город»')).toBe('Меньше всего\u00a0— «город»');
    expect(boundSigns(' — 5')).toBe('\u00a0— 5');
    expect(boundSigns('признак\n— причина')).toBe('признак\u00a0— причина');
  });

  it('leave a per cent sign and its ending with the number', () => {
    expect(boundSigns('отрезок — 95 %-й интервал')).toBe('отрезок\u00a0— 95\u00a0%-\u2060й интервал');
    expect(boundSigns('на 5\n% больше')).toBe('на 5\u00a0% больше');
    expect(boundSigns('5 %-й — 95 %-й — оба')).toBe('5\u00a0%-\u2060й\u00a0— 95\u00a0%-\u2060й\u00a0— оба');
  });

  it('are left alone inside a word, a range and at the beginning', () => {
    for (const text of ['из-за', '7–9', '— Да', 'Манн\u00a0— Уитни', 'слово —', 'знак % после', '5%-95'])
      expect(boundSigns(text)).toBe(text);
  });
});
