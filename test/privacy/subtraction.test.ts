import { describe, expect, it } from 'vitest';
import { subtractionFindings } from '../../src/privacy/subtraction.ts';

describe('subtractionFindings()', () => {
  const places = (results: object) =>
    subtractionFindings(results, 'results.json').map(({ message }) => message.replace(/^[^:]*: /, ''));
  const level = (n: number | null, known: number | null = null, unknown: number | null = null) => ({
    n,
    known: known === null ? null : { n: known },
    unknown: unknown === null ? null : { n: unknown },
  });
  const bank = (rows: readonly object[], missing: object = {}) => ({
    quality: { missing },
    eda: { churn: { n: 200 }, byCategory: { city: rows } },
  });

  it('of levels: what neither they nor the empty cells tell', () => {
    const rows = [level(100), level(90)];
    expect(places(bank(rows))).toEqual([]);
    expect(places(bank([level(100), level(91)]))).toEqual(['eda.byCategory.city']);
    expect(places(bank([level(100), level(91)], { city: 9 }))).toEqual([]);
    expect(places(bank([level(100), level(90)], { city: 9 }))).toEqual(['eda.byCategory.city']);
    expect(places(bank([level(191), level(null)]))).toEqual(['eda.byCategory.city']);
    expect(places(bank([level(190), level(null)]))).toEqual([]);
    expect(places({ eda: bank(rows).eda })).toEqual([]);
    expect(places({ eda: { byCategory: { city: [level(195)] } } })).toEqual([]);
  });

  it('of a segment’s value and that of those of it who stayed: what 1 to 9 who left were worth', () => {
    const told = (assigned: number, reachable: number, value: number | null = 5) => ({
      segments: [{ id: 'a', n: 50 }],
      experiments: [{ id: 'a', assigned, reachable, value }],
    });
    expect(places(told(50, 49))).toEqual(['experiments.a.value']);
    expect([told(50, 50), told(50, 40), told(50, 49, null), told(40, 39)].flatMap(places)).toEqual([]);
  });

  it('of the shares of a level among those who stayed and those who left: the 1 to 9 who have it, or have it not', () => {
    const portraits = (stayed: number | null, churned: number | null, missing: object = {}, measure = 'share') => {
      const traits = [{ column: 'card', value: '1', measure, stayed, churned }];
      return { quality: { missing }, portraits: { stayed: { n: 400, traits }, churned: { n: 100, traits } } };
    };
    expect(places(portraits(6 / 400, 1 / 100))).toEqual(['portraits.card=1']);
    expect(places(portraits(394 / 400, 99 / 100))).toEqual(['portraits.card=1']);
    expect(places(portraits(6 / 400, 4 / 100))).toEqual([]);
    expect(places(portraits(0, 0))).toEqual([]);
    expect(places(portraits(null, null))).toEqual([]);
    expect(places(portraits(6 / 400, 1 / 100, {}, 'median'))).toEqual([]);
    expect(places(portraits(394 / 400, 99 / 100, { card: 20 }))).toEqual([]);
  });

  it('of a trait whose comparison is withheld: what another test tells of its groups', () => {
    const tests = (condition: string | null, p: number | null, n = 195) => ({
      eda: {
        churn: { n: 200 },
        proportions: { card: { condition, n, missing: 5 } },
        acrossLevels: { card: { age: { p } } },
      },
      correlations: { association: { card: { p } } },
    });
    expect(places(tests('small', 0.5))).toEqual(['correlations.association.card', 'eda.acrossLevels.card.age']);
    const sound = [tests('small', null), tests(null, 0.5), tests('smallExpected', 0.5), tests('small', 0.5, 150)];
    expect(sound.flatMap(places)).toEqual([]);
  });

  it('of tables of one column: those between an edge of one and an edge of another', () => {
    const bins = (...sizes: readonly number[]) => sizes.map((n) => ({ n }));
    const column = (information: readonly object[], fixed: readonly number[] = [], drawn = bins(20, 30, 50)) => ({
      eda: {
        bands: { age: bins(50, 50) },
        histograms: { age: { bins: drawn } },
        fixedBins: { age: { bins: bins(...fixed) } },
      },
      correlations: { informationValue: { age: { bins: information } } },
    });
    expect(places(column(bins(20, 80), [30, 70]))).toEqual([]);
    expect(places(column(bins(30, 30, 40)))).toEqual([]);
    expect(places(column(bins(22, 78)))).toEqual(['eda.histograms.age']);
    expect(places(column(bins(20, 80), [41, 59]))).toEqual(['eda.histograms.age']);
    expect(places(column([], [], bins(57, 43)))).toEqual(['eda.histograms.age']);
    // Empty cells are past every edge.
    expect(places(column([...bins(20, 75), { levels: ['missing'], n: 5 }]))).toEqual([]);
    const counts = { eda: { byCategory: { age: bins(50, 50) }, histograms: { age: { bins: bins(45, 55) } } } };
    expect(places(counts)).toContain('eda.histograms.age');
    expect(places({ metric: { quartiles: bins(25, 25), histogram: { bins: bins(24, 26) } } })).toEqual([
      'metric.histogram',
    ]);
  });

  it('of levels whose known clients are not told: one alone, but not all, nor one of which half is told', () => {
    const told = level(100, 50, 50);
    expect(places(bank([told, level(100)]))).toEqual(['eda.byCategory.city: known, unknown']);
    expect(places(bank([level(100), level(100)]))).toEqual([]);
    expect(places(bank([told, level(100, 50)]))).toEqual([]);
    expect(places(bank([told, level(100, null, 50)]))).toEqual([]);
    expect(places(bank([told, level(null), level(90, 45, 45)]))).toEqual([]);
    expect(places(bank([told, level(50), level(50)]))).toEqual([]);
  });

  it('of a slope among the known: where a level is withheld, and not where nobody of a level is known', () => {
    const slope = { id: 'city:slope', about: 'slope', column: 'city', values: { known: { value: 0.1 } } };
    const found = (rows: readonly object[]) => places({ ...bank(rows), robustness: { findings: [slope] } });
    const told = level(60, 30, 30);
    expect(found([told, level(70), level(70)])).toEqual(['robustness.findings.city:slope: known']);
    expect(found([told, level(70, null, 70), level(70, 70)])).toEqual([]);
  });

  const segments = [
    { id: 'a', n: 100 },
    { id: 'b', n: 150 },
    { id: 'c', n: null },
  ];
  const overlap = (segmentOverlap: object) => places({ segments, segmentOverlap });

  it('of clients in combinations that are not told, where the total is withheld', () => {
    expect(overlap({ anyOf: 160, scattered: 160 })).toEqual([]);
    expect(overlap({ anyOf: null, scattered: 160 })).toEqual(['segmentOverlap.scattered']);
    expect(overlap({ anyOf: null, scattered: null })).toEqual([]);
  });

  it('of pairs of segments: a few in both, or in one alone', () => {
    const pair = 'segmentOverlap.pairs.a.b';
    for (const n of [1, 9, 91, 99]) expect(overlap({ pairs: { a: { b: n } } })).toEqual([pair]);
    for (const n of [0, 10, 90, 100, null]) expect(overlap({ pairs: { a: { b: n } } })).toEqual([]);
    expect(overlap({ pairs: { b: { a: 95 } } })).toEqual([]);
    expect(overlap({ pairs: { c: { a: 95, b: 9 } } })).toEqual(['segmentOverlap.pairs.c.b']);
  });

  it('of what a segment has to itself', () => {
    const own = 'segmentOverlap.exclusive.a';
    for (const n of [1, 9, 91, 99]) expect(overlap({ exclusive: { a: n } })).toEqual([own]);
    for (const n of [0, 10, 90, 100]) expect(overlap({ exclusive: { a: n } })).toEqual([]);
    expect(overlap({ exclusive: { c: 95 } })).toEqual([]);
    expect(overlap({ exclusive: { c: 9 } })).toEqual(['segmentOverlap.exclusive.c']);
  });

  it('of the only segment whose own clients are not told, where the union is', () => {
    expect(overlap({ anyOf: 200, exclusive: { a: 50, b: null } })).toEqual(['segmentOverlap.exclusive.b']);
    expect(overlap({ anyOf: null, exclusive: { a: 50, b: null } })).toEqual([]);
    expect(overlap({ anyOf: 200, exclusive: { a: null, b: null } })).toEqual([]);
  });

  it('of totals of which the combinations leave a few', () => {
    const combinations = [
      { segments: ['a', 'b'], n: 50 },
      { segments: ['a', 'c'], n: 20 },
      { segments: ['b'], n: 100 },
      { segments: ['c'], n: null },
    ];
    const left = (of: object) => overlap({ combinations, ...of });
    expect(left({ anyOf: 170, twoOrMore: 70, pairs: { a: { b: 50 }, b: { a: 50 } } })).toEqual([]);
    expect(left({ anyOf: 179 })).toEqual(['segmentOverlap.anyOf: combinations']);
    expect(left({ anyOf: 180 })).toEqual([]);
    expect(left({ twoOrMore: 71 })).toEqual(['segmentOverlap.twoOrMore: combinations']);
    expect(left({ twoOrMore: 80 })).toEqual([]);
    expect(left({ pairs: { a: { b: 55 }, b: { a: 55 } } })).toEqual(['segmentOverlap.pairs.a.b: combinations']);
    expect(left({ pairs: { a: { b: 60 }, b: { c: 15 } } })).toEqual([]);
  });
});
