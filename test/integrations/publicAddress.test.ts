import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { card } from '../../src/charts/card.ts';
import { pictures } from '../../src/integrations/figurePng.ts';
import { mainFigure, sitemap } from '../../src/integrations/publicAddress.ts';

const palette = { ink: '#111111', quiet: '#222222', ground: '#ffffff', stayed: '#0000ff' };
const drawing =
  '<svg viewBox="0 0 720 400" height="400" width="720"><circle r="5" cx="9" cy="9" fill="var(--stayed)" /></svg>';

describe('card(figure, says, palette)', () => {
  it('is a picture of 1200 to 630 with the finding and who says it', async () => {
    const svg = card({ drawing, title: 'Ушли <чаще>' }, 'Банк', palette);
    expect(svg).toContain('>Ушли &#60;чаще&#62;</text>');
    expect(svg).toContain('>Банк</text>');
    expect(svg).not.toContain('var(');
    const png = await pictures(mkdtempSync(join(tmpdir(), 'cards-'))).of(svg);
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
  });
});

describe('mainFigure(html)', () => {
  it('is the first figure that can be downloaded', () => {
    const link = (name: string) => `<a href="/report/figures/${name}.png" download>PNG</a>`;
    expect(mainFigure(link('eda/a') + link('eda/b'))).toBe('eda/a');
    expect(mainFigure('<p>Без рисунков</p>')).toBeUndefined();
  });
});

describe('sitemap(pages)', () => {
  it('names every page', () => {
    expect(sitemap(['https://x.ru/r/', 'https://x.ru/r/eda/'])).toContain('<url><loc>https://x.ru/r/eda/</loc></url>');
  });
});
