import { describe, expect, it } from 'vitest';
import { withPlaces } from '../../src/components/linkPlaces.ts';

const numbers = { eda: 'Глава 1', method: 'Приложение Б' };

describe('withPlaces(html, numbers)', () => {
  it('tells a link to a chapter its number, however the address is written', () => {
    expect(withPlaces('<a href="../eda/">уход</a>', numbers)).toBe(
      '<a href="../eda/" data-place="глава\u00a01">уход</a>',
    );
    expect(withPlaces('<a href="/report/method/#rate">Как считали</a>', numbers)).toContain(
      'data-place="приложение\u00a0Б"',
    );
  });

  it('tells a link within the chapter the number of the figure', () => {
    const figure = '<a class="figure-link" href="#fig-age">Рисунок\u00a01.7</a>';
    expect(withPlaces(`${figure}<a href="#fig-age">выше</a>`, numbers)).toBe(
      `${figure}<a href="#fig-age" data-place="рис.\u00a01.7">выше</a>`,
    );
  });

  it('leaves what leads to no chapter and no figure', () => {
    for (const html of [
      '<a href="https://example.org/eda/">сайт</a>',
      '<a href="#limits">пределы</a>',
      '<a href="../ledger/#eda-1">строка</a>',
      '<a class="proof" href="/eda/">знак</a>',
    ])
      expect(withPlaces(html, numbers)).toBe(html);
  });
});
