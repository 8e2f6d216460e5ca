import type { MdxJsxFlowElement, MdxJsxTextElement } from 'satteri';
import { placeOf, placeOfProp, type Context } from './chapterPlace.ts';
import { closedWordComplaint } from './closedWords.ts';
import { conditionComplaint } from './conditionComplaints.ts';
import { passHeading } from './headingDepth.ts';
import {
  blockInParagraph,
  hasWords,
  isClaim,
  propsOf,
  slotOf,
  strayFragmentProp,
  strayPart,
  wrongPlace,
  wrongSlot,
} from './nesting.ts';
import { note } from './refusals.ts';
import { ledgerProps } from './rows.ts';
import { standsIn } from './standsIn.ts';
import {
  complaint,
  foreignComplaint,
  pathComplaint,
  smallComplaint,
  spokenComplaint,
  unknownTagComplaint,
  valueComplaint,
  wordsComplaint,
} from './tagComplaints.ts';

type Element = MdxJsxFlowElement | MdxJsxTextElement;
type Prop = Extract<Element['attributes'][number], { readonly type: 'mdxJsxAttribute' }>;

/** Checks a component or a tag; a component that is right is told where it stands: `at`, `inline`, and what the ledger needs. */
export function mark(node: Element, context: Context, inline: boolean) {
  const name = node.name ?? '';
  const props = propsOf(node);
  const place = placeOf(node, context);
  const stray = strayFragmentProp(node, context) ?? strayPart(node, context);
  if (stray !== undefined) return note(stray, node, context);
  if (name === 'Fragment') return undefined;
  const isComponent = /^[^a-z]/.test(name);
  const wrong = isComponent
    ? (complaint(name, props, place, (prop) => placeOfProp(node, prop, context)) ??
      wrongValue(node, name, context) ??
      wrongSlot(node, name, context) ??
      wordsComplaint(name, hasWords(node), place) ??
      wrongPlace(node, name, context) ??
      (inline ? blockInParagraph(node, name, context) : undefined))
    : (smallComplaint(name, props, place) ?? foreignComplaint(name, props, place) ?? unknownTagComplaint(name, place));
  if (wrong !== undefined) return note(wrong, node, context);
  if (!isComponent) return undefined;
  // They draw a heading of their own.
  if (name === 'Caution' || (name === 'Column' && props.includes('title'))) passHeading(2, context);
  const added: Record<string, string> = { at: place, ...ledgerProps(node, context) };
  if (isClaim(name)) claimValues(node.children, context);
  const within = isClaim(name) ? standsIn(node, context) : undefined;
  if (within !== undefined) added['within'] = within;
  if (inline) added['inline'] = 'true';
  if (claimed.get(context.data)?.has(place)) added['claimed'] = 'true';
  if (name === 'Value' && signAfter(node, context) === '.') added['dotted'] = 'true';
  const attributes = Object.entries(added).map(([key, value]) => ({
    type: 'mdxJsxAttribute' as const,
    name: key,
    value,
  }));
  return { ...bare(node), attributes: [...node.attributes.map(unescaped), ...attributes] };
}

/** What stands right behind a tag. */
function signAfter({ position }: Element, { source }: Context): string | undefined {
  const { line, column } = position?.end ?? { line: 0, column: 0 };
  return source.split('\n')[line - 1]?.[column - 1];
}

/** A row of a table has «\|» for the sign that divides cells: the parser takes the backslash away in words, in a property not. */
const unescaped = <T extends Element['attributes'][number]>(attribute: T): T =>
  typeof attribute.value === 'string' ? { ...attribute, value: attribute.value.replaceAll('\\|', '|') } : attribute;

function wrongValue(node: Element, name: string, context: Context): string | undefined {
  for (const attribute of node.attributes) {
    if (attribute.type === 'mdxJsxExpressionAttribute')
      return `${placeOf(node, context)}: свойства <${name}> пишут по одному, имя="значение": что в скобках {…}, не проверить.`;
    // Where it stands is looked for only where it is wrong.
    if (propComplaint(name, attribute, '') !== undefined)
      return propComplaint(name, attribute, placeOfProp(node, attribute.name, context));
  }
  return undefined;
}

function propComplaint(name: string, { name: prop, value }: Prop, at: string): string | undefined {
  if (typeof value === 'string') return pathComplaint(name, prop, value, at) ?? spokenComplaint(name, prop, value, at);
  if (!value) return undefined;
  return (
    valueComplaint(name, prop, value.value, at) ??
    (prop === 'holds' ? conditionComplaint(value.value, at) : undefined) ??
    closedWordComplaint(value.value, at)
  );
}

/** By chapter: the places of the values in sentences of claims. A claim is visited before what is in it. */
const claimed = new WeakMap<object, Set<string>>();

/** Notes the values of a claim's sentence; its other words are drawn only where they stand, and must have all of theirs. */
function claimValues(children: readonly object[], context: Context): void {
  const places = claimed.get(context.data) ?? new Set();
  claimed.set(context.data, places);
  for (const child of children) {
    const { name, children: inside = [] } = child as Partial<Element>;
    if (slotOf(child as Partial<Element>) !== undefined) continue;
    if (name === 'Value') places.add(placeOf(child, context));
    claimValues(inside, context);
  }
}

/** The parts of an element that a new one may take over. */
const bare = (node: Element) => ({ type: node.type, name: node.name, children: node.children }) as Element;
