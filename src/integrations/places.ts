import { defineMdastPlugin, type MdastPluginDefinition, type MdxJsxFlowElement, type MdxJsxTextElement } from 'satteri';
import { placeOf, type Context, type Placed } from './chapterPlace.ts';
import { closedWordComplaint } from './closedWords.ts';
import {
  brokenLinkComplaint,
  brokenTableComplaint,
  expressionComplaint,
  fenceComplaint,
  footnoteComplaint,
  hashesComplaint,
  headingComplaint,
  importComplaint,
  namedPicture,
  pictureComplaint,
  productComplaint,
  wordlessLinkComplaint,
  wordlessPictureComplaint,
  rowComplaint,
  starsComplaint,
  strayEndComplaint,
  strayPropertyComplaint,
  underlinedComplaint,
  unmarkedFootnoteComplaint,
} from './markdownComplaints.ts';
import { blockInParagraph, hasWords, isClaim, linkInLink, wrongPlace, wrongSlot } from './nesting.ts';
import { note, refuseAll } from './refusals.ts';
import { ledgerProps } from './rows.ts';
import { conditionComplaint } from './conditionComplaints.ts';
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

/**
 * Checks every component of a chapter while its line is known, and tells it where it stands: `at` («file:line:column») and
 * `inline` (inside a paragraph). Throws the Russian complaints, a line each, in the order of the chapter.
 */
export const places: MdastPluginDefinition = defineMdastPlugin({
  name: 'places',
  options: { position: true },
  mdxJsxFlowElement: (node, context) => mark(node, context, false),
  mdxJsxTextElement: (node, context) => mark(node, context, true),
  text: (node, context) => {
    const typed = typedWords(node, context.source);
    const wrong =
      footnoteComplaint(node.value) ??
      brokenTableComplaint(node.value) ??
      starsComplaint(typed) ??
      brokenLinkComplaint(typed) ??
      hashesComplaint(typed) ??
      strayPropertyComplaint(typed) ??
      strayEndComplaint(typed);
    return refuse(wrong, node, context);
  },
  code: (node, context) => refuse(fenceComplaint(typedWords(node, context.source)), node, context),
  footnoteDefinition: (node, context) =>
    refuse(unmarkedFootnoteComplaint(node.label ?? node.identifier, context.source), node, context),
  table: ({ children: [head, ...rows] }, context) =>
    rows.forEach((row) => refuse(rowComplaint(row.children.length, head!.children.length), row, context)),
  heading: (node, context) =>
    refuse(
      underlinedComplaint(typedWords(node, context.source)) ?? headingComplaint(node, depthAbove(node, context)),
      node,
      context,
    ),
  link: (node, context) => refuse(wordlessLinkComplaint(node) ?? linkInLink(node.children), node, context),
  emphasis: (node, context) => product(node, context),
  strong: (node, context) => product(node, context),
  delete: (node, context) => product(node, context),
  image: (node, context) => picture(node, context),
  imageReference: (node, context) => refuse(namedPicture, node, context),
  mdxjsEsm: (node, context) => refuse(importComplaint(node.value, context.fileURL), node, context),
  mdxTextExpression: (node, context) => refuse(expressionComplaint(node.value), node, context),
  mdxFlowExpression: (node, context) => refuse(expressionComplaint(node.value), node, context),
  after: (_, { data }) => refuseAll(data),
});

/** A picture of public/, under whatever path the site is published; any other is refused. */
function picture(node: Picture, context: Context): MdxJsxTextElement | undefined {
  const { url, alt, title } = node;
  const wrong = pictureComplaint(url) ?? wordlessPictureComplaint(alt ?? '');
  if (wrong !== undefined) return refuse(wrong, node, context);
  const attributes = { src: `..${url}`, alt: alt ?? '', ...(title ? { title } : {}) };
  return {
    type: 'mdxJsxTextElement',
    name: 'img',
    attributes: Object.entries(attributes).map(([name, value]) => ({ type: 'mdxJsxAttribute', name, value })),
    children: [],
  };
}

/** The words of a node as they stand in the file. */
function typedWords({ position }: Placed, source: string): string {
  if (position === undefined) return '';
  const { start, end } = position;
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const last = lines.length - 1;
  return lines
    .map((line, i) => line.slice(i === 0 ? start.column - 1 : 0, i === last ? end.column - 1 : undefined))
    .join('\n');
}

