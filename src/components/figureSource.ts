import { anchor } from './anchor.ts';
import { tagsIn } from './tagsIn.ts';

/** The name of a figure: the author's, else made of what it draws. Its address is #fig-NAME. */
export const figureName = (of: string, as: string, id?: string) =>
  id ?? anchor(`${of}${as === 'rateBars' ? '' : `-${as}`}`);

/** The name of the figure of a hypothesis's card, where the author gives none. */
export const cardName = (hypothesis: string) => `hypothesis-${hypothesis}`;

/** The address of a table that stands alone, of what it shows. */
export const tableId = (of: string, as?: string, measure?: string) =>
  `table-${anchor([of, as, measure].filter((part) => part !== undefined).join('-'))}`;

/** The tags of a chapter that draw or table, in the order of its source. */
export const figureTags = (source: string) => tagsIn(source, ['Figure', 'ResultTable', 'TestCards', 'TestCard']);

/**
 * Names of a chapter's figures in the order of its source, which neither the data nor the order of rendering changes:
 * a figure that is withdrawn keeps its number. `cards`: the hypotheses whose cards draw.
 */
export const figureNames = (source: string, cards: readonly string[]): string[] =>
  figureTags(source).flatMap(({ tag, attributes }) => {
    const of = (name: string) => (typeof attributes[name] === 'string' ? attributes[name] : undefined);
    if (tag === 'ResultTable') return [];
    if (tag === 'TestCards') return cards.map(cardName);
    return tag === 'TestCard'
      ? [of('id') ?? cardName(of('hypothesis') ?? '')]
      : [figureName(of('of') ?? '', of('as') ?? '', of('id'))];
  });
