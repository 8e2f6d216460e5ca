import { describe, expect, it } from 'vitest';
import { plain, text } from '../../src/components/html.ts';

describe('text()', () => {
  it('is words: signs and no-break spaces as they are read, tags away', () =>
    expect(text('<a href="#x">рис.&nbsp;1.4</a> &lt; &quot;5&quot; &amp;nbsp;')).toBe('рис.\u00a01.4 < "5" &nbsp;'));
});

describe('plain()', () => {
  it('parts the sentences of two paragraphs', () =>
    expect(plain('<p>Первая.</p><p id="x">Вторая <b>их</b>.</p>')).toBe('Первая. Вторая их.'));

  it('parts a heading and the elements of a list', () =>
    expect(plain('<h3>Кто</h3><ul><li>Раз</li><li>Два</li></ul>')).toBe('Кто Раз Два'));

  it('stays escaped', () => expect(plain(' <b>5</b>\n&lt; 6 ')).toBe('5 &lt; 6'));
});
