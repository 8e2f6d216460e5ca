import { anchor } from './anchor.ts';

/** A tag of a chapter that draws figures, with its attributes. */
const tags = /<(Figure|TestCards?)\b((?:\s+[\w-]+(?:=(?:"[^"]*"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\}))?)*)\s*\/?>/g;
const comments = /\{\/\*[\s\S]*?\*\/\}/g;

const attribute = (attributes: string, name: string) => new RegExp(`\\s${name}=["']([^"']*)["']`).exec(attributes)?.[1];

/** The name of a figure: the author's, else made of what it draws. Its address is #fig-NAME. */
export const figureName = (of: string, as: string, id?: string) =>
  id ?? anchor(`${of}${as === 'rateBars' ? '' : `-${as}`}`);

/** The address of a table that stands alone, of what it shows. */
export const tableId = (of: string, as?: string) => `table-${anchor(as === undefined ? of : `${of}-${as}`)}`;

/**
 * Names of a chapter's figures in the order of its source, which neither the data nor the order of rendering changes:
 * a figure that is withdrawn keeps its number. `cards`: the hypotheses whose cards draw.
 */
export const figureNames = (source: string, cards: readonly string[]): string[] =>
  [...source.replace(comments, '').matchAll(tags)].flatMap(([, tag, attributes = '']) => {
    if (tag === 'TestCards') return cards.map((id) => `hypothesis-${id}`);
    const of = (name: string) => attribute(attributes, name);
    return tag === 'TestCard'
      ? [`hypothesis-${of('hypothesis')}`]
      : [figureName(of('of') ?? '', of('as') ?? '', of('id'))];
  });
