import { basename, join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readChapters } from '../../src/authored/chapterFiles.ts';
import { chapterBody } from '../../src/authored/chapterText.ts';
import { figureFacts, type FigureFacts, type FigureQuestion } from '../../src/components/figureParts.ts';
import { figureQuestions } from '../../src/components/figureQuestions.ts';
import { figureNow, figuresAhead, questionKey } from '../../src/components/figuresAhead.ts';
import { schema } from '../../src/dataset/index.ts';
import { readTable } from '../../src/dataset/read.ts';
import type { Results } from '../../src/results/results.ts';
import { analysedWhole } from '../analysedWhole.ts';
import { root } from '../site/build.ts';

let results: Results;
beforeAll(async () => {
  const read = await readTable(join(root, 'data', 'bank_scrooge.csv'), schema);
  results = analysedWhole(read.table!, read.facts);
});
afterEach(() => void figuresAhead());

const question: FigureQuestion = {
  of: 'eda.byCategory.gender',
  as: 'rateBars',
  options: { top: 5, measure: 'churn' },
  at: 'x.mdx:1',
  asks: ['drawings', 'n'],
};
const key = questionKey(question);
const drawnElsewhere = { withheld: 'нарисовано в другом месте' };

describe('questionKey()', () => {
  it('is one for one figure, wherever and in whatever order it is asked', () => {
    const again = {
      ...question,
      at: 'y.mdx:9',
      asks: ['n', 'drawings'],
      options: { measure: 'churn', top: 5 },
    } as const;
    expect(questionKey(again)).toBe(key);
  });

  it.each<Partial<FigureQuestion>>([
    { of: 'eda.byCategory.city' },
    { as: 'threeRates' },
    { column: 'gender' },
    { options: { top: 6, measure: 'churn' } },
    { asks: ['drawings'] },
  ])('is another where %o', (change) => {
    expect(questionKey({ ...question, ...change })).not.toBe(key);
  });
});

describe('figureNow()', () => {
  it('waits for a figure that is being drawn elsewhere', async () => {
    const ahead = figuresAhead();
    ahead.expect([key]);
    const asked = figureNow(results, question);
    ahead.give(key, drawnElsewhere);
    expect(await asked).toBe(drawnElsewhere);
  });

  it('draws one that could not be drawn elsewhere, that nobody draws, or whose thread has ended', async () => {
    const own = figureFacts(results, question);
    const ahead = figuresAhead();
    expect(await figureNow(results, question)).toEqual(own);
    ahead.expect([key]);
    ahead.give(key, null);
    expect(await figureNow(results, question)).toEqual(own);
    const other = { ...question, of: 'eda.byCategory.city' };
    ahead.expect([questionKey(other)]);
    ahead.end();
    expect(await figureNow(results, other)).toEqual(figureFacts(results, other));
  });

  it('tells the place of one that cannot be drawn', async () => {
    await expect(figureNow(results, { ...question, as: 'heatmap' })).rejects.toThrow('x.mdx:1: ');
  });
});

describe('figureQuestions()', () => {
  const asked = (source: string) => figureQuestions(source, results);

  it('asks what the author has not said', () => {
    const source = '<Figure of="a" as="roc" n="b" subtitle="c" id="d" top={3} turned max={f()}>E</Figure>';
    expect(asked(source)).toEqual([
      { of: 'a', as: 'roc', options: { top: 3, turned: true }, asks: ['drawings'], at: '' },
    ]);
    expect(asked('<Figure of="a" as="roc" column="age">E</Figure>')).toEqual([
      { of: 'a', as: 'roc', column: 'age', options: {}, asks: ['drawings', 'n', 'subtitle'], at: '' },
    ]);
    expect(asked('<ResultTable of="a" as="roc" caption="E" />')).toEqual([
      { of: 'a', as: 'roc', options: {}, asks: [], at: '' },
    ]);
  });

  it('asks for none whose path or drawing the source does not tell', () => {
    expect(asked('<Figure of="a" as={f()}>E</Figure><ResultTable of={f()} as="roc" caption="E" />')).toEqual([]);
  });

  it('takes for an option what is one of that tag alone', () => {
    expect(asked('<Figure of="a" as="roc" caption="E">F</Figure>')[0]?.options).toEqual({ caption: 'E' });
    expect(asked('<ResultTable of="a" as="roc" caption="E" note="F" />')[0]?.options).toEqual({ note: 'F' });
  });

  it('asks for the figures of the cards that have one, and of none that is commented out', () => {
    const drawn = results.hypotheses.filter(({ effect }) => effect !== null).map(({ id }) => `hypotheses.${id}`);
    expect(asked('<TestCards />').map(({ of }) => of)).toEqual(drawn);
    expect(asked('{/* <TestCards /> */}\n<TestCard hypothesis="gender" />').map(({ of }) => of)).toEqual([
      'hypotheses.gender',
    ]);
  });

  it('asks of the shipped chapters what all can be drawn, and copied to another thread', () => {
    const folder = join(root, 'src', 'content');
    const ids = readChapters(folder).map(({ file }) => basename(file, '.mdx'));
    const questions = ids.flatMap((id) => asked(chapterBody(folder, id)));
    expect(questions.length).toBeGreaterThan(50);
    for (const one of questions) {
      const facts: FigureFacts = figureFacts(results, one);
      expect(structuredClone(facts)).toEqual(facts);
    }
  });
});
