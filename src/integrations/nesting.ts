import type { MdxJsxFlowElement, MdxJsxTextElement } from 'satteri';
import { reference } from '../components/reference.ts';
import { strayLetters } from '../paths/strayLetters.ts';
import { placeOf, placeOfProp, type Context } from './chapterPlace.ts';
import { slotComplaint } from './tagComplaints.ts';

type Element = MdxJsxFlowElement | MdxJsxTextElement;

interface Parents {
  readonly type: string;
  readonly children: readonly object[];
}

/** The names of the properties of an element. */
export const propsOf = ({ attributes }: Element): string[] =>
  attributes.flatMap((one) => (one.type === 'mdxJsxAttribute' ? [one.name] : []));

/** The property that makes an element a part (slot) of the one around it. */
export const slotOf = ({ attributes = [] }: Partial<Element>) =>
  attributes.find((one) => one.type === 'mdxJsxAttribute' && one.name === 'slot');

/** The first wrong part among an element's children and those of its paragraphs. */
export function wrongSlot(node: Element, name: string, context: Context): string | undefined {
  const seen = new Set(propsOf(node));
  const parts = (children: readonly object[], inParagraph: boolean): (string | undefined)[] =>
    children.flatMap((child) => {
      const { type, children: inside = [] } = child as Partial<Parents>;
      if (type === 'paragraph') return parts(inside, true);
      if (type !== 'mdxJsxFlowElement' && type !== 'mdxJsxTextElement') return [];
      const element = child as Element;
      const part = slotOf(element);
      if (part === undefined) return [strayFragmentProp(element, context)];
      const place = placeOf(element, context);
      const slot = part.value;
      if (typeof slot !== 'string') return [`${place}: имя части у <${name}> пишут в кавычках: slot="имя".`];
      const twice = `${place}: часть slot="${slot}" у <${name}> написана дважды: оставьте одну.`;
      const wrong = slotComplaint(name, slot, inParagraph, place) ?? (seen.has(slot) ? twice : undefined);
      seen.add(slot);
      return [wrong];
    });
  return parts(node.children, false).find((wrong) => wrong !== undefined);
}

/** The Russian complaint about a property of a <Fragment> that is not its `slot`: its words would stand in the sentence around it. */
export function strayFragmentProp(node: Element, context: Context): string | undefined {
  const stray = node.name === 'Fragment' ? propsOf(node).find((prop) => prop !== 'slot') : undefined;
  return (
    stray &&
    `${placeOfProp(node, stray, context)}: у <Fragment> нет свойства «${stray}»; есть одно — slot.${strayLetters(stray, ['slot'])}`
  );
}

/** The Russian complaint about a part (slot) that stands in no component: nobody would see its words. */
export function strayPart(node: Element, context: Context): string | undefined {
  const part = slotOf(node);
  if (part === undefined) return undefined;
  const around = context.parent(node) as (Parents & Element) | undefined;
  const above =
    (around?.type as string) === 'paragraph'
      ? (context.parent(around!) as Element | undefined)
      : (around as Element | undefined);
  return reference[above?.name ?? ''] === undefined
    ? `${placeOf(node, context)}: часть slot="${String(part.value)}" стоит вне компонента, и её слов никто не увидит: поставьте её внутрь того, чья она, перед его закрывающим тегом.`
    : undefined;
}

/** Chapters whose answer was met. */
const answered = new WeakSet<object>();

/** By chapter: the places of definitions that a list holds. */
const definitions = new WeakMap<object, Set<string>>();

function listed({ data }: Context): Set<string> {
  const places = definitions.get(data) ?? new Set<string>();
  definitions.set(data, places);
  return places;
}

/** What is a link by itself: its figure, its word or its sign leads somewhere. */
const links = ['Value', 'See', 'Term', 'Claim', 'Choose'];

/** The Russian complaint about a link in the words of a link, which a browser would part. */
export function linkInLink(children: readonly object[]): string | undefined {
  const inner = within(children, links);
  return inner && `в словах ссылки стоит <${inner.name}>, а это сама ссылка: выведите его за скобки [ ].`;
}

