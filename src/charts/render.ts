import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { raised } from './raised.ts';
import { FONT, colour } from './theme.ts';

/** What a reader who cannot see the chart is told, and the id that the pieces of one SVG share. */
export interface Caption {
  /** Unique on its page: letters, digits and hyphens. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

const { document } = parseHTML('<!doctype html><html><body></body></html>');

/**
 * Draws Plot options as one static SVG element: no script, no style element or attribute (a strict CSP would refuse
 * them; src/styles/chart.css holds the rules), one role and description, short numbers. Throws on any warning of Plot's.
 */
export function render(options: Plot.PlotOptions, { id, title, description }: Caption): string {
  const warnings: string[] = [];
  const warn = console.warn;
  console.warn = (...words: unknown[]) => warnings.push(words.join(' '));
  let svg: Element;
  try {
    svg = Plot.plot({
      ...options,
      document: document as unknown as Document,
      style: undefined,
      className: 'chart',
    }) as unknown as Element;
  } finally {
    console.warn = warn;
  }
  if (warnings.length > 0) throw new Error(`chart warning: ${id}: ${warnings.join('; ')}`);
  if (svg.tagName.toLowerCase() !== 'svg')
    throw new Error(`chart with a frame: ${id}: titles and legends belong to the page`);
  for (const style of svg.querySelectorAll('style')) style.remove();
  for (const part of svg.querySelectorAll('[aria-label], [aria-description], [aria-hidden], [role]'))
    for (const name of ['aria-label', 'aria-description', 'aria-hidden', 'role']) part.removeAttribute(name);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-labelledby', `${id}-title ${id}-description`);
  svg.setAttribute('font-size', String(FONT));
  svg.setAttribute('fill', colour.ink);
  const label = (tag: string, text: string) => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', tag) as unknown as Element;
    element.setAttribute('id', `${id}-${tag === 'desc' ? 'description' : tag}`);
    element.textContent = text;
    return element;
  };
  svg.prepend(label('title', title), label('desc', description));
  const html = shorten(svg.outerHTML)
    .replaceAll('plot-clip', `${id}-clip`)
    .replace(/(?<=<text[^>]*>)[^<]+/g, raised);
  if (/NaN|undefined|Infinity|⚠/.test(html))
    throw new Error(`broken chart: ${id}: ${/.{30}(NaN|undefined|Infinity|⚠).{30}/.exec(html)?.[0]}`);
  return html;
}

/** Coordinates to two digits inside attributes; text is left alone. */
const shorten = (html: string) =>
  html.replace(
    /="([^"]*\d\.\d{3,}[^"]*)"/g,
    (_, value: string) => `="${value.replace(/-?\d+\.\d{3,}/g, (n) => String(Number(Number(n).toFixed(2))))}"`,
  );
