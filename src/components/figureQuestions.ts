import { hypotheses, type JoinedResults } from '../content.ts';
import type { FigureQuestion } from './figureParts.ts';
import { figureTags } from './figureSource.ts';

/** Properties that are none of the chart's options. */
const ofPage = {
  Figure: 'of as id column subtitle note n method subject name at inline'.split(' '),
  ResultTable: 'of as column caption at inline'.split(' '),
};

/** What a <Figure> or <ResultTable> with such properties asks of its chart: a figure is drawn, and tells what its author has not said. */
export function questionOf(tag: keyof typeof ofPage, props: Asking, at: string): FigureQuestion {
  const { of, as, column, n, subtitle } = props;
  const options = Object.entries(props).filter(([name]) => !ofPage[tag].includes(name));
  return {
    of,
    as,
    ...(column === undefined ? {} : { column: String(column) }),
    options: Object.fromEntries(options) as FigureQuestion['options'] & object,
    asks: tag === 'Figure' ? figureAsks(n, subtitle) : [],
    at,
  };
}

interface Asking {
  readonly of: string;
  readonly as: string;
  readonly [prop: string]: unknown;
}

const figureAsks = (n: unknown, subtitle: unknown): FigureQuestion['asks'] => [
  'drawings',
  ...(n === undefined ? (['n'] as const) : []),
  ...(subtitle === undefined ? (['subtitle'] as const) : []),
];

/** One that cannot be drawn ahead is drawn again by its page, which tells the place. */
const NOWHERE = '';

/** What the figures and tables of a chapter ask, in the order of its source, as far as the source alone tells. */
export function figureQuestions(source: string, results: JoinedResults): FigureQuestion[] {
  const cards = hypotheses(results).filter(({ result }) => result.effect !== null);
  return figureTags(source).flatMap(({ tag, attributes }): FigureQuestion[] => {
    const { of, as, hypothesis } = attributes;
    if (tag === 'Figure' || tag === 'ResultTable')
      return typeof of === 'string' && typeof as === 'string'
        ? [questionOf(tag, { ...attributes, of, as }, NOWHERE)]
        : [];
    const shown = tag === 'TestCards' ? cards : cards.filter(({ id }) => id === hypothesis);
    const asks = figureAsks(undefined, undefined);
    return shown.map(({ id, column }) => ({ of: `hypotheses.${id}`, as: 'effect', column, asks, at: NOWHERE }));
  });
}
