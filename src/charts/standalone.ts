import { coloured, type Palette } from './palette.ts';
import { raised } from './raised.ts';
import { wrap } from './labelLines.ts';
import { FONT, textWidth } from './theme.ts';

/** A drawing that goes its own way, into a letter or a slide, with all that its page says of it. */
export interface Sheet {
  /** An SVG as render() makes it. */
  readonly drawing: string;
  readonly title: string;
  readonly subtitle: string;
  readonly source: string;
  readonly description: string;
}

const EDGE = 24;
const sizes = { title: 18, subtitle: 14, source: 12 } as const;

/** One SVG that needs no page: ground, title, measure and source drawn, colours resolved, in the light theme. */
export function standalone({ drawing, title, subtitle, source, description }: Sheet, palette: Palette): string {
  const { width, height, inner } = drawn(drawing);
  let y = EDGE;
  const lines = (text: string, size: number, rest: string) =>
    wrap(text, Math.floor((width * FONT) / (size * textWidth('0'))))
      .split('\n')
      .map((line) => {
        y += size * 1.3;
        return `<text x="${EDGE}" y="${y.toFixed(1)}" font-size="${size}"${rest}>${raised(escapeXml(line))}</text>`;
      })
      .join('');
  const head =
    lines(title, sizes.title, ' font-weight="bold"') + lines(subtitle, sizes.subtitle, ' fill="var(--quiet)"');
  const top = y + 16;
  y = top + height + 8;
  const foot = lines(source, sizes.source, ' fill="var(--quiet)"');
  const size = `${width + 2 * EDGE} ${Math.ceil(y + EDGE)}`;
  const [w, h] = size.split(' ');
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size}" width="${w}" height="${h}" role="img" aria-labelledby="title description"`,
    ` font-family="Golos Text, system-ui, sans-serif" fill="var(--ink)" color="var(--ink)">`,
    `<title id="title">${escapeXml(title)}</title><desc id="description">${escapeXml(description)}</desc>`,
    '<style>text{white-space:pre;font-variant-numeric:tabular-nums}</style>',
    `<rect width="${w}" height="${h}" fill="var(--ground)"/>${head}`,
    `<g transform="translate(${EDGE},${top.toFixed(1)})" font-size="${FONT}" text-anchor="middle">${inner}</g>${foot}</svg>\n`,
  ].join('');
  return inColours(svg, palette);
}

/** The size of a drawing and what is in it. */
export function drawn(drawing: string): { readonly width: number; readonly height: number; readonly inner: string } {
  const [, attributes = '', inner = ''] = /^<svg([^>]*)>([\s\S]*)<\/svg>$/.exec(drawing) ?? [];
  const [, width = 0, height = 0] = (/viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(attributes) ?? []).map(Number);
  return { width, height, inner };
}

/** An SVG that no style sheet follows: its colours by value, without the drawing's own title and description. */
export const inColours = (svg: string, palette: Palette) => {
  const plain = svg
    .replace(/<(title|desc) id="(?!title"|description")[^>]*>[\s\S]*?<\/\1>/g, '')
    // Few programs that draw an SVG know weights between the hundreds.
    .replaceAll('font-weight="650"', 'font-weight="bold"');
  return coloured(plain, palette);
};

/** A text as XML has it between tags and in quotation marks. */
export const escapeXml = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`).replaceAll('\u00a0', '&#160;');
