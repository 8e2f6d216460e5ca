import { describe, expect, it } from 'vitest';
import { boundDashes } from '../../src/components/boundDashes.ts';

describe('dashes of boundDashes(text)', () => {
  it('keep to the word before them, at the end of a line of the source too', () => {
    expect(boundDashes('Меньше всего — «город»')).toBe('Меньше всего\u00a0— «город»');
    expect(boundDashes(' — 5')).toBe('\u00a0— 5');
    expect(boundDashes('признак\n— причина')).toBe('признак\u00a0— причина');
  });

  it('leave the ending of a percentage with its number', () => {
    expect(boundDashes('отрезок — 95 %-й интервал')).toBe('отрезок\u00a0— 95 %-\u2060й интервал');
  });

  it('are left alone inside a word, a range and at the beginning', () => {
    for (const text of ['из-за', '7–9', '— Да', 'Манн\u00a0— Уитни', 'слово —']) expect(boundDashes(text)).toBe(text);
  });
});