/**
 * A second answer would be a second heading of the page, a figure in a figure's caption would have no place of its own, and the ledger
 * would know a claim that stands in the sentence of an untrue one as published.
 */
export function wrongPlace(node: Element, name: string, context: Context): string | undefined {
  if (name === 'Answer') {
    if (answered.has(context.data))
      return `${placeOf(node, context)}: ответ у главы уже есть выше: оставьте один <Answer>.`;
    answered.add(context.data);
  }
  if (name === 'MethodList')
    for (const method of allIn(node.children, 'Method')) listed(context).add(placeOf(method, context));
  if (name === 'Method' && !listed(context).has(placeOf(node, context)))
    return `${placeOf(node, context)}: <Method> стоит не в списке: поставьте его между <MethodList> и </MethodList>.`;
  if (name === 'Figure' && within(node.children, ['Figure']))
    return `${placeOf(node, context)}: в подписи рисунка стоит другой <Figure>: закройте первый, подпись — только слова.`;
  const inner = isClaim(name) ? within(ownWords(node.children), ['Claim', 'Answer']) : undefined;
  return inner
    ? `${placeOf(inner, context)}: во фразе <${name}> стоит другой <${inner.name}>: закройте первый; условие на обе фразы пишется одно, через &&.`
    : undefined;
}

/** Components that draw a part of the page, and no words of a sentence. */
const blocks: ReadonlySet<string> = new Set(
  (
    'Figure ResultTable PortraitPair SegmentCard SegmentCards TestCard TestCards FoundOffers Disagreements RecommendationCard ' +
    'RecommendationCards AssumptionTable Dictionary Funnel TestTable ModelTerms ResidualTable Verification AcceptedList MethodList ' +
    'Caution Note Lead KeyFigures Columns FirstOffers Formula TurnsRound'
  ).split(' '),
);

/** The Russian complaint about a part of the page in the words of a paragraph, which a browser would end there. */
export const blockInParagraph = (node: Element, name: string, context: Context): string | undefined =>
  blocks.has(name) && isAmidWords(node, context)
    ? `${placeOf(node, context)}: <${name}> стоит внутри абзаца, а рисует свою часть страницы: отделите его от слов пустыми строками.`
    : undefined;

/** Whether the paragraph that an element stands in has words: one of nothing but tags is none when it is published. */
function isAmidWords(node: Element, context: Context): boolean {
  const above = context.parent(node) as (Parents & Element) | undefined;
  if (above === undefined) return false;
  return (above.type as string) === 'paragraph' ? !above.children.every(isTagOrBlank) : isAmidWords(above, context);
}

const isTagOrBlank = (child: object): boolean => {
  const { type, value } = child as { readonly type: string; readonly value?: string };
  return type === 'text' ? value!.trim() === '' : /^mdx(?:JsxText|FlowE|TextE)/.test(type);
};

/** Components whose sentence is published only while it is true. */
export const isClaim = (name: string) => name === 'Claim' || name === 'Answer';

/** The children without the parts (slots) of the element itself; one in a paragraph is refused before. */
const ownWords = (children: readonly object[]): readonly object[] =>
  children.filter((child) => slotOf(child as Partial<Element>) === undefined);

/** Whether an element has anything to show beside its parts; a comment is not shown. */
export const hasWords = ({ children }: Element): boolean =>
  ownWords(children).some((child) => {
    const { type, value } = child as { readonly type: string; readonly value?: string };
    if (type === 'text') return value!.trim() !== '';
    return !(/^mdx(Text|Flow)Expression$/.test(type) && /^\s*(\/\*[\s\S]*\*\/)?\s*$/.test(value!));
  });

/** All elements of a name, however deep. */
const allIn = (children: readonly object[], name: string): Element[] =>
  children.flatMap((child) => {
    const { name: own, children: inside = [] } = child as Partial<Element>;
    return [...(own === name ? [child as Element] : []), ...allIn(inside, name)];
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
