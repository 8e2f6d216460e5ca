import type { Palette } from './palette.ts';
import { drawn, escapeXml, inColours, type Sheet } from './standalone.ts';
import { wrap } from './labelLines.ts';
import { textWidth } from './theme.ts';

/** The picture of a link in a messenger: 1200×630 once it is drawn twice as large. */
const [WIDTH, HEIGHT, EDGE] = [600, 315, 24] as const;
const [TITLE, NOTE] = [21, 12] as const;

/** A figure as the picture of a link to its page: the finding large, the drawing as large as it fits, who says it below. */
export function card({ drawing, title }: Pick<Sheet, 'drawing' | 'title'>, says: string, palette: Palette): string {
  const { width, height, inner } = drawn(drawing);
  const room = WIDTH - 2 * EDGE;
  const lines = wrap(title, Math.floor(room / textWidth('0', TITLE))).split('\n');
  const head = lines
    .map((line, i) => text(line, EDGE + TITLE * (0.8 + 1.25 * i), TITLE, ' font-weight="bold"'))
    .join('');
  const top = EDGE + TITLE * 1.25 * lines.length + 6;
  const foot = HEIGHT - EDGE;
  const scale = Math.min(room / width, (foot - NOTE - 10 - top) / height);
  const left = EDGE + (room - width * scale) / 2;
  return inColours(
    [
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}"`,
      ' font-family="Golos Text, system-ui, sans-serif" fill="var(--ink)" color="var(--ink)">',
      '<style>text{white-space:pre;font-variant-numeric:tabular-nums}</style>',
      `<rect width="${WIDTH}" height="${HEIGHT}" fill="var(--ground)"/>${head}`,
      `<g transform="translate(${left.toFixed(1)},${top.toFixed(1)}) scale(${scale.toFixed(4)})"`,
      ` font-size="13" text-anchor="middle">${inner}</g>${text(says, foot, NOTE, ' fill="var(--quiet)"')}</svg>`,
    ].join(''),
    palette,
  );
}

const text = (words: string, y: number, size: number, rest: string) =>
  `<text x="${EDGE}" y="${y.toFixed(1)}" font-size="${size}"${rest}>${escapeXml(words)}</text>`;
