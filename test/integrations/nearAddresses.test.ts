import { describe, expect, it } from 'vitest';
import { near, withNear } from '../../src/integrations/nearAddresses.ts';

describe('near(address, file, base)', () => {
  it.each([
    ['/', 'index.html', './'],
    ['/#text', 'index.html', './#text'],
    ['/eda/', 'index.html', 'eda/'],
    ['/', 'eda/index.html', '../'],
    ['/method/#wilson', 'eda/index.html', '../method/#wilson'],
    ['/assets/a.css', 'assets/b.css', '../assets/a.css'],
    ['/favicon.svg', 'a/b/index.html', '../../favicon.svg'],
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

  it('writes the faces of a style sheet anew', () => {
    expect(withNear('src:url(/assets/a.woff2)format("woff2"),url(data:x)', 'assets/a.css', '/')).toBe(
      'src:url(../assets/a.woff2)format("woff2"),url(data:x)',
    );
  });
});
