import { describe, expect, it } from 'vitest';
import type { Histogram } from '../../src/analysis/result.ts';
import { binName, countTick, fromTo, unitOf, widthsOf } from '../../src/charts/histogramBins.ts';
import { binNotes, histogramNotes } from '../../src/charts/histogramNotes.ts';
import type { ChartContext } from '../../src/charts/kind.ts';
import { bank } from '../../src/dataset/bank.ts';

const of = (scale: 'linear' | 'log', edges: readonly number[], more: object = {}) =>
  ({
    scale,
    bins: edges.slice(1).map((high, i) => ({ low: edges[i]!, high })),
    nonPositive: null,
    medianChurned: null,
    medianStayed: null,
    ...more,
  }) as unknown as Histogram;
const context = (column?: string) => ({ schema: bank, column }) as unknown as ChartContext;
const text = (words: string) => words.replaceAll('\u00a0', ' ');
const names = (result: Histogram, column?: string) =>
  result.bins.map((_, i) => text(binName(result, i, context(column))));

describe('binName()', () => {
  it('tells the edges of a bin, and of an outer one where it is open', () => {
    expect(names(of('linear', [20, 30, 40, 50]), 'age')).toEqual(['до 30 лет', 'от 30 до 40 лет', 'от 40 лет']);
    expect(names(of('linear', [20, 30]), 'age')).toEqual(['все значения']);
  });

  it('tells the values of a count, which its edges lie between', () => {
    expect(names(of('linear', [-0.5, 0.5, 1.5, 3.5, 9.5]), 'equity')).toEqual([
      '0 баллов',
      '1 балл',
      'от 2 до 3 баллов',
      'не меньше 4 баллов',
    ]);
  });

  it('tells what a count is at most, where less is possible', () => {
    expect(names(of('linear', [0.5, 1.5, 2.5]), 'products')).toEqual(['не больше 1', 'не меньше 2']);
  });

  it('takes what is no column for roubles', () => {
    expect(unitOf(context())).toBe('roubles');
    expect(unitOf(context('age'))).toBe('years');
  });
});

it('countTick() tells what the outer bins hold besides, where more or less is possible', () => {
  const ticks = (edges: readonly number[], values: readonly number[]) =>
    values.map((value) => countTick(of('linear', edges), value, context('products')));
  expect(ticks([0.5, 1.5, 2.5, 3.5], [1, 2, 3])).toEqual(['0–1', '2', '3+']);
  expect(ticks([-0.5, 0.5, 1.5, 3.5], [0, 1, 2, 3])).toEqual(['0', '1', '2', '3+']);
  expect(ticks([0.5, 2.5, 3.5], [1, 2, 3])).toEqual(['0–1', '2', '3+']);
  // More than the range of the schema no client has.
  expect(ticks([98.5, 99.5, 100.5], [99, 100])).toEqual(['0–99', '100']);
});

it('fromTo() tells a range, and one value alone', () => {
  expect(text(fromTo([38, 41], 'years'))).toBe('от 38 до 41 года');
  expect(text(fromTo([26.5, 28], 'years'))).toBe('от 26,5 до 28 лет');
  expect(text(fromTo([2, 3], 'pieces'))).toBe('от 2 до 3');
  expect(text(fromTo([89_400, 105_000], 'roubles'))).toBe('от 89,4 до 105 тыс. ₽');
  expect(text(fromTo([750_000, 1_200_000], 'roubles'))).toBe('от 750 тыс. ₽ до 1,2 млн ₽');
  expect(text(fromTo([20_400, 24_100], 'roublesPerMonth'))).toBe('от 20,4 до 24,1 тыс. ₽ в месяц');
  expect(text(fromTo([2, 2], 'points'))).toBe('2 балла');
});

it('widthsOf() counts the narrowest bins in each, as they are drawn', () => {
  expect(widthsOf(of('linear', [0, 1, 2, 5]))).toEqual([1, 1, 3]);
  expect(widthsOf(of('log', [1, 10, 1000]))).toEqual([1, 2]);
});

describe('what stands under a histogram', () => {
  const merged = 'Широкая ступень собрана из соседних, чтобы не выдать немногих: её высота — средняя';
  it('says that a bin is merged, and whom the first one holds besides', () => {
    expect(binNotes(of('linear', [0, 1, 2]))).toEqual([]);
    expect(binNotes(of('linear', [0, 1, 2, 3.4]))).toEqual([]);
    expect(binNotes(of('linear', [0, 1, 2, 4]))).toEqual([merged]);
    const zeros = binNotes(of('log', [1, 10, 100], { nonPositive: 21 })).map(text);
    expect(zeros).toEqual(['В первой ступени и те, у кого ноль или меньше: 21 клиент']);
    expect(binNotes(of('log', [1, 10, 100], { nonPositive: 0 }))).toEqual([]);
    expect(binNotes(of('log', [], { nonPositive: 21 }))).toEqual([]);
  });

  const tails = 'Крайние ступени держат и то, что лежит за концами оси';
  it('says which median lies before the axis begins', () => {
    const notes = (medianChurned: number | null, medianStayed: number | null) =>
      histogramNotes(of('log', [1, 10, 100], { medianChurned, medianStayed }), context('balance')).map(text);
    expect(notes(1, 50)).toEqual([tails]);
    expect(notes(null, null)).toEqual([tails]);
    expect(notes(0, 50)).toEqual([tails, 'Медиана ушедших — 0 ₽: левее начала оси']);
    expect(notes(0, 0)).toHaveLength(3);
    expect(histogramNotes(of('log', [], { medianChurned: 0 }), context('balance'))).toEqual([]);
  });

  it('says what its ends hold besides, but of a count, whose ticks say it', () => {
    expect(histogramNotes(of('linear', [20, 30, 40]), context('age'))).toEqual([tails]);
    expect(histogramNotes(of('linear', [0.5, 1.5, 2.5]), context('products'))).toEqual([]);
    // Every other value has a tick: of 0 to 10 the last has one, of 0 to 11 it has none.
    const upTo = (last: number) =>
      of(
        'linear',
        Array.from({ length: last + 2 }, (_, i) => i - 0.5),
      );
    expect(histogramNotes(upTo(10), context('products'))).toEqual([]);
    expect(histogramNotes(upTo(11), context('products'))).toEqual([tails]);
    // Without a range nobody knows whether anything lies beyond, and the ticks do not say so.
    const columns = bank.columns.map(({ range, ...one }) =>
      one.name === 'products' || !range ? one : { ...one, range },
    );
    const open = { ...context('products'), schema: { ...bank, columns } };
    expect(histogramNotes(of('linear', [0.5, 1.5, 2.5]), open)).toEqual([tails]);
  });
});
