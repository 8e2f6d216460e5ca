/** What a reader who cannot see the chart is told, and the id that the pieces of one SVG share. */
export interface Caption {
  /** Unique on its page: letters, digits and hyphens. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

const references: Readonly<Record<string, string>> = { '\u00a0': '&#160;', '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** Text as it may stand in SVG and HTML. */
export const escaped = (text: string) => text.replace(/[<>&\u00a0]/g, (sign) => references[sign]!);

/** A drawing of `sketch` as a page shows it: its role, its title and description, and ids of its own. Throws where a number in its words is none. */
export function captioned(drawing: string, { id, title, description }: Caption): string {
  const role = ` aria-labelledby="${id}-title ${id}-description" role="img"`;
  const words = `<title id="${id}-title">${escaped(title)}</title><desc id="${id}-description">${escaped(description)}</desc>`;
  if (/NaN|undefined|Infinity|⚠/.test(words)) throw new Error(`broken caption: ${id}: ${title}; ${description}`);
  return drawing
    .replace(/^<svg([^>]*)>/, (_, rest: string) => `<svg${role}${rest}>${words}`)
    .replaceAll('plot-clip', `${id}-clip`);
}
