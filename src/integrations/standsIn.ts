import type { MdxJsxFlowElement, MdxJsxTextElement } from 'satteri';
import { placeOf, type Context } from './chapterPlace.ts';
import { slotOf } from './nesting.ts';

type Element = MdxJsxFlowElement | MdxJsxTextElement;

/** Components of which the data choose the words. */
const choosing: ReadonlySet<string> = new Set(['Claim', 'Answer', 'Choose']);

/** The place of the sentence of whose other words, or branches, a tag is a part, and the part: «…/eda.mdx:12:1 otherwise»; undefined where it is of none. */
export function standsIn(node: Element, context: Context): string | undefined {
  let part = slotOf(node)?.value;
  for (let above = parentOf(node, context); above !== undefined; above = parentOf(above, context)) {
    if (choosing.has(above.name ?? ''))
      return typeof part === 'string' ? `${placeOf(above, context)} ${part}` : undefined;
    part = slotOf(above)?.value ?? part;
  }
  return undefined;
}

const parentOf = (node: Element, context: Context) => context.parent(node) as Element | undefined;
