import * as Plot from '@observablehq/plot';
import { captioned, type Caption } from './captioned.ts';
import { Paper, type PaperElement } from './paper.ts';
import { raised } from './raised.ts';
import { FONT, colour } from './theme.ts';

const document = new Paper();

/**
 * Draws Plot options as one static SVG element: no script, no style element or attribute (a strict CSP would refuse
 * them; src/styles/chart.css holds the rules), one role and description, short numbers. Throws on any warning of Plot's.
 */
export const render = (options: Plot.PlotOptions, caption: Caption): string =>
  captioned(sketch(options, caption.id), caption);

/** The drawing alone; `name`: what an error calls it. Throws on any warning of Plot's, and on a number that is none. */
export function sketch(options: Plot.PlotOptions, name: string): string {
  const warnings: string[] = [];
  const warn = console.warn;
  console.warn = (...words: unknown[]) => warnings.push(words.join(' '));
  let svg: PaperElement;
  try {
    svg = Plot.plot({
      ...options,
      document: document as unknown as Document,
      style: undefined,
      className: 'chart',
    }) as unknown as PaperElement;
  } finally {
    console.warn = warn;
  }
  if (warnings.length > 0) throw new Error(`chart warning: ${name}: ${warnings.join('; ')}`);
  if (svg.tagName !== 'svg') throw new Error(`chart with a frame: ${name}: titles and legends belong to the page`);
  svg.setAttribute('font-size', String(FONT));
  svg.setAttribute('fill', colour.ink);
  const html = shorten(svg.write()).replace(/(?<=<text[^>]*>)[^<]+/g, raised);
  if (/NaN|undefined|Infinity|⚠/.test(html))
    throw new Error(`broken chart: ${name}: ${/.{30}(NaN|undefined|Infinity|⚠).{30}/.exec(html)?.[0]}`);
  return html;
}

/** Coordinates to two digits inside attributes; text is left alone. */
const shorten = (html: string) =>
  html.replace(
    /="([^"]*\d\.\d{3,}[^"]*)"/g,
    (_, value: string) => `="${value.replace(/-?\d+\.\d{3,}/g, (n) => String(Number(Number(n).toFixed(2))))}"`,
  );
