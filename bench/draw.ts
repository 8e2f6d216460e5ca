import { readFileSync } from 'node:fs';
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { readContentFiles } from '../src/authored/contentFiles.ts';
import { chapterBody } from '../src/authored/chapterText.ts';
import { contentFolder } from '../src/authored/contentFolder.ts';
import { takeFiles } from '../src/authored/contentShelf.ts';
import { sketch } from '../src/charts/render.ts';
import { figureParts } from '../src/components/figureParts.ts';
import { figureQuestions } from '../src/components/figureQuestions.ts';
import type { JoinedResults } from '../src/content.ts';
import { schema } from '../src/dataset/index.ts';
import { median } from './measure.ts';

/** What the drawings of the report cost, milliseconds: each is drawn once, and ROUNDS times more, of which the median is told. */
export interface Drawn {
  readonly drawings: number;
  /** All of them at the first time, by code that has not run yet. */
  readonly first: number;
  readonly all: number;
  readonly middle: number;
  readonly largest: number;
}

const ROUNDS = 7;

// node bench/draw.ts RESULTS.json paper|linkedom: every drawing of the chapters, for a page and for a phone, by our paper or by the DOM of linkedom.
const [file, paper] = process.argv.slice(2);
const results = JSON.parse(readFileSync(file!, 'utf8')) as JoinedResults;
const content = readContentFiles(schema);
takeFiles(content);
const { document } = parseHTML('<!doctype html><html><body></body></html>');
const write = (options: Plot.PlotOptions) =>
  paper === 'paper' ? sketch(options, 'bench') : Plot.plot({ ...options, document, className: 'chart' }).outerHTML;
const drawings = content.chapters
  .flatMap(({ id }) => figureQuestions(chapterBody(contentFolder(), id), results))
  .filter(({ asks }) => asks.includes('drawings'))
  .map((question) => figureParts(results, question))
  .filter(({ withheld }) => withheld === null)
  .flatMap(({ kind, result, context }) =>
    [720, 360].map((width) => () => write(kind.draw(result, { ...context, width }))),
  );

const taken = (draw: () => string) => {
  const started = performance.now();
  if (!draw().startsWith('<svg')) throw new Error('missing drawing: no svg');
  return performance.now() - started;
};
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
const first = sum(drawings.map(taken));
const passes = Array.from({ length: ROUNDS }, () => drawings.map(taken));
const each = drawings.map((_, i) => median(passes.map((pass) => pass[i]!)));
const drawn: Drawn = {
  drawings: drawings.length,
  first,
  all: sum(each),
  middle: median(each),
  largest: Math.max(...each),
};
console.log(JSON.stringify(drawn));
