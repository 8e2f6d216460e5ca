import { describe, expect, it } from 'vitest';
import { linksIn } from '../../src/authored/linksIn.ts';

describe('linksIn(text)', () => {
  it('finds links of Markdown and of HTML with their places, and none in a comment', () => {
    expect(linksIn('Текст\n\n[слова](../eda/) и <a href="#место">там</a>\n{/* [нет](../no/) */} [да](x/)')).toEqual([
      { address: '../eda/', line: 3, column: 9 },
      { address: '#место', line: 3, column: 29 },
      { address: 'x/', line: 4, column: 28 },
    ]);
    expect(
      linksIn('без ссылок (совсем) и `[код](../no/)`\n  ```mdx\n[код](../no/)\n  ```\n~~~\n[код](../no/)\n~~~\n'),
    ).toEqual([]);
    expect(linksIn('[слова][имя] [^1]\n\n[имя]: ../eda/ "Глава"\n[^1]: сноска')).toEqual([
      { address: '../eda/', line: 3, column: 8 },
    ]);
    expect(linksIn('![картинка](/b.png) и [слова](x/)')).toEqual([{ address: 'x/', line: 1, column: 31 }]);
    expect(linksIn('[слова](<../eda/>)')).toEqual([{ address: '../eda/', line: 1, column: 10 }]);
  });

  it.each([
    ['[a](../eda/ "x")', '../eda/'],
    ['[a](../eda/  "")', '../eda/'],
    [String.raw`[a](../eda/ "x \" y")`, '../eda/'],
    ["[a](../eda/ 'x')", '../eda/'],
    ['[a](../eda/ (x))', '../eda/'],
    ['[a](\n  ../eda/ )', '../eda/'],
    ['[a](</no page/>)', '/no page/'],
    ['[a](../no(1)/)', '../no(1)/'],
    ['> [a]: ../eda/', '../eda/'],
    ['- [a]: ../eda/', '../eda/'],
    ['  2. [a]: ../eda/ "x"  \n', '../eda/'],
    ['[a]: </no page/>', '/no page/'],
    ["<a href='../eda/'>x</a>", '../eda/'],
    ["<a href={'../eda/'}>x</a>", '../eda/'],
    ['<a href={ "../eda/" }>x</a>', '../eda/'],
  ])('finds the link of %j', (text, expected) =>
    expect(linksIn(text).map(({ address }) => address)).toEqual([expected]),
  );

  it('takes a sentence in brackets or an array of a condition for no link', () => {
    expect(linksIn('- [Срок]: три дня\n\n[Цена]: 5 ₽\n{[\n  [r.a]: r.b,\n].length}')).toEqual([]);
  });

  it('takes an empty picture or an empty piece of code for no link', () => {
    expect(linksIn('![](/b.png) ![c]() `` [d](x/) ``')).toEqual([{ address: 'x/', line: 1, column: 27 }]);
  });
});
