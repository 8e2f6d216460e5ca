import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { near, nearAddresses, withNear } from '../../src/integrations/nearAddresses.ts';

describe('near(address, file, base)', () => {
  it.each([
    ['/', 'index.html', './'],
    ['/#text', 'index.html', './#text'],
    ['/eda/', 'index.html', 'eda/'],
    ['/', 'eda/index.html', '../'],
    ['/method/#wilson', 'eda/index.html', '../method/#wilson'],
    ['/assets/a.css', 'assets/b.css', '../assets/a.css'],
    ['/favicon.svg', 'a/b/index.html', '../../favicon.svg'],
    ['/.well-known/a', 'index.html', '.well-known/a'],
    ['//other.host/a', 'eda/index.html', '//other.host/a'],
    ['https://other.host/', 'eda/index.html', 'https://other.host/'],
    ['../method/', 'eda/index.html', '../method/'],
    ['#text', 'eda/index.html', '#text'],
  ])('makes of %s in %s %s', (address, file, expected) => {
    expect(near(address, file, '/')).toBe(expected);
  });

  it('leaves what is not under the path of the site', () => {
    expect(near('/report/eda/', 'method/index.html', '/report/')).toBe('../eda/');
    expect(near('/other/', 'method/index.html', '/report/')).toBe('/other/');
  });
});

describe('withNear(text, file, base)', () => {
  it('writes the links, scripts and styles of a page anew, and nothing else of it', () => {
    const page =
      '<link rel="x" href="/a.css"><script src="/b.js"></script><a title="/c/" href="/c/">/c/ href=&quot;/d/</a>';
    expect(withNear(page, 'eda/index.html', '/')).toBe(
      '<link rel="x" href="../a.css"><script src="../b.js"></script><a title="/c/" href="../c/">/c/ href=&quot;/d/</a>',
    );
  });

  it('writes the faces of a style sheet anew, every one', () => {
    expect(withNear('src:url(/assets/a.woff2)format("woff2"),url(data:x),url(/b.woff2)', 'assets/a.css', '/')).toBe(
      'src:url(../assets/a.woff2)format("woff2"),url(data:x),url(../b.woff2)',
    );
  });
});

describe('nearAddresses()', () => {
  /** The files of a built site of that base, once the integration has gone through them. */
  function built(base: string, files: Readonly<Record<string, string>>): Record<string, string> {
    const folder = mkdtempSync(join(tmpdir(), 'near-'));
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const { hooks } = nearAddresses();
    hooks['astro:config:done']!({ config: { base } } as never);
    void hooks['astro:build:done']!({ dir: pathToFileURL(`${folder}/`) } as never);
    const after = Object.keys(files).map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);
    rmSync(folder, { recursive: true });
    return Object.fromEntries(after);
  }

  // Astro gives the path of a site as it was asked for, with a slash at its end or without.
  it.each(['/report', '/report/'])('goes through the pages and style sheets of a site under %s', (base) => {
    const link = '<a href="/report/eda/">Да — </a>';
    const files = built(base, {
      'index.html': link,
      'method/index.html': link,
      'assets/a.css': 'a{background:url(/report/b.svg)}',
    });
    expect(files).toEqual({
      'index.html': '<a href="eda/">Да — </a>',
      'method/index.html': '<a href="../eda/">Да — </a>',
      'assets/a.css': 'a{background:url(../b.svg)}',
    });
  });

  it('leaves the page that a host shows in place of any address, and what is no page', () => {
    const link = '<a href="/eda/"></a>';
    const files = { '404.html': link, 'results.json': link, 'eda/index.html.txt': link };
    expect(built('/', files)).toEqual(files);
  });
});
