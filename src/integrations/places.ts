import { fileURLToPath } from 'node:url';
import {
  defineMdastPlugin,
  type MdastPluginDefinition,
  type MdxJsxFlowElement,
  type MdxJsxTextElement,
  type Position,
} from 'satteri';
import { shownFile } from './fault.ts';
import {
  brokenTableComplaint,
  expressionComplaint,
  footnoteComplaint,
  headingComplaint,
  importComplaint,
  namedPicture,
  pictureComplaint,
  rowComplaint,
  starsComplaint,
} from './markdownComplaints.ts';
import { ledgerProps } from './rows.ts';
import { conditionComplaint } from './conditionComplaints.ts';
import { complaint, foreignComplaint, slotComplaint, smallComplaint, valueComplaint } from './tagComplaints.ts';

type Element = MdxJsxFlowElement | MdxJsxTextElement;

const fileName = (url: URL | undefined) => (url ? shownFile(fileURLToPath(url)) : 'глава.mdx');

/**
 * Checks every component of a chapter while its line is known, and tells it where it stands: `at` («file:line:column») and
 * `inline` (inside a paragraph). Throws the Russian complaint.
 */
export const places: MdastPluginDefinition = defineMdastPlugin({
  name: 'places',
  options: { position: true },
  mdxJsxFlowElement: (node, context) => mark(node, context, false),
  mdxJsxTextElement: (node, context) => mark(node, context, true),
  text: (node, context) =>
    refuse(
      footnoteComplaint(node.value) ??
        brokenTableComplaint(node.value) ??
        starsComplaint(typedWords(node, context.source)),
      node,
      context,
    ),
  table: ({ children: [head, ...rows] }, context) =>
    rows.forEach((row) => refuse(rowComplaint(row.children.length, head!.children.length), row, context)),
  heading: (node, context) => refuse(headingComplaint(node, depthAbove(node, context)), node, context),
  image: (node, context) => picture(node, context),
  imageReference: (node, context) => refuse(namedPicture, node, context),
  mdxjsEsm: (node, context) => refuse(importComplaint(node.value, context.fileURL), node, context),
  mdxTextExpression: (node, context) => refuse(expressionComplaint(node.value), node, context),
  mdxFlowExpression: (node, context) => refuse(expressionComplaint(node.value), node, context),
});

/** A picture of public/, under whatever path the site is published. Throws the Russian complaint about any other. */
function picture({ url, alt, title, position }: Picture, context: Context): MdxJsxTextElement {
  const at = placeOf({ position }, context);
  const wrong = pictureComplaint(url);
  if (wrong !== undefined) throw new Error(`${at}: ${wrong}`);
  const attributes = { src: `..${url}`, alt: alt ?? '', ...(title ? { title } : {}) };
  return {
    type: 'mdxJsxTextElement',
    name: 'img',
    attributes: Object.entries(attributes).map(([name, value]) => ({ type: 'mdxJsxAttribute', name, value })),
    children: [],
  };
}

/** The words of a node as they stand in the file. */
function typedWords({ position }: { readonly position?: Position | undefined }, source: string): string {
  if (position === undefined) return '';
  const { start, end } = position;
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const last = lines.length - 1;
  return lines
    .map((line, i) => line.slice(i === 0 ? start.column - 1 : 0, i === last ? end.column - 1 : undefined))
    .join('\n');
}

function refuse(wrong: string | undefined, node: { readonly position?: Position | undefined }, context: Context) {
  if (wrong !== undefined) throw new Error(`${placeOf(node, context)}: ${wrong}`);
  return undefined;
}

/** By chapter: the depth of the heading that was met last. */
const depths = new WeakMap<object, number>();

/** The depth of the heading above this one; that of the page itself is 1. */
function depthAbove({ depth }: { readonly depth: number }, { data }: Context): number {
  const above = depths.get(data) ?? 1;
  depths.set(data, depth);
  return above;
}

interface Picture {
  readonly url: string;
  readonly alt?: string | null;
  readonly title?: string | null;
  readonly position?: Position | undefined;
}

interface Parents {
  readonly type: string;
  readonly children: readonly object[];
}

interface Context {
  readonly fileURL: URL | undefined;
  readonly source: string;
  readonly data: object;
}

/** «file:line:column» of a node. */
const placeOf = ({ position }: { readonly position?: Position | undefined }, { fileURL }: Context) =>
  `${fileName(fileURL)}:${position?.start.line ?? 1}:${position?.start.column ?? 1}`;

