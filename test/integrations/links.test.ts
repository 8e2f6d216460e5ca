import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deadEnd, linksIn } from '../../src/integrations/links.ts';

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
});

describe('deadEnd(site, page, address)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'links-'));
  for (const page of ['eda', 'metric']) {
    mkdirSync(join(folder, page));
    writeFileSync(
      join(folder, page, 'index.html'),
      `<h2 id="деньги">Деньги</h2><p id="${page}-1"></p><figure id="fig-a"></figure>`,
    );
  }
  writeFileSync(join(folder, 'index.html'), '');
  writeFileSync(join(folder, 'results.json'), '{}');
  const from = (address: string, base = '/') =>
    deadEnd(
      {
        folder,
        base,
        pages: ['', '404/', 'eda/', 'metric/'],
        figures: new Map([['metric/', ['fig-a', 'fig-withdrawn']]]),
      },
      'eda/',
      address,
    );

  it.each([
    '../metric/',
    '../metric/#деньги',
    `../metric/#${encodeURIComponent('деньги')}`,
    '#eda-1',
    '../',
    '../results.json',
    'https://example.org/none/',
    'mailto:a@b.c',
    '../metric/#fig-a',
    '../metric/#fig-withdrawn',
    '../metric/#table-withdrawn',
    '../metric#деньги',
    '../changes.md',
    '/metric/',
  ])('lets %s lead where it leads', (address) => expect(from(address)).toBeNull());

  it('names the nearest page and the nearest place', () => {
    expect(from('../metrics/')).toBe('такой страницы нет; ближайшее — «../metric/»; есть: ../, ../eda/, ../metric/');
    expect(from('../metric/#денги')).toBe('на этой странице нет места «денги»; ближайшее — «деньги»; есть: деньги');
    expect(from('./metric.mdx')).toContain('такой страницы нет');
    expect(from('../%zz/')).toContain('такой страницы нет');
    expect(from('javascript:alert(1)')).toBe('по «javascript:» браузер не пойдёт; пишите https:, mailto: или tel:');
  });

  it('tells a figure that no chapter writes from one that these data withdraw', () => {
    expect(from('../metric/#fig-withdrown')).toBe(
      'на этой странице нет рисунка «fig-withdrown»; ближайшее — «fig-withdrawn»; есть: fig-a, fig-withdrawn',
    );
  });

  it('knows under what path the site is published', () => {
    expect(from('/report/metric/', '/report/')).toBeNull();
    expect(from('../metric/', '/report/')).toBeNull();
    expect(from('/metric/', '/report/')).toContain('такой страницы нет');
  });
});
