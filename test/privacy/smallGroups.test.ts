import { describe, expect, it } from 'vitest';
import { groupFindings, subtractionFindings } from '../../src/privacy/smallGroups.ts';

const extremes = {
  columns: new Set(['age', 'balance', 'salary']),
  values: new Map([
    [987_654, { of: new Set(['balance']), isCommon: false }],
    [500_000, { of: new Set(['balance']), isCommon: true }],
  ]),
};
const found = (value: unknown, rows = 200) =>
  groupFindings(value, { file: 'results.json', rows, extremes }).map(
    ({ code, message }) => `${code} ${message.replace(/^.*: /, '')}`,
  );

describe('groupFindings()', () => {
  it('knows a size by its name', () => {
    const sizes = { n: 1, nKnown: 4, size: 9, members: 4, more: [{ n: 4 }] };
    expect(found(sizes)).toEqual(['n', 'nKnown', 'size', 'members', 'more.0.n'].map((path) => `smallGroup ${path}`));
    expect(found({ n: 10, nKnown: 0, mean: 4, sizes: 4, nothing: 4, rate: { n: 0.5 } })).toEqual([]);
  });

  it('knows an extreme by its name, and by its value whatever its name', () => {
    const ends = { min: 0, Max: 1, minimum: 2, maximum: 3, top: 987_654 };
    expect(found(ends)).toEqual(['min', 'Max', 'minimum', 'maximum', 'top'].map((path) => `extreme ${path}`));
    expect(found({ yMax: 1, maxima: 2, minutes: 3, top: 987_653 })).toEqual([]);
  });

  it('leaves alone what is said of another column, which may well have the same round sum', () => {
    const of = (column: string) => ({
      numeric: { [column]: { all: { top: 987_654 } } },
      one: { column, ends: [987_654] },
    });
    expect(found(of('salary'))).toEqual([]);
    expect(found(of('balance'))).toEqual(['extreme numeric.balance.all.top', 'extreme one.ends.0']);
    // A word that is no column of numbers, and a column inside of another's.
    expect(found(of('city'))).toEqual(['extreme numeric.city.all.top', 'extreme one.ends.0']);
    expect(found({ salary: { balance: 987_654 }, balance: { salary: 987_654 } })).toEqual(['extreme salary.balance']);
    expect(found({ salary: { max: 987_654 } })).toEqual(['extreme salary.max']);
    // A field that is named after a column.
    expect(found({ salaryMedian: 987_654, balanceMedian: 1 })).toEqual([]);
    expect(found({ salaryMedian: 1, balanceMedian: 987_654 })).toEqual(['extreme balanceMedian']);
    expect(found({ ratingMedian: 987_654 })).toEqual(['extreme ratingMedian']);
    // Of no column by name: what many have in another one tells of nobody.
    expect(found({ top: 500_000, balance: { top: 500_000 } })).toEqual(['extreme balance.top']);
  });

  it('takes a list as long as the file for one of clients', () => {
    expect(found({ scores: Array(200).fill(0.5) })).toEqual(['perClient scores']);
    expect(found({ scores: Array(201).fill(0.5) })).toEqual(['perClient scores']);
    expect(found({ scores: Array(199).fill(0.5) })).toEqual([]);
    expect(found({ scores: [0.5] }, 0)).toEqual([]);
  });

  it('passes over the rows of the file and invented clients, but not over what is only called so', () => {
    const invented = { n: 4, scores: Array(200).fill(0.5) };
    expect(found({ quality: { funnel: [{ n: 4 }] }, verification: { welch: invented } })).toEqual([]);
    const within = ['smallGroup eda.verification.n', 'perClient eda.verification.scores'];
    expect(found({ eda: { verification: invented } })).toEqual(within);
    expect(found({ quality: { groups: { n: 4 } } })).toEqual(['smallGroup quality.groups.n']);
  });

  it('lets a withheld group have its place and its threshold, and no figure of its clients', () => {
    const place = { ids: 12, rows: 40, order: 1, priority: 2, alpha: 0.05, smallestEffect: 0.2, low: 1, high: 2 };
    expect(found({ group: { n: null, missing: 3, missingBalance: 4, title: 'а', ...place } })).toEqual([]);
    for (const figure of ['rate', 'slow', 'lowest', 'highest'])
      expect(found({ group: { n: null, ...place, [figure]: 0.25 } })).toEqual(['smallGroup group']);
  });

  it('tells the tails of a hundred clients, and not of ninety-nine', () => {
    expect(found({ n: 100, p01: 1, p99: 9 })).toEqual([]);
    expect(found({ group: { n: 99, p01: 1, p99: null } })).toEqual(['smallGroup group']);
    expect(found({ group: { n: 99, p01: null, p99: 9 } })).toEqual(['smallGroup group']);
    expect(found({ group: { n: 99, p01: null, p99: null, p50: 5 } })).toEqual([]);
  });

  it('finds either part of a whole that leaves a few', () => {
    expect(found({ n: 50, known: null, unknown: { n: 46 } })).toEqual(['subtraction ']);
    expect(found({ n: 50, known: { n: 40 }, unknown: null })).toEqual([]);
    expect(found({ n: 50, known: { n: 50 }, unknown: null })).toEqual([]);
    expect(found({ n: null, known: { n: 40 } })).toEqual([]);
  });

  it('says in Russian what is told and where', () => {
    const said = {
      group: { n: null, rate: 0.2 },
      tails: { n: 50, p01: 1 },
      whole: { n: 50, known: { n: 46 } },
      few: { n: 4 },
    };
    const messages = groupFindings(said, { file: 'a.json', rows: 200, extremes }).map((one) => one.message);
    expect(messages).toEqual([
      'цифры группы, размер которой скрыт: group',
      '1-й и 99-й процентили группы меньше 100 клиентов: tails',
      'по «known» вычитанием видна группа меньше 10: whole',
      'группа меньше 10 клиентов: few.n',
    ]);
  });
});

it('groupFindings() finds what stayed of a group of whom 1 to 9 left, or stayed', () => {
  const found = (churned: number, retainedMean: number | null = 40) =>
    groupFindings(
      { figures: { n: 50, churned, valueMean: 70, retainedMean } },
      { file: 'a.json', rows: 100, extremes: { columns: new Set(), values: new Map() } },
    ).map(({ message }) => message);
  const message = 'по «retainedMean» вычитанием видна группа меньше 10: figures';
  expect([1, 9, 41].map((churned) => found(churned))).toEqual([[message], [message], [message]]);
  expect([found(0), found(10), found(40), found(9, null)].flat()).toEqual([]);
});

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
