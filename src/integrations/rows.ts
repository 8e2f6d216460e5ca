import type { MdxJsxFlowElement, MdxJsxTextElement } from 'satteri';

/** Components whose sentences and figures have a row in the ledger. */
const kept = ['Value', 'KeyFigure', 'Claim', 'Answer', 'Choose'];

/** Rows are numbered in the order of the page's source, because components may render in any order. */
const rows = new WeakMap<object, number>();

/**
 * What the ledger must know of a tag and its component cannot: its name on the page («eda-12») and the condition
 * as the author wrote it.
 */
export function ledgerProps(
  { name, attributes }: MdxJsxFlowElement | MdxJsxTextElement,
  { fileURL, data }: { readonly fileURL: URL | undefined; readonly data: object },
): Record<string, string> {
  if (!kept.includes(name ?? '')) return {};
  const number = (rows.get(data) ?? 0) + 1;
  rows.set(data, number);
  const page = /([^/]+)\.mdx$/.exec(fileURL?.pathname ?? '')?.[1] ?? 'page';
  const row = `${page}-${number}`;
  const holds = attributes.find((one) => one.type === 'mdxJsxAttribute' && one.name === 'holds');
  if (holds?.type !== 'mdxJsxAttribute' || !holds.value) return { row };
  const source = typeof holds.value === 'string' ? holds.value : holds.value.value;
  return { row, condition: source.replace(/\s+/g, ' ').trim() };
}
