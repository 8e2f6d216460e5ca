import { mkdirSync, mkdtempSync, readFileSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { standalone } from '../../src/charts/standalone.ts';
import { figureCsv } from '../../src/integrations/figureCsv.ts';
import { pictures } from '../../src/integrations/figurePng.ts';
import { withdrawDeadReferences } from '../../src/integrations/references.ts';

const palette = { ink: '#111111', quiet: '#222222', ground: '#ffffff', stayed: '#0000ff' };
const drawing =
  '<svg aria-labelledby="a-title a-description" viewBox="0 0 720 100" height="100" width="720" class="chart">' +
  '<title id="a-title">x</title><desc id="a-description">y</desc><circle r="5" cx="9" cy="9" fill="var(--stayed)" /></svg>';
const sheet = {
  drawing,
  title: 'Ушли <чаще> & дороже, чем можно было подумать, глядя на одну только первую долю, без остатков',
  subtitle: 'Доля, %',
  source: 'n = 10',
  description: 'Точки.',
};

describe('standalone()', () => {
  const svg = standalone(sheet, palette);
  it('needs no page: colours, title, measure and source are in it', () => {
    expect(svg).not.toContain('var(');
    expect(svg).toContain('fill="#0000ff"');
    expect(svg.match(/<title/g)).toHaveLength(1);
    expect(svg).toContain('<desc id="description">Точки.</desc>');
    expect(svg).toContain('>n = 10</text>');
    expect(svg.match(/font-weight="bold"/g)).toHaveLength(2);
  });
  it('escapes what the title says', () => {
    expect(svg).toContain('Ушли &#60;чаще&#62; &#38; дороже');
  });
  it('refuses a colour that the theme does not know', () => {
    expect(() => standalone(sheet, { ...palette, stayed: undefined as never })).toThrow('unknown colour: stayed');
  });
});

describe('figureCsv()', () => {
  it('writes numbers as a spreadsheet reads them, and text that it never runs', () => {
    const rows = [
      ['=1+1', '10\u00a0000', '18,2\u00a0%', '−5,2', '+5', '−5,2 п. п.'],
      ['@x', 'нет данных', '—', 'от 1 до 2', '-x', '7\u00a0023\u00a0₽'],
      ['−0,25', '−1234', '1\u00a023', '+12,5\u00a0%', '−1\u00a0234\u00a0567', '0,5 %'],
    ];
    expect(figureCsv({ columns: ['а', 'б', 'в', 'г', 'д', 'е'], rows })).toBe(
      '\ufeffа;б;в;г;д;е\r\n"\'=1+1";10000;18,2%;-5,2;5;"−5,2 п. п."\r\n"\'@x";нет данных;—;от 1 до 2;"\'-x";7\u00a0023\u00a0₽\r\n-0,25;-1234;1\u00a023;12,5%;-1234567;"0,5 %"\r\n',
    );
  });

  it('names columns of one name after those that they follow', () => {
    const columns = ['Группа', 'Все', 'Интервал', 'Остаток известен', 'Интервал'];
    expect(figureCsv({ columns, rows: [] })).toBe(
      '\ufeffГруппа;Все;Интервал: все;Остаток известен;Интервал: остаток известен\r\n',
    );
  });
});

describe('pictures()', () => {
  it('draws a PNG twice as large, and only once', async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'pictures-')), 'kept');
    const svg = standalone(sheet, palette);
    const png = await pictures(folder).of(svg);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(2 * 768);
    const [name] = readdirSync(folder);
    utimesSync(join(folder, name!), 1, 1);
    expect(await pictures(folder).of(svg)).toEqual(png);
    expect(statSync(join(folder, name!)).mtimeMs).toBe(1000);
    expect((await pictures(folder).of(svg.replace('Доля', 'Часть'))).subarray(1, 4).toString()).toBe('PNG');
    expect(readdirSync(folder)).toHaveLength(2);
  });
  it('draws the same bytes twice, with the faces of the site alone', async () => {
    const svg = standalone(sheet, palette);
    const drawn = () => pictures(mkdtempSync(join(tmpdir(), 'pictures-'))).of(svg);
    const [first, second] = [await drawn(), await drawn()];
    expect(first.equals(second)).toBe(true);
    // A letter that no face of the site has is drawn from no face of the system: nothing stands in its place.
    const letter = (words: string) =>
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30" width="90" height="30"><text y="20" font-family="DejaVu Sans, Liberation Sans">${words}</text></svg>`;
    const drawing = pictures(mkdtempSync(join(tmpdir(), 'pictures-')));
    expect((await drawing.of(letter('ש'))).equals(await drawing.of(letter('א')))).toBe(true);
  });
  it('draws the letters of the site: bold, Cyrillic and the rouble', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
    const text = (words: string, rest = '') =>
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30" width="90" height="30"><text y="20" font-family="Golos Text"${rest}>${words}</text></svg>`;
    const drawn = pictures(folder);
    const [empty, letters, bold, rouble] = await Promise.all(
      [text(''), text('Жук'), text('Жук', ' font-weight="bold"'), text('₽')].map((svg) => drawn.of(svg)),
    );
    expect(letters!.equals(empty!)).toBe(false);
    expect(bold!.equals(letters!)).toBe(false);
    expect(rouble!.equals(empty!)).toBe(false);
  });
});

describe('withdrawDeadReferences()', () => {
  it('leaves words where the figure is not on its page', () => {
    const folder = mkdtempSync(join(tmpdir(), 'references-'));
    const page = (name: string, html: string) => {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, 'index.html'), html);
    };
    const see = (href: string) => `<a class="see" href="${href}">рис.&nbsp;1.1</a>`;
    page('eda', '<figure id="fig-a"></figure>');
    const html = `${see('/r/eda/#fig-a')} ${see('/r/eda/#fig-b')} ${see('#fig-c')} ${see('#fig-d')}<figure id="fig-d"></figure>`;
    page('metric', html);
    withdrawDeadReferences(folder, '/r/');
    expect(readFileSync(join(folder, 'metric', 'index.html'), 'utf8')).toBe(
      `${see('/r/eda/#fig-a')} рис.&nbsp;1.1 (на этих данных не показан) рис.&nbsp;1.1 (на этих данных не показан) ${see('#fig-d')}<figure id="fig-d"></figure>`,
    );
  });
});
