import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { noEffect } from '../../src/analysis/noEffect.ts';
import { charts } from '../../src/charts/index.ts';
import { render } from '../../src/charts/render.ts';
import { schema } from '../../src/dataset/index.ts';
import { readTable } from '../../src/dataset/read.ts';
import type { Results } from '../../src/results/results.ts';
import { analysedWhole } from '../analysedWhole.ts';
import { root } from '../site/build.ts';
import { axisOf, intervalsOf, named, ticksOf } from './readBack.ts';

let results: Results;
beforeAll(async () => {
  const read = await readTable(join(root, 'data', 'bank_scrooge.csv'), schema);
  results = analysedWhole(read.table!, read.facts);
});

/** What a row of a figure stands for: a value with its interval, in the units of the axis. */
type Row = readonly [low: number, value: number, high: number];

interface Drawing {
  readonly kind: string;
  readonly result: unknown;
  readonly rows: readonly Row[];
  readonly column?: string;
  readonly options?: Readonly<Record<string, string>>;
  readonly scale?: (value: number) => number;
}

/** Rows that have a value and an interval; the figures leave the others out. */
const rowsOf = (
  told: readonly (readonly [value: number | null | undefined, ci: readonly number[] | null | undefined])[],
) => told.flatMap(([value, ci]): Row[] => (typeof value === 'number' && ci ? [[ci[0]!, value, ci[1]!]] : []));
const rates = (rows: readonly { readonly rate: number | null; readonly ci: readonly number[] | null }[]) =>
  rowsOf(rows.map(({ rate, ci }) => [rate, ci]));

const drawings: [string, (r: Results) => Drawing][] = [
  [
    'rates of levels',
    ({ eda }) => {
      const result = eda.byCategory['products']!;
      return { kind: 'rateBars', column: 'products', result, rows: rates(result) };
    },
  ],
  [
    'rates of quarters of value',
    ({ metric }) => ({ kind: 'quartiles', result: metric!.quartiles, rows: rates(metric!.quartiles) }),
  ],
  [
    'value of levels',
    ({ metric }) => ({
      kind: 'traitValues',
      result: metric!.byTrait,
      rows: rowsOf(metric!.byTrait.map(({ valueMean, valueMeanCi }) => [valueMean, valueMeanCi])),
    }),
  ],
  [
    'differences of portraits',
    ({ portraits }) => ({
      kind: 'differences',
      result: portraits.differences,
      rows: rowsOf(portraits.differences.map(({ effect, ci }) => [effect, ci])),
    }),
  ],
  [
    'value of found segments',
    ({ foundSegments: found }) => ({
      kind: 'foundSegments',
      result: found,
      rows: rowsOf(
        [...found.valuable, ...found.given].map(({ confirmation: one }) => [one?.retainedMean, one?.retainedMeanCi]),
      ),
    }),
  ],
  [
    'rates of found segments',
    ({ foundSegments: found }) => ({
      kind: 'foundSegments',
      options: { measure: 'churn' },
      result: found,
      rows: rowsOf(found.atRisk.map(({ confirmation: one }) => [one?.rate, one?.ci])),
    }),
  ],
  [
    'what clusters add',
    ({ clusters }) => ({
      kind: 'addedByClusters',
      result: clusters,
      rows: rowsOf([...clusters.byK, ...clusters.byQuarters].map(({ difference, ci }) => [difference, ci])),
    }),
  ],
  [
    'hypotheses',
    ({ hypotheses }) => ({
      kind: 'forest',
      result: hypotheses,
      rows: rowsOf(
        hypotheses.map(({ effect, effectCi, effectName, smallestEffect }) => {
          const scaled = (x: number) => (x - noEffect(effectName)) / smallestEffect;
          return [effect === null ? null : scaled(effect), effectCi?.map(scaled)];
        }),
      ),
    }),
  ],
  [
    'odds ratios',
    ({ correlations }) => {
      const terms = correlations.logistic!.terms;
      const drawn = terms.filter(({ term }) => term !== 'const').toSorted((a, b) => b.oddsRatio! - a.oddsRatio!);
      return {
        kind: 'forest',
        result: terms,
        rows: rowsOf(drawn.map(({ oddsRatio, ci }) => [oddsRatio, ci])),
        scale: Math.log,
      };
    },
  ],
];

function drawn({ kind, result, column, options = {} }: Drawing, width: number): string {
  const asked = { schema, width, bank: results.eda.churn, ...(column ? { column } : {}), options, titles: {} };
  return render(charts[kind]!.draw(result, asked), { id: 'one', title: 'Название', description: 'Описание' });
}

/** Where a drawing and its rows part by more than half a pixel. */
function misread(drawing: Drawing, width: number): string[] {
  const svg = drawn(drawing, width);
  const place = axisOf(svg, drawing.scale);
  const apart = (a: number, b: number) => Math.abs(a - b) > 0.5;
  const intervals = intervalsOf(svg, '2.5');
  return drawing.rows.flatMap(([low, value, high], i) => {
    const { ends, points } = intervals[i]!;
    return [
      ...(apart(ends[0], place(low)) ? [`${width}: low of row ${i}: ${ends[0]} for ${place(low)}`] : []),
      ...(apart(ends[1], place(high)) ? [`${width}: high of row ${i}: ${ends[1]} for ${place(high)}`] : []),
      // A diamond is no circle, and what a search promised is one more.
      ...(points.length > 0 && points.every((x) => apart(x, place(value)))
        ? [`${width}: value of row ${i}: ${points} for ${place(value)}`]
        : []),
    ];
  });
}

describe('a figure of intervals', () => {
  it.each(drawings)('has figures at their places on its axis: %s', (_, pick) => {
    for (const width of [720, 360]) {
      const drawing = pick(results);
      const [svg, ticks] = [drawn(drawing, width), ticksOf(drawn(drawing, width))];
      expect(ticks.length).toBeGreaterThan(1);
      const place = axisOf(svg, drawing.scale);
      expect(ticks.filter(([pixel, value]) => Math.abs(pixel - place(value)) > 0.5)).toEqual([]);
    }
  });

  it.each(drawings)('reads back through its axis to what the results say: %s', (_, pick) => {
    for (const width of [720, 360]) {
      const drawing = pick(results);
      expect(drawing.rows.length).toBeGreaterThan(1);
      expect(intervalsOf(drawn(drawing, width), '2.5')).toHaveLength(drawing.rows.length);
      expect(misread(drawing, width)).toEqual([]);
    }
  });

  it('is seen to tell another value, by a pixel', () => {
    const { result, rows } = drawings[0]![1](results);
    const moved = rows.map(([low, value, high]): Row => [low, value + 0.002, high + 0.002]);
    const faults = misread({ kind: 'rateBars', column: 'products', result, rows: moved }, 720);
    expect(faults.filter((fault) => fault.includes('high'))).toHaveLength(rows.length);
    expect(faults.filter((fault) => fault.includes('value'))).toHaveLength(rows.length);
  });
});

it('named() reads the figures of axes as numbers', () => {
  expect(['0', '12,5\u00a0%', '−1\u00a0200&#160;тыс.', '+0,05', '3 млн'].map(named)).toEqual([
    0, 0.125, -1.2e6, 0.05, 3e6,
  ]);
});