function mark(node: Element, context: Context, inline: boolean) {
  const name = node.name ?? '';
  const props = node.attributes.flatMap((a) => (a.type === 'mdxJsxAttribute' ? [a.name] : []));
  if (props.includes('at') || name === 'Fragment') return undefined;
  const place = placeOf(node, context);
  const isComponent = /^[A-Z]/.test(name);
  const wrong = isComponent
    ? (complaint(name, props, place) ??
      wrongValue(node, name, place) ??
      wrongSlot(node, name, context) ??
      wrongPlace(node, name, context))
    : (smallComplaint(name, props, place) ?? foreignComplaint(name, props, place));
  if (wrong !== undefined) throw new Error(wrong);
  if (!isComponent) return undefined;
  // They draw a heading of their own.
  if (name === 'Caution' || (name === 'Column' && props.includes('title'))) depths.set(context.data, 2);
  const added: Record<string, string> = { at: place, ...ledgerProps(node, context) };
  if (isClaim(name)) claimValues(node.children, context);
  if (inline) added['inline'] = 'true';
  if (name === 'Value' && claimed.get(context.data)?.has(place)) added['claimed'] = 'true';
  const attributes = Object.entries(added).map(([key, value]) => ({
    type: 'mdxJsxAttribute' as const,
    name: key,
    value,
  }));
  return { ...bare(node), attributes: [...node.attributes, ...attributes] };
}

function wrongValue(node: Element, name: string, at: string): string | undefined {
  for (const attribute of node.attributes) {
    if (attribute.type !== 'mdxJsxAttribute' || typeof attribute.value !== 'object' || !attribute.value) continue;
    const code = attribute.value.value;
    const wrong =
      valueComplaint(name, attribute.name, code, at) ??
      (attribute.name === 'holds' ? conditionComplaint(code, at) : undefined);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

/** The first wrong part among an element's children and those of its paragraphs. */
function wrongSlot(node: Element, name: string, context: Context): string | undefined {
  const seen = new Set(node.attributes.flatMap((one) => (one.type === 'mdxJsxAttribute' ? [one.name] : [])));
  const parts = (children: readonly object[], inParagraph: boolean): (string | undefined)[] =>
    children.flatMap((child) => {
      const { type, children: inside = [] } = child as Partial<Parents>;
      if (type === 'paragraph' && !inParagraph) return parts(inside, true);
      if (type !== 'mdxJsxFlowElement' && type !== 'mdxJsxTextElement') return [];
      const element = child as Element;
      const slot = element.attributes.find((one) => one.type === 'mdxJsxAttribute' && one.name === 'slot')?.value;
      if (typeof slot !== 'string') return [];
      const place = placeOf(element, context);
      const twice = `${place}: часть slot="${slot}" у <${name}> написана дважды: оставьте одну.`;
      const wrong = slotComplaint(name, slot, inParagraph, place) ?? (seen.has(slot) ? twice : undefined);
      seen.add(slot);
      return [wrong];
    });
  return parts(node.children, false).find((wrong) => wrong !== undefined);
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

const answered = new WeakSet<object>();

/**
 * A second answer would be a second heading of the page, a figure in a figure's caption would have no place of its own, and the ledger
 * would know a claim that stands in the sentence of an untrue one as published.
 */
function wrongPlace(node: Element, name: string, context: Context): string | undefined {
  if (name === 'Answer') {
    if (answered.has(context.data))
      return `${placeOf(node, context)}: ответ у главы уже есть выше: оставьте один <Answer>.`;
    answered.add(context.data);
  }
  if (name === 'Figure' && within(node.children, ['Figure']))
    return `${placeOf(node, context)}: в подписи рисунка стоит другой <Figure>: закройте первый, подпись — только слова.`;
  const inner = isClaim(name) ? within(ownWords(node.children), ['Claim', 'Answer']) : undefined;
  return inner
    ? `${placeOf(inner, context)}: во фразе <${name}> стоит другой <${inner.name}>: закройте первый; условие на обе фразы пишется одно, через &&.`
    : undefined;
}

const isClaim = (name: string) => name === 'Claim' || name === 'Answer';

/** The children without the parts (slots) of the element itself, which may stand in paragraphs of their own. */
const ownWords = (children: readonly object[]): readonly object[] =>
  children.flatMap((child) => {
    const { type, attributes = [], children: inside = [] } = child as Partial<Element>;
    if ((type as string) === 'paragraph') return ownWords(inside);
    return attributes.some((one) => one.type === 'mdxJsxAttribute' && one.name === 'slot') ? [] : [child];
  });

/** The first element of these names, however deep; undefined where there is none. */
function within(children: readonly object[], names: readonly string[]): Element | undefined {
  for (const child of children) {
    const { name, children: inside = [] } = child as Partial<Element>;
    const found = names.includes(name ?? '') ? (child as Element) : within(inside, names);
    if (found) return found;
  }
  return undefined;
}

/** The parts of an element that a new one may take over. */
const bare = (node: Element) => ({ type: node.type, name: node.name, children: node.children }) as Element;
