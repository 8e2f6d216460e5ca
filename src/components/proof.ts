import { escapeHtml } from './html.ts';

/** The sign behind a checked sentence; its mark is drawn by the style sheet, so that no text is read twice. */
const sign = (href: string) => `<a class="proof" href="${escapeHtml(href)}" aria-label="Чем подтверждено"></a>`;

/** A checked sentence with its anchor and the way to its row in the ledger, inside a paragraph or as one. */
export function proved(html: string, row: string, href: string, isInline: boolean): string {
  if (html.trim() === '') return html;
  if (isInline) return `<span id="${row}">${html}</span>${sign(href)}`;
  const anchored = html.replace(/^\s*<([a-z][a-z0-9]*)/i, `<$1 id="${row}"`);
  return /<\/p>\s*$/.test(anchored) ? anchored.replace(/<\/p>\s*$/, `${sign(href)}</p>`) : anchored;
}
