import { describe, expect, it } from 'vitest';
import { deadPages } from '../../src/components/deadPages.ts';

const dead = (text: string) => deadPages('src/content/chapters/eda.mdx', text, ['eda/', 'segments/', 'ledger/']);

describe('deadPages(file, text, pages)', () => {
  it('names every link to a page that there is not, with its place and the nearest', () => {
    expect(dead('---\ntitle: x\n---\n\nСм. [главу](../segmentz/#a) и [другую](../metrics).')).toEqual([
      'src/content/chapters/eda.mdx:5:13: ссылка «../segmentz/#a» никуда не ведёт: такой страницы нет; ближайшее — «../segments/»; есть: ../, ../eda/, ../segments/, ../ledger/',
      'src/content/chapters/eda.mdx:5:40: ссылка «../metrics» никуда не ведёт: такой страницы нет; есть: ../, ../eda/, ../segments/, ../ledger/',
    ]);
  });

  it('names a page from the top of the site likewise', () => {
    expect(dead('---\ntitle: x\n---\n\n[главу](/segmentz/)')).toEqual([
      'src/content/chapters/eda.mdx:5:9: ссылка «/segmentz/» никуда не ведёт: такой страницы нет; ближайшее — «../segments/»; есть: ../, ../eda/, ../segments/, ../ledger/',
    ]);
    expect(dead('[a](/segments/) [b](//bank.example) [c](/changes.md) [d](/)')).toEqual([]);
  });

  it('leaves what is there, and what only a built site can tell', () => {
    expect(
      dead(
        '[a](../segments/) [b](../ledger) [c](../) [d](#x) [e](../results.json) [f](https://bank.example/x/) [g](../figures/eda/a.svg) [h](../eda/?q#x)',
      ),
    ).toEqual([]);
  });
});
