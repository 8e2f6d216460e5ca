import { describe, expect, it } from 'vitest';
import { toldChiSquaredTest } from '../../src/analysis/chiSquaredTest.ts';
import { toldKruskalWallis } from '../../src/analysis/kruskalWallisTest.ts';
import { rateByLevel, rateByQuarter } from '../../src/analysis/rateBy.ts';
import {
  cutsOf,
  givesAway,
  isApart,
  isRecoverable,
  isSmall,
  joinNear,
  tellable,
  withhold,
} from '../../src/analysis/published.ts';
import { withoutSmallLevels } from '../../src/analysis/smallLevels.ts';
import { codes } from '../../src/dataset/table.ts';
import { tableOf } from './tableOf.ts';

describe('a small group', () => {
  it('is one of 1 to 9 clients; nobody and ten may be told', () => {
    expect([0, 1, 9, 10].map(isSmall)).toEqual([false, true, true, false]);
  });

  it('is given away by the rest of its whole', () => {
    expect([0, 5, 10, 90, 95, 100].map((part) => givesAway(100, part))).toEqual([
      false,
      true,
      false,
      false,
      true,
      false,
    ]);
  });

  it('follows from the sum where it is alone or where all are one', () => {
    expect([[], [5], [0, 5], [1, 1], [1, 2], [4, 5, 0]].map(isRecoverable)).toEqual([
      false,
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('withhold', () => {
  it('leaves the method, the size and the empty cells, and says why', () => {
    const test = { method: 'welch', n: 200, missing: 3, t: 1.5, ci: [1, 2], condition: null };
    expect(withhold(test)).toEqual({ method: 'welch', n: 200, missing: 3, t: null, ci: null, condition: 'small' });
    expect(withhold({ n: 4, churned: 1, rate: 0.25 })).toEqual({ n: null, churned: null, rate: null });
  });
});

describe('tellable', () => {
  it('keeps a second row silent, or the total would tell the first', () => {
    const rows = [
      { n: 100, part: 96 },
      { n: 100, part: 50 },
      { n: 100, part: 70 },
    ];
    // By the first side, 96 would follow from the total: the row of 50 is the smallest that can hide it.
    expect(tellable(rows)).toEqual([false, false, true]);
  });

  it('keeps a third row silent where the parts of two are 1 to 9 clients together', () => {
    const rows = [
      { n: 100, part: 3 },
      { n: 100, part: 4 },
      { n: 100, part: 30 },
      { n: 100, part: 50 },
    ];
    expect(tellable(rows)).toEqual([false, false, false, true]);
    expect(tellable(rows.map(({ n, part }) => ({ n, part: n - part })))).toEqual([false, false, false, true]);
  });

  it('tells all where no part is small, and none where nobody else can hide it', () => {
    expect(
      tellable([
        { n: 100, part: 100 },
        { n: 50, part: 25 },
      ]),
    ).toEqual([true, true]);
    expect(
      tellable([
        { n: 100, part: 96 },
        { n: 50, part: 50 },
      ]),
    ).toEqual([false, false]);
  });
});

describe('edges of two tables of one column', () => {
  const bins = [20, 15, 30, 0, 40].map((n, i) => ({ from: i, to: i + 1, n }));
  const join = (a: (typeof bins)[number], b: (typeof bins)[number]) => ({ from: a.from, to: b.to, n: a.n + b.n });

  it('are apart where nobody or ten clients lie between them', () => {
    expect(cutsOf(bins)).toEqual([20, 35, 65, 65]);
    expect(cutsOf([])).toEqual([]);
    expect([20, 21, 29, 30, 11, 10].map((cut) => isApart(20, [cut]))).toEqual([true, false, false, true, false, true]);
  });

  it('are left out of the second where they are not', () => {
    expect(joinNear(bins, [], join)).toEqual(bins);
    expect(joinNear(bins, [20, 45], join)).toEqual(bins);
    expect(joinNear(bins, [28], join)).toEqual([
      { from: 0, to: 3, n: 65 },
      { from: 3, to: 4, n: 0 },
      { from: 4, to: 5, n: 40 },
    ]);
    expect(joinNear(bins, [12, 44, 64], join)).toEqual([{ from: 0, to: 5, n: 105 }]);
  });
});

describe('rates by level, as published', () => {
  const clients = (sizes: readonly number[]) =>
    Uint16Array.from(sizes.flatMap((n, code) => Array<number>(n).fill(code)));
  const nobody = (level: Uint16Array) => new Uint16Array(level.length);

  it('never leave a level that the total would tell: 200 and 4 are one row', () => {
    const level = clients([200, 4]);
    expect(rateByLevel(level, ['а', 'б'], nobody(level)).map((r) => [r.value, r.n])).toEqual([['прочие', 204]]);
    expect(rateByLevel(level, ['0', '1'], nobody(level), { ordered: true }).map((r) => [r.value, r.n])).toEqual([
      ['0–1', 204],
    ]);
    expect(rateByLevel(clients([4]), ['а'], nobody(level))).toEqual([]);
    const three = clients([50, 40, 4]);
    expect(rateByLevel(three, ['а', 'прочие', 'б'], nobody(three)).map((r) => [r.value, r.n])).toEqual([
      ['а', 50],
      ['прочие', 44],
    ]);
  });

  it('do not tell the known where the unknown are four', () => {
    const level = clients([100, 100]);
    const known = Uint8Array.from(level, (_, i) => (i < 4 ? 0 : 1));
    const rows = rateByLevel(level, ['а', 'б'], nobody(level), { known });
    expect(rows.map(({ known, unknown }) => [known, unknown])).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  it('merge a quarter that ties have left with a few clients', () => {
    const values = Float64Array.from({ length: 100 }, (_, i) => (i < 96 ? 1 : i));
    expect(rateByQuarter(values, new Uint16Array(100)).map((r) => r.n)).toEqual([100]);
  });
});

describe('withoutSmallLevels', () => {
  const table = (sizes: Readonly<Record<string, number>>) =>
    tableOf({}, { city: Object.entries(sizes).flatMap(([name, n]) => Array<string>(n).fill(name)) });
  const told = (sizes: Readonly<Record<string, number>>) => {
    const { codes: level, levels } = codes(withoutSmallLevels(table(sizes)), 'city');
    return Object.fromEntries(levels.map((name, code) => [name, level.filter((c) => c === code).length]));
  };

  it('names no level of under ten clients', () => {
    expect(told({ Тверь: 50, Углич: 6, Чухлома: 7 })).toEqual({ Тверь: 50, прочие: 13 });
  });

  it('lets the smallest of the rest join them where they are too few', () => {
    expect(told({ Тверь: 50, Кострома: 30, Углич: 4 })).toEqual({ Тверь: 50, прочие: 34 });
    expect(told({ Тверь: 50, Углич: 4 })).toEqual({ прочие: 54 });
  });

  it('joins them to a level that is called so already, and hides no city for it', () => {
    expect(told({ Тверь: 50, Кострома: 30, прочие: 40, Углич: 4 })).toEqual({ Тверь: 50, Кострома: 30, прочие: 44 });
    expect(told({ Тверь: 50, Кострома: 30, прочие: 3, Углич: 4 })).toEqual({ Тверь: 50, прочие: 37 });
    expect(told({ Тверь: 50, прочие: 40 })).toEqual({ Тверь: 50, прочие: 40 });
  });

  it('leaves a table without small levels as it is', () => {
    const whole = table({ Тверь: 50, Кострома: 30 });
    expect(withoutSmallLevels(whole).columns.get('city')).toBe(whole.columns.get('city'));
  });
});

it('tests of groups tell nothing of two of which one has 1 to 9 clients, and of three what they find', () => {
  const told = (...sizes: readonly number[]) => {
    const groups = sizes.flatMap((n, group) => new Array<number>(n).fill(group));
    const values = Float64Array.from(groups, (group, i) => group + (i % 7));
    const counts = sizes.map((n) => [Math.ceil(n / 3), n - Math.ceil(n / 3)]);
    return [
      toldKruskalWallis(values, groups, sizes.length).H !== null,
      toldChiSquaredTest(counts).chi2 !== null,
      toldChiSquaredTest(counts).condition === 'small',
    ];
  };
  for (const few of [1, 9])
    expect([told(few, 40), told(0, 40, few)].flat()).toEqual(Array(2).fill([false, false, true]).flat());
  expect(told(10, 40)).toEqual([true, true, false]);
  expect(told(9, 40, 40)).toEqual([true, true, false]);
});
