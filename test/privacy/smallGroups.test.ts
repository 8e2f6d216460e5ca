import { describe, expect, it } from 'vitest';
import { groupFindings } from '../../src/privacy/smallGroups.ts';

const extremes = {
  columns: new Set(['age', 'balance', 'salary']),
  values: new Map([
    [987_654, { of: new Set(['balance']), isCommon: false }],
    [500_000, { of: new Set(['balance']), isCommon: true }],
    [0.04, { of: new Set(['age']), isCommon: false }],
    [-12.34, { of: new Set(['balance']), isCommon: false }],
    [123.45, { of: new Set(['balance']), isCommon: false }],
    [7_654, { of: new Set(['balance']), isCommon: false }],
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

  it('takes a short fraction for a figure like any other, but where it is said of its own column and is no share', () => {
    expect(found({ experiments: [{ uplift: 0.04 }], calibration: [{ observed: 0.04 }], told: -12.34 })).toEqual([]);
    expect(found({ age: { bins: [{ n: 50, rate: 0.04, upTo: 0.04 }] } })).toEqual(['extreme age.bins.0.upTo']);
    expect(found({ ageMedian: 0.04, balance: { low: -12.34 }, salary: { low: -12.34 } })).toEqual([
      'extreme ageMedian',
      'extreme balance.low',
    ]);
    expect(found({ told: 123.45, balance: { rate: 123.45 } })).toEqual(['extreme told', 'extreme balance.rate']);
    // A whole number is none, however short.
    expect(found({ told: 7_654, balance: { rate: 7_654 } })).toEqual(['extreme told', 'extreme balance.rate']);
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
    // Of a group that is withheld they are figures like any other, told once.
    expect(found({ group: { n: null, p01: 1, p99: 9 } })).toEqual(['smallGroup group']);
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
