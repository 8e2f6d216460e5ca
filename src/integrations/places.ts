import { dirname, join, resolve } from 'node:path';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  defineMdastPlugin,
  type MdastPluginDefinition,
  type MdxJsxFlowElement,
  type MdxJsxTextElement,
  type Position,
} from 'satteri';
import { reference } from '../components/reference.ts';
import { editDistance, nearest } from '../paths/nearest.ts';
import { shownFile } from './fault.ts';
import { ledgerProps } from './rows.ts';

type Element = MdxJsxFlowElement | MdxJsxTextElement;

const fileName = (url: URL | undefined) => (url ? shownFile(fileURLToPath(url)) : 'глава.mdx');

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

/**
 * The Russian complaint about the part `slot` of a component, at its own place: a name that there is not, whose words nobody would see, or one
 * inside a paragraph (`inParagraph`), whose words would stand in the sentence itself.
 */
export function slotComplaint(name: string, slot: string, inParagraph: boolean, at: string): string | undefined {
  const slots = reference[name]?.slots ?? [];
  if (!slots.includes(slot)) {
    const near = nearest(slot, slots);
    const known = slots.length > 0 ? `Есть: ${slots.join(', ')}.` : 'Частей у него нет.';
    return `${at}: у <${name}> нет части slot="${slot}"${near ? `; возможно, «${near}»` : ''}. ${known}`;
  }
  return inParagraph
    ? `${at}: часть slot="${slot}" стоит внутри абзаца и попала бы в его текст: отделите её от слов <${name}> пустой строкой.`
    : undefined;
}

/** What an author may put into braces of a property: a function, a number, a text, yes or no. */
const plainValue =
  /^\s*((async\s+)?(\([^)]*\)|[\w$]+)\s*=>[\s\S]*|function\b[\s\S]*|-?[\d.]+|true|false|'[^']*'|"[^"]*"|`[^`$]*`)\s*$/;

/** The Russian complaint about a value in braces: a name in it that there is not would fail without file and line. */
export function valueComplaint(name: string, prop: string, code: string, at: string): string | undefined {
  if (plainValue.test(code)) return undefined;
  const remedy = ['holds', 'of'].includes(prop)
    ? `пишите функцию: ${prop}={(r) => …}, где r — результаты`
    : 'в скобках может стоять число, строка в кавычках или true';
  return `${at}: у <${name}> значение ${prop}={${code.trim().slice(0, 60)}} не считается: ${remedy}.`;
}

/** The Russian complaint about a tag in small letters that was meant for a component: a browser would swallow it. */
export function smallComplaint(name: string, props: readonly string[], at: string): string | undefined {
  const meant = Object.keys(reference).find((known) => known.toLowerCase() === name.toLowerCase());
  // HTML has a figure of its own.
  if (meant === undefined || (name === 'figure' && !props.includes('of'))) return undefined;
  return `${at}: нет компонента <${name}>; возможно, <${meant}>: имя компонента пишется с большой буквы.`;
}

/** Tags that bring what the page's policy keeps out, or have a way of their own in a chapter. */
const foreign: Readonly<Record<string, string>> = {
  script: 'страница не выполняет ничего, кроме своего',
  style: 'оформление задаёт сайт',
  link: 'оформление задаёт сайт',
  iframe: 'страница не показывает чужого',
  object: 'страница не показывает чужого',
  embed: 'страница не показывает чужого',
  form: 'странице некуда послать форму',
  img: 'картинку вставляют так: ![что на ней](/имя.png), а файл кладут в папку public/',
  h1: 'заголовок первого уровня у страницы уже есть: пишите ##',
};

/** The Russian complaint about a plain tag or property that would not work on a published page; undefined where it does. */
export function foreignComplaint(name: string, props: readonly string[], at: string): string | undefined {
  const why = foreign[name];
  if (why !== undefined) return `${at}: тег <${name}> в главе не годится: ${why}.`;
  const prop = props.find((one) => one === 'style' || /^on(?:[A-Z]|[a-z]{4})\w*$/.test(one));
  return prop === undefined
    ? undefined
    : `${at}: свойство ${prop} у <${name}> на странице не действует: уберите его, оформление и поведение задаёт сайт.`;
}

/**
 * Checks every component of a chapter while its line is known, and tells it where it stands: `at` («file:line:column») and
 * `inline` (inside a paragraph). Throws the Russian complaint.
 */
export const places: MdastPluginDefinition = defineMdastPlugin({
  name: 'places',
  options: { position: true },
  mdxJsxFlowElement: (node, context) => mark(node, context, false),
  mdxJsxTextElement: (node, context) => mark(node, context, true),
  text: (node, context) => refuse(footnoteComplaint(node.value), node, context),
  heading: (node, context) => refuse(headingComplaint(node), node, context),
  image: (node, context) => picture(node, context),
  imageReference: (node, context) => refuse(`картинка по имени не вставляется: ${HOW}`, node, context),
  mdxjsEsm: (node, context) => refuse(importComplaint(node.value, context.fileURL), node, context),
  mdxTextExpression: (node, context) => refuse(expressionComplaint(node.value), node, context),
  mdxFlowExpression: (node, context) => refuse(expressionComplaint(node.value), node, context),
});

