import { defineMdastPlugin, type MdastPluginDefinition, type MdxJsxTextElement } from 'satteri';
import { placeOf, type Context, type Placed } from './chapterPlace.ts';
import { closeListComplaint, foreignMarkComplaint, unknownSignComplaint } from './foreignMarks.ts';
import { passHeading } from './headingDepth.ts';
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
import { mark } from './markedTags.ts';
import { linkInLink } from './nesting.ts';
import { note, refuseAll } from './refusals.ts';

/**
 * Checks every part of a chapter while its line is known, and tells every component where it stands: `at` («file:line:column») and
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
      strayEndComplaint(typed) ??
      foreignMarkComplaint(typed) ??
      unknownSignComplaint(typed, node.value) ??
      closeListComplaint(wholeLines(typed, node, context.source));
    return refuse(wrong, node, context);
  },
  code: (node, context) => refuse(fenceComplaint(typedWords(node, context.source)), node, context),
  footnoteDefinition: (node, context) =>
    refuse(unmarkedFootnoteComplaint(node.label ?? node.identifier, context.source), node, context),
  table: ({ children: [head, ...rows] }, context) =>
    rows.forEach((row) => refuse(rowComplaint(row.children.length, head!.children.length), row, context)),
  heading: (node, context) =>
    refuse(
      underlinedComplaint(typedWords(node, context.source)) ?? headingComplaint(node, passHeading(node.depth, context)),
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

/** Of words in the middle of a line, the lines below it. */
function wholeLines(typed: string, { position }: Placed, source: string): string {
  const { line, column } = position?.start ?? { line: 1, column: 1 };
  const before = source.split('\n')[line - 1]!.slice(0, column - 1);
  return /^[\s>]*$/.test(before) ? typed : typed.split('\n').slice(1).join('\n');
}

const refuse = (wrong: string | undefined, node: Placed, context: Context): undefined =>
  wrong === undefined ? undefined : note(`${placeOf(node, context)}: ${wrong}`, node, context);

function product(node: Placed, context: Context): undefined {
  const { start, end } = node.position ?? {};
  const beside = (line: number | undefined, at: number) => context.source.split('\n')[(line ?? 0) - 1]?.[at] ?? '';
  const [before, after] = [beside(start?.line, (start?.column ?? 0) - 2), beside(end?.line, (end?.column ?? 0) - 1)];
  return refuse(productComplaint(typedWords(node, context.source), before, after), node, context);
}

interface Picture extends Placed {
  readonly url: string;
  readonly alt?: string | null;
  readonly title?: string | null;
}
