import { escapeHtml } from './html.ts';

/**
 * The sign behind a checked sentence; its mark is drawn by the style sheet, so that no text is read twice. Where the
 * sentence is withdrawn it confirms nothing, and only leads to the row.
 */
const sign = (href: string, holds: boolean) =>
  `<a class="proof${holds ? '' : ' withdrawn'}" href="${escapeHtml(href)}" aria-label="${holds ? 'Чем подтверждено' : 'Какая фраза снята и почему'}"></a>`;

/** Where a checked sentence stands. */
interface Standing {
  /** Its row in the ledger, which is its anchor too. */
  readonly row: string;
  /** The way to that row. */
  readonly href: string;
  /** Inside a paragraph; else it is one or more of them. */
  readonly isInline: boolean;
  /** False of a sentence that is withdrawn. Default: true. */
  readonly holds?: boolean;
}

/** A checked sentence with its anchor and the way to its row in the ledger. */
export function proved(html: string, { row, href, isInline, holds = true }: Standing): string {
  if (html.trim() === '') return html;
  if (isInline) return `<span id="${row}">${html}</span>${sign(href, holds)}`;
  // A heading or a figure has an address of its own.
  const isNamed = /^\s*<[^>]*\sid="/.test(html);
  const anchored = isNamed
    ? `<span class="unseen" id="${row}"></span>${html}`
    : html.replace(/^\s*<([a-z][a-z0-9]*)/i, `<$1 id="${row}"`);
  return anchored.replace(/<\/p>\s*$/, `${sign(href, holds)}</p>`);
}