/** A footnote that has no text stays in the words as it was typed. */
function footnoteComplaint(words: string): string | undefined {
  const [mark] = /\[\^[\p{L}\p{N}_]+\]/u.exec(words) ?? [];
  return mark === undefined
    ? undefined
    : `у сноски ${mark} нет текста: допишите отдельной строкой «${mark}: текст»; не сноску возьмите в обратные кавычки.`;
}

/** The page has its heading from the front matter, and an empty one would be a place without a name. */
function headingComplaint({ depth, children }: { readonly depth: number; readonly children: readonly object[] }) {
  if (children.length === 0) return 'заголовок пуст: допишите его или уберите знаки #.';
  return depth === 1 ? 'заголовок первого уровня у страницы уже есть: пишите ## и глубже.' : undefined;
}

const HOW = 'положите файл в папку public/ и пишите ![что на ней](/имя.png).';

/** A picture of public/, under whatever path the site is published. Throws the Russian complaint about any other. */
function picture({ url, alt, title, position }: Picture, context: Context): MdxJsxTextElement {
  const at = placeOf({ position }, context);
  if (!/^\/[^/]/.test(url) || url.includes('..')) throw new Error(`${at}: картинка «${url}» не покажется: ${HOW}`);
  if (!existsSync(join('public', decodeURI(url)))) throw new Error(`${at}: картинки public${url} нет: ${HOW}`);
  const attributes = { src: `..${url}`, alt: alt ?? '', ...(title ? { title } : {}) };
  return {
    type: 'mdxJsxTextElement',
    name: 'img',
    attributes: Object.entries(attributes).map(([name, value]) => ({ type: 'mdxJsxAttribute', name, value })),
    children: [],
  };
}

/** Why a chapter may not import; undefined where nothing is imported. */
function importComplaint(code: string, from: URL | undefined): string | undefined {
  const [, target] = /^\s*import\b[^'"]*['"]([^'"]+)['"]/.exec(code) ?? [];
  if (target === undefined) return undefined;
  const missing = from && target.startsWith('.') && !existsSync(resolve(dirname(fileURLToPath(from)), target));
  return `глава импортирует «${target}»${missing ? ', а такого файла нет' : ''}; импортировать ничего не нужно: уберите строку, компоненты подставляет сборка. Есть: ${Object.keys(reference).join(', ')}.`;
}

/** Why a bare expression may not stand in the text: a fault in it would have no line. Comments and plain strings may. */
const expressionComplaint = (code: string): string | undefined =>
  /^\s*(\/\*[\s\S]*\*\/|'[^']*'|"[^"]*"|`[^`$]*`)?\s*$/.test(code)
    ? undefined
    : `выражение {${code.trim().slice(0, 60)}} в тексте не считается: число пишется <Value of="…" />, знак скобки — \\{.`;

function refuse(wrong: string | undefined, node: { readonly position?: Position | undefined }, context: Context) {
  if (wrong !== undefined) throw new Error(`${placeOf(node, context)}: ${wrong}`);
  return undefined;
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
  const added: Record<string, string> = { at: place, ...ledgerProps(node, context) };
  if (inline) added['inline'] = 'true';
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
    const wrong = valueComplaint(name, attribute.name, attribute.value.value, at);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

/** The first wrong part among an element's children and those of its paragraphs. */
function wrongSlot(node: Element, name: string, context: Context): string | undefined {
  const parts = (children: readonly object[], inParagraph: boolean): (string | undefined)[] =>
    children.flatMap((child) => {
      const { type, children: inside = [] } = child as Partial<Parents>;
      if (type === 'paragraph' && !inParagraph) return parts(inside, true);
      if (type !== 'mdxJsxFlowElement' && type !== 'mdxJsxTextElement') return [];
      const element = child as Element;
      const slot = element.attributes.find((one) => one.type === 'mdxJsxAttribute' && one.name === 'slot')?.value;
      return typeof slot === 'string' ? [slotComplaint(name, slot, inParagraph, placeOf(element, context))] : [];
    });
  return parts(node.children, false).find((wrong) => wrong !== undefined);
}

const answered = new WeakSet<object>();

/** A second answer would be a second heading of the page, and a figure in a figure's caption would have no place of its own. */
function wrongPlace(node: Element, name: string, context: Context): string | undefined {
  if (name === 'Answer') {
    if (answered.has(context.data))
      return `${placeOf(node, context)}: ответ у главы уже есть выше: оставьте один <Answer>.`;
    answered.add(context.data);
  }
  const holdsFigure = (children: readonly object[]): boolean =>
    children.some(
      (child) => (child as Element).name === 'Figure' || holdsFigure((child as Partial<Parents>).children ?? []),
    );
  return name === 'Figure' && holdsFigure(node.children)
    ? `${placeOf(node, context)}: в подписи рисунка стоит другой <Figure>: закройте первый, подпись — только слова.`
    : undefined;
}

/** The parts of an element that a new one may take over. */
const bare = (node: Element) => ({ type: node.type, name: node.name, children: node.children }) as Element;