const refuse = (wrong: string | undefined, node: Placed, context: Context): undefined =>
  wrong === undefined ? undefined : note(`${placeOf(node, context)}: ${wrong}`, node, context);

function product(node: Placed, context: Context): undefined {
  const { start, end } = node.position ?? {};
  const beside = (line: number | undefined, at: number) => context.source.split('\n')[(line ?? 0) - 1]?.[at] ?? '';
  const [before, after] = [beside(start?.line, (start?.column ?? 0) - 2), beside(end?.line, (end?.column ?? 0) - 1)];
  return refuse(productComplaint(typedWords(node, context.source), before, after), node, context);
}

/** By chapter: the depth of the heading that was met last. */
const depths = new WeakMap<object, number>();

/** The depth of the heading above this one; that of the page itself is 1. */
function depthAbove({ depth }: { readonly depth: number }, { data }: Context): number {
  const above = depths.get(data) ?? 1;
  depths.set(data, depth);
  return above;
}

interface Picture extends Placed {
  readonly url: string;
  readonly alt?: string | null;
  readonly title?: string | null;
}

function mark(node: Element, context: Context, inline: boolean) {
  const name = node.name ?? '';
  const props = node.attributes.flatMap((a) => (a.type === 'mdxJsxAttribute' ? [a.name] : []));
  const place = placeOf(node, context);
  if (name === 'Fragment') return undefined;
  const isComponent = /^[^a-z]/.test(name);
  const wrong = isComponent
    ? (complaint(name, props, place) ??
      wrongValue(node, name, place) ??
      wrongSlot(node, name, context) ??
      wordsComplaint(name, hasWords(node), place) ??
      wrongPlace(node, name, context) ??
      (inline ? blockInParagraph(node, name, context) : undefined))
    : (smallComplaint(name, props, place) ?? foreignComplaint(name, props, place) ?? unknownTagComplaint(name, place));
  if (wrong !== undefined) return note(wrong, node, context);
  if (!isComponent) return undefined;
  // They draw a heading of their own.
  if (name === 'Caution' || (name === 'Column' && props.includes('title'))) depths.set(context.data, 2);
  const added: Record<string, string> = { at: place, ...ledgerProps(node, context) };
  if (isClaim(name)) claimValues(node.children, context);
  if (inline) added['inline'] = 'true';
  if (claimed.get(context.data)?.has(place)) added['claimed'] = 'true';
  const attributes = Object.entries(added).map(([key, value]) => ({
    type: 'mdxJsxAttribute' as const,
    name: key,
    value,
  }));
  return { ...bare(node), attributes: [...node.attributes, ...attributes] };
}

function wrongValue(node: Element, name: string, at: string): string | undefined {
  for (const attribute of node.attributes) {
    if (attribute.type === 'mdxJsxExpressionAttribute')
      return `${at}: свойства <${name}> пишут по одному, имя="значение": что в скобках {…}, не проверить.`;
    if (typeof attribute.value === 'string') {
      const wrong =
        pathComplaint(name, attribute.name, attribute.value, at) ??
        spokenComplaint(name, attribute.name, attribute.value, at);
      if (wrong !== undefined) return wrong;
    }
    if (typeof attribute.value !== 'object' || !attribute.value) continue;
    const code = attribute.value.value;
    const wrong =
      valueComplaint(name, attribute.name, code, at) ??
      (attribute.name === 'holds' ? conditionComplaint(code, at) : undefined) ??
      closedWordComplaint(code, at);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

/** By chapter: the places of the values in sentences of claims. A claim is visited before what is in it. */
const claimed = new WeakMap<object, Set<string>>();

/** Notes the values of a claim's sentence; its other words are drawn only where they stand, and must have all of theirs. */
function claimValues(children: readonly object[], context: Context): void {
  const places = claimed.get(context.data) ?? new Set();
  claimed.set(context.data, places);
  for (const child of children) {
    const { name, attributes = [], children: inside = [] } = child as Partial<Element>;
    if (attributes.some((one) => one.type === 'mdxJsxAttribute' && one.name === 'slot')) continue;
    if (name === 'Value') places.add(placeOf(child, context));
    claimValues(inside, context);
  }
}

/** The parts of an element that a new one may take over. */
const bare = (node: Element) => ({ type: node.type, name: node.name, children: node.children }) as Element;
