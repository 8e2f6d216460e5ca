import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineMdastPlugin, type MdastPluginDefinition, type MdxJsxFlowElement, type MdxJsxTextElement } from 'satteri';
import { reference } from '../components/reference.ts';
import { editDistance, nearest } from '../paths/nearest.ts';

type Element = MdxJsxFlowElement | MdxJsxTextElement;

/** The folder that files are named from in messages. */
const root = process.cwd();

const fileName = (url: URL | undefined) =>
  url ? relative(root, fileURLToPath(url)).split(sep).join('/') : 'глава.mdx';

const quoted = (names: readonly string[]) => names.map((name) => `«${name}»`).join(', ');

/**
 * The Russian complaint about an author's tag: a component that there is not, a mistyped, needless or lacking prop;
 * undefined where it is right.
 */
export function complaint(name: string, props: readonly string[], at: string): string | undefined {
  const known = reference[name];
  if (!known) {
    const names = Object.keys(reference);
    const near = nearest(name, names);
    return `${at}: нет компонента <${name}>${near ? `; возможно, <${near}>` : ''}. Есть: ${names.join(', ')}.`;
  }
  const allowed = Object.keys(known.props);
  const strange = props.find((prop) => !allowed.includes(prop) && prop !== 'slot');
  if (strange !== undefined) {
    const near = nearest(strange, allowed);
    // A chart may have options of its own; only what looks like a slip of the pen is refused there.
    const slip = near !== undefined && strange.length > 3 && editDistance(strange, near) < 3;
    if (!known.open || slip)
      return `${at}: у <${name}> нет свойства «${strange}»${near ? `; возможно, «${near}»` : ''}. ${
        allowed.length > 0 ? `Есть: ${allowed.join(', ')}.` : 'Свойств у него нет.'
      }`;
  }
  const lacking = known.required.filter((prop) => !props.includes(prop));
  if (lacking.length > 0)
    return `${at}: у <${name}> не хватает ${lacking.length > 1 ? 'свойств' : 'свойства'} ${quoted(lacking)}. Например: ${known.example}`;
  return undefined;
}

/** Figures are numbered in the order of the page's source, because components may render in any order. */
const figures = new WeakMap<object, number>();

/**
 * Checks every component of a chapter while its line is known, and tells it where it stands: `at` («file:line»),
 * `inline` (inside a paragraph), for a figure its `number` on the page. Throws the Russian complaint.
 */
export const places: MdastPluginDefinition = defineMdastPlugin({
  name: 'places',
  options: { position: true },
  mdxJsxFlowElement: (node, context) => mark(node, context, false),
  mdxJsxTextElement: (node, context) => mark(node, context, true),
});

function mark(node: Element, context: { readonly fileURL: URL | undefined; readonly data: object }, inline: boolean) {
  const name = node.name ?? '';
  if (!/^[A-Z]/.test(name) || name === 'Fragment') return undefined;
  const at = `${fileName(context.fileURL)}:${node.position?.start.line ?? '?'}`;
  const props = node.attributes.flatMap((a) => (a.type === 'mdxJsxAttribute' ? [a.name] : []));
  if (props.includes('at')) return undefined;
  const wrong = complaint(name, props, at);
  if (wrong !== undefined) throw new Error(wrong);
  const added: Record<string, string> = { at };
  if (inline) added['inline'] = 'true';
  if (name === 'Figure') {
    const number = (figures.get(context.data) ?? 0) + 1;
    figures.set(context.data, number);
    added['number'] = String(number);
  }
  const attributes = Object.entries(added).map(([key, value]) => ({
    type: 'mdxJsxAttribute' as const,
    name: key,
    value,
  }));
  return { ...bare(node), attributes: [...node.attributes, ...attributes] };
}

/** The parts of an element that a new one may take over. */
const bare = (node: Element) => ({ type: node.type, name: node.name, children: node.children }) as Element;
