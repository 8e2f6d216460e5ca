import { hypotheses, type JoinedResults } from '../content.ts';
import type { FigureQuestion } from './figureParts.ts';
import { figureTags, type Attributes } from './figureSource.ts';

/** Properties of <Figure> and <ResultTable> that are none of their chart's options. */
const ofPage = 'of as id column subtitle note n method wide subject name caption at inline'.split(' ');

/** What a <Figure> asks of its chart: what its author has not said. */
export const figureAsks = (n: unknown, subtitle: unknown): FigureQuestion['asks'] => [
  'drawings',
  ...(n === undefined ? (['n'] as const) : []),
  ...(subtitle === undefined ? (['subtitle'] as const) : []),
];

/** What the figures and tables of a chapter ask, in the order of its source, as far as the source alone tells. */
export function figureQuestions(source: string, results: JoinedResults, at: string): FigureQuestion[] {
  const cards = hypotheses(results).filter(({ result }) => result.effect !== null);
  return figureTags(source).flatMap(({ tag, attributes }): FigureQuestion[] => {
    const { n, subtitle, hypothesis } = attributes;
    if (tag === 'Figure') return questionOf(attributes, figureAsks(n, subtitle), at);
    if (tag === 'ResultTable') return questionOf(attributes, [], at);
    const shown = tag === 'TestCards' ? cards : cards.filter(({ id }) => id === hypothesis);
    const asks = figureAsks(undefined, undefined);
    return shown.map(({ id, column }) => ({ of: `hypotheses.${id}`, as: 'effect', column, asks, at }));
  });
}

function questionOf(attributes: Attributes, asks: FigureQuestion['asks'], at: string): FigureQuestion[] {
  const { of, as, column } = attributes;
  if (typeof of !== 'string' || typeof as !== 'string') return [];
  const options = Object.fromEntries(Object.entries(attributes).filter(([name]) => !ofPage.includes(name)));
  return [{ of, as, ...(column === undefined ? {} : { column: String(column) }), options, asks, at }];
}
