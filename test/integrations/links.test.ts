import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deadEnd } from '../../src/integrations/links.ts';

describe('deadEnd(site, page, address)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'links-'));
  for (const page of ['eda', 'metric']) {
    mkdirSync(join(folder, page));
    writeFileSync(
      join(folder, page, 'index.html'),
      `<h2 id="деньги">Деньги</h2><p id="${page}-1"></p><p id="${page}-12"></p><p id="часть-2-а"></p><figure id="fig-a"></figure>`,
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
        figures: new Map([
          ['metric/', ['fig-a', 'fig-withdrawn']],
          ['eda/', []],
        ]),
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
    'http://example.org/none/',
    'HTTPS://EXAMPLE.ORG/none/',
    '//example.org/none/',
    'mailto:a@b.c',
    '../metric/#fig-a',
    '../metric/#fig-withdrawn',
    '../metric/#table-withdrawn',
    '../metric#деньги',
    '../changes.md',
    '../results.json#деньги',
    '../#table-withdrawn',
    '../#fig-withdrawn',
    '/metric/',
  ])('lets %s lead where it leads', (address) => expect(from(address)).toBeNull());

  it('names the nearest page and the nearest place', () => {
    expect(from('../metrics/')).toBe('такой страницы нет; ближайшее — «../metric/»; есть: ../, ../eda/, ../metric/');
    expect(from('../metric/#денги')).toBe(
      'на этой странице нет места «денги»; ближайшее — «деньги»; есть: деньги, часть-2-а',
    );
    expect(from('./metric.mdx')).toContain('такой страницы нет');
    expect(from('../%zz/')).toContain('такой страницы нет');
    expect(from('../metric/#figure-fig-a')).toContain('нет места «figure-fig-a»');
    expect(from('../none:mailto:x/')).toContain('такой страницы нет');
    expect(from('Web+X:none')).toContain('по «Web+X:» браузер не пойдёт');
    expect(from('www.example.org')).toBe('адрес другого сайта пишется целиком: https://www.example.org');
    expect(from('../www.none/')).toContain('такой страницы нет');
    expect(from('javascript:alert(1)')).toBe('по «javascript:» браузер не пойдёт; пишите https:, mailto: или tel:');
  });

  it('tells a figure that no chapter writes from one that these data withdraw', () => {
    expect(from('../metric/#fig-withdrown')).toBe(
      'на этой странице нет рисунка «fig-withdrown»; ближайшее — «fig-withdrawn»; есть: fig-a, fig-withdrawn',
    );
    expect(from('#fig-b')).toBe('на этой странице рисунков нет');
  });

  it('knows under what path the site is published', () => {
    expect(from('/report/metric/', '/report/')).toBeNull();
    expect(from('../metric/', '/report/')).toBeNull();
    expect(from('/metric/', '/report/')).toContain('такой страницы нет');
  });
});
