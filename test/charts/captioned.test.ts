import { describe, expect, it } from 'vitest';
import { captioned } from '../../src/charts/captioned.ts';

const drawing = '<svg viewBox="0 0 9 9"><g clip-path="url(#plot-clip-1)"><text>1</text></g></svg>';

describe('captioned()', () => {
  it('gives a drawing its role, its words escaped, and ids of its own', () => {
    const caption = { id: 'fig-a-wide', title: 'A < B & C', description: '5\u00a0₽' };
    expect(captioned(drawing, caption)).toBe(
      '<svg aria-labelledby="fig-a-wide-title fig-a-wide-description" role="img" viewBox="0 0 9 9">' +
        '<title id="fig-a-wide-title">A &lt; B &amp; C</title><desc id="fig-a-wide-description">5&#160;₽</desc>' +
        '<g clip-path="url(#fig-a-wide-clip-1)"><text>1</text></g></svg>',
    );
  });

  it('takes signs of replacement as they are', () => {
    expect(captioned(drawing, { id: 'a', title: '$& $1', description: "$'" })).toContain(
      '<title id="a-title">$&amp; $1<',
    );
  });

  it('refuses words with a number that is none', () => {
    expect(() => captioned(drawing, { id: 'a', title: 'NaN %', description: '' })).toThrow('broken caption: a');
  });
});
