import { anchor } from './anchor.ts';

/** A tag of a chapter that draws figures or tables one, with its attributes. */
const tags =
  /<(Figure|ResultTable|TestCards?)\b((?:\s+[\w-]+(?:=(?:"[^"]*"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\}))?)*)\s*\/?>/g;
const comments = /\{\/\*[\s\S]*?\*\/\}/g;

/** The name of a figure: the author's, else made of what it draws. Its address is #fig-NAME. */
export const figureName = (of: string, as: string, id?: string) =>
  id ?? anchor(`${of}${as === 'rateBars' ? '' : `-${as}`}`);

/** The address of a table that stands alone, of what it shows. */
export const tableId = (of: string, as?: string) => `table-${anchor(as === undefined ? of : `${of}-${as}`)}`;

/** Attributes of a tag whose values are written out. */
export type Attributes = Readonly<Record<string, string | number | boolean>>;

const written = /\s([\w-]+)(?:=(?:"([^"]*)"|'([^']*)'|\{\s*(-?[\d.]+|true|false)\s*\}|\{(?:[^{}]|\{[^{}]*\})*\}))?/g;

/** Attributes of a tag; one that is computed is left out. */
function attributesOf(text: string): Attributes {
  const pairs = [...text.matchAll(written)].flatMap(([whole, name, double, single, literal]) => {
    const value = double ?? single ?? (literal === undefined ? undefined : (JSON.parse(literal) as number | boolean));
    if (value === undefined && whole.includes('=')) return [];
    return [[name!, value ?? true] as const];
  });
  return Object.fromEntries(pairs);
}

/** The tags of a chapter that draw or table, in the order of its source. */
export const figureTags = (source: string) =>
  [...source.replace(comments, '').matchAll(tags)].map(([, tag, attributes = '']) => ({
    tag: tag as 'Figure' | 'ResultTable' | 'TestCard' | 'TestCards',
    attributes: attributesOf(attributes),
  }));

/**
 * Names of a chapter's figures in the order of its source, which neither the data nor the order of rendering changes:
 * a figure that is withdrawn keeps its number. `cards`: the hypotheses whose cards draw.
 */
export const figureNames = (source: string, cards: readonly string[]): string[] =>
  figureTags(source).flatMap(({ tag, attributes }) => {
    const of = (name: string) => (typeof attributes[name] === 'string' ? attributes[name] : undefined);
    if (tag === 'ResultTable') return [];
    if (tag === 'TestCards') return cards.map((id) => `hypothesis-${id}`);
    return tag === 'TestCard'
      ? [`hypothesis-${of('hypothesis')}`]
      : [figureName(of('of') ?? '', of('as') ?? '', of('id'))];
  });
