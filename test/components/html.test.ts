import { describe, expect, it } from 'vitest';
import { asBlock, asInline, plain, text } from '../../src/components/html.ts';

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

describe('asInline()', () => {
  it('takes a lone paragraph off, and keeps its anchor', () => {
    expect(asInline('\n<p>Одна <b>фраза</b>.</p>\n')).toBe('Одна <b>фраза</b>.');
    expect(asInline('<p id="eda-1">Одна.</p>')).toBe('<span id="eda-1">Одна.</span>');
  });

  it('leaves what is no paragraph, and what is two', () => {
    expect(asInline(' Одна. ')).toBe('Одна.');
    expect(asInline('<p>Раз.</p><p>Два.</p>')).toBe('<p>Раз.</p><p>Два.</p>');
    expect(asInline('<p>Раз.</p>\n<p id="x">Два.</p>')).toBe('<p>Раз.</p>\n<p id="x">Два.</p>');
  });
});

describe('asBlock()', () => {
  it('makes a paragraph of words, and leaves a block and nothing as they are', () => {
    expect(asBlock(' Одна <b>фраза</b>. ')).toBe('<p>Одна <b>фраза</b>.</p>');
    for (const html of ['<p>Раз.</p>', ' <ul><li>Раз</li></ul>', '<h2>Раз</h2>', ' ']) expect(asBlock(html)).toBe(html);
  });
});
