import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annualMargins, clientValues, margins, type ValueInputs } from '../../src/analysis/customerValue.ts';
import { lorenz, valueQuarters } from '../../src/analysis/valueShares.ts';
import { winsorBounds, winsorisedMean } from '../../src/analysis/winsorised.ts';
import { logisticRegression } from '../../src/analysis/logisticRegression.ts';
import { areaUnderCurve } from '../../src/analysis/roc.ts';
import { withoutSmallLevels } from '../../src/analysis/smallLevels.ts';
import { folds, splitKeys } from '../../src/analysis/splits.ts';
import { trendTest } from '../../src/analysis/trendTest.ts';
import { codes } from '../../src/dataset/table.ts';
import { bankTable } from './bankTable.ts';
import { tableOf } from './tableOf.ts';

/** n clients at x = 0 and n at x = 1, of which some churned. */
const twoGroups = (n: number, left0: number, left1: number) => ({
  design: {
    terms: ['const', 'x'],
    columns: [new Float64Array(2 * n).fill(1), Float64Array.from({ length: 2 * n }, (_, i) => (i < n ? 0 : 1))],
    complete: new Uint8Array(2 * n).fill(1),
    withheld: [],
    unnamed: [],
  },
  outcome: Uint16Array.from({ length: 2 * n }, (_, i) => (i % n < (i < n ? left0 : left1) ? 1 : 0)),
  fold: Uint8Array.from({ length: 2 * n }, (_, i) => i % 5),
});

describe('logisticRegression', () => {
  it('is the log odds and their ratio for two groups', () => {
    const { design, outcome, fold } = twoGroups(100, 20, 50);
    const { result, predicted } = logisticRegression(design, outcome, fold);
    expect(result.terms[0]!.beta).toBeCloseTo(Math.log(20 / 80), 10);
    expect(result.terms[1]!.beta).toBeCloseTo(Math.log(4), 10);
    expect(result.terms[1]!.se).toBeCloseTo(Math.sqrt(1 / 20 + 1 / 80 + 1 / 50 + 1 / 50), 8);
    expect(result.terms[1]!.oddsRatio).toBeCloseTo(4, 9);
    expect(result.logLikelihood).toBeCloseTo(20 * Math.log(0.2) + 80 * Math.log(0.8) + 100 * Math.log(0.5), 9);
    expect(result.auc).toBeCloseTo((0.5 * (20 * 80 + 50 * 50) + 50 * 80) / (70 * 130), 12);
    expect(predicted[0]).toBeCloseTo(0.2, 10);
    expect(result.brier).toBeCloseTo((100 * 0.16 + 100 * 0.25) / 200, 10);
  });

  it('gives every tenth that takes up a part of one chance the rate of that chance', () => {
    const tenths = ({ design, outcome, fold }: ReturnType<typeof twoGroups>) =>
      logisticRegression(design, outcome, fold).result.calibration;
    const found = tenths(twoGroups(100, 20, 50));
    expect(found.map(({ n }) => n)).toEqual(new Array(10).fill(20));
    // A model of one mark predicts the rate of each side exactly: no tenth can be off.
    expect(found.map(({ observed }) => observed)).toEqual([0.2, 0.2, 0.2, 0.2, 0.2, 0.5, 0.5, 0.5, 0.5, 0.5]);
    found.forEach(({ predicted, observed }) => expect(predicted).toBeCloseTo(observed, 10));
    // 7 of 150 do not part evenly: each tenth is within one client of its part, and they are 7 together.
    const rest = tenths(twoGroups(150, 7, 80)).slice(0, 5);
    expect(rest.map(({ n, observed }) => Math.round(n * observed))).toEqual([1, 2, 1, 2, 1]);
    // A tenth of fewer than a hundred clients is a group that is not told.
    expect([tenths(twoGroups(50, 20, 30)).length, tenths(twoGroups(49, 20, 30)).length]).toEqual([10, 0]);
  });

  it('leaves out and counts the clients with a missing term', () => {
    const { design, outcome, fold } = twoGroups(100, 20, 50);
    const complete = Uint8Array.from(design.complete, (c, i) => (i % 50 === 0 ? 0 : c));
    const { result, predicted } = logisticRegression({ ...design, complete }, outcome, fold);
    expect(result).toMatchObject({ n: 196, missing: 4 });
    expect(predicted[0]).toBeNaN();
  });

  it('names a perfect split by its term, and gives no number', () => {
    const { design, outcome, fold } = twoGroups(100, 0, 100);
    expect(logisticRegression(design, outcome, fold).result).toMatchObject({
      condition: 'separation',
      conditionTerms: ['x'],
      auc: null,
      logLikelihood: null,
      terms: [],
    });
    const unnamed = logisticRegression({ ...design, unnamed: ['x'] }, outcome, fold).result;
    expect(unnamed).toMatchObject({ condition: 'separation', conditionTerms: [] });
  });

  it('names the level in which nobody left, however rare it is', () => {
    const noise = Float64Array.from({ length: 2000 }, (_, i) => ((i * 7919) % 101) / 10);
    for (const size of [15, 100, 600]) {
      const rare = Float64Array.from({ length: 2000 }, (_, i) => (i < size ? 1 : 0));
      const outcome = Uint16Array.from({ length: 2000 }, (_, i) => (i >= size && i % 5 === 0 ? 1 : 0));
      const { design, fold } = twoGroups(1000, 0, 0);
      const three = { ...design, terms: ['const', 'noise', 'rare'], columns: [design.columns[0]!, noise, rare] };
      expect(logisticRegression(three, outcome, fold).result).toMatchObject({
        condition: 'separation',
        conditionTerms: ['rare'],
        terms: [],
      });
    }
  });

  it('names the term that tells the outcome nearly by itself, and none of those that part the few others', () => {
    const n = 600;
    const outcome = Uint16Array.from({ length: n }, (_, i) => (i % 3 === 0 ? 1 : 0));
    // Two who stayed have the mark of those who left: they alone are left to the other terms.
    const leak = Float64Array.from(outcome, (left, i) => (left === 1 || i === 1 || i === 302 ? 1 : 0));
    const noise = (by: number, of: number) => Float64Array.from({ length: n }, (_, i) => (i * by) % of);
    const others = [noise(37, 101), noise(53, 97), noise(71, 89), noise(29, 83), noise(91, 79)];
    others[0]![1] = others[0]![302] = others[1]![1] = 150;
    const design = {
      terms: ['const', 'a', 'b', 'leak', 'c', 'd', 'e'],
      columns: [new Uint8Array(n).fill(1), others[0]!, others[1]!, leak, ...others.slice(2)],
      complete: new Uint8Array(n).fill(1),
      withheld: [],
      unnamed: [],
    };
    const fold = Uint8Array.from({ length: n }, (_, i) => i % 5);
    // On whichever side of it those who left are.
    for (const one of [leak, leak.map((mark) => 1 - mark)]) {
      const columns = design.columns.map((column) => (column === leak ? one : column));
      const { result } = logisticRegression({ ...design, columns }, outcome, fold);
      expect(result).toMatchObject({ condition: 'separation', conditionTerms: ['leak'], terms: [] });
    }
    // Where no term parts them by itself, all that do so together are named.
    const sum = others[0]!.map((a, i) => 2 * (a + others[1]![i]!) - 190);
    const both = logisticRegression(
      design,
      Uint16Array.from(sum, (s) => (s > 0 ? 1 : 0)),
      fold,
    ).result;
    expect(both.condition).toBe('separation');
    expect(both.conditionTerms).toEqual(expect.arrayContaining(['a', 'b']));
  });

  it('names the terms of which one is a combination of the others, and no other', () => {
    const { design, outcome, fold } = twoGroups(100, 20, 50);
    const z = Float64Array.from({ length: 200 }, (_, i) => (i * 37) % 11);
    const w = Float64Array.from({ length: 200 }, (_, i) => (i * 53) % 17);
    const x = design.columns[1]!;
    const twice = {
      ...design,
      terms: ['const', 'x', 'w', 'z', 'y'],
      columns: [design.columns[0]!, x, w, z, x.map((v, i) => 2 * v - z[i]! + 3)],
    };
    expect(logisticRegression(twice, outcome, fold).result).toMatchObject({
      condition: 'collinear',
      conditionTerms: ['x', 'z', 'y'],
      terms: [],
    });
    // That one of them tells the outcome too is another matter.
    const left = Uint16Array.from(x, (one) => (one > 0 ? 1 : 0));
    expect(logisticRegression(twice, left, fold).result).toMatchObject({
      condition: 'collinear',
      conditionTerms: ['x', 'z', 'y'],
    });
  });

  it('leaves out a constant term by name: the others have the coefficients that they have without it', () => {
    const { design, outcome, fold } = twoGroups(100, 20, 50);
    const flat = {
      ...design,
      terms: ['const', 'flat', 'x'],
      columns: [design.columns[0]!, new Float64Array(200).fill(0.1), design.columns[1]!],
    };
    const { result } = logisticRegression(flat, outcome, fold);
    const without = logisticRegression(design, outcome, fold).result;
    expect(result.leftOut).toEqual([{ term: 'flat', condition: 'zeroVariance' }]);
    expect(result).toEqual({ ...without, leftOut: result.leftOut });
  });

  it('counts how few left for each coefficient, and gives it all the same', () => {
    const { design, outcome, fold } = twoGroups(100, 2, 7);
    const { result, predicted } = logisticRegression(design, outcome, fold);
    expect(result).toMatchObject({ condition: null, eventsPerTerm: 4.5 });
    expect(result.terms[1]!.beta).toBeCloseTo(Math.log((7 * 98) / (93 * 2)), 9);
    expect(result.terms[1]!.se).toBeCloseTo(Math.sqrt(1 / 7 + 1 / 93 + 1 / 2 + 1 / 98), 8);
    expect(predicted[199]).toBeCloseTo(0.07, 10);
  });

  it('says so where clients are no more than coefficients, where it did not converge, and where all stayed', () => {
    const two = twoGroups(1, 0, 1);
    expect(logisticRegression(two.design, two.outcome, two.fold).result).toMatchObject({
      condition: 'tooFewClients',
      terms: [],
      auc: null,
    });
    const { design, outcome, fold } = twoGroups(100, 20, 50);
    expect(logisticRegression(design, outcome, fold, { iterations: 2 }).result).toMatchObject({
      condition: 'notConverged',
      conditionTerms: ['x'],
      terms: [],
    });
    // The last step that it may take is one that may end it.
    const { iterations } = logisticRegression(design, outcome, fold).result;
    expect(logisticRegression(design, outcome, fold, { iterations }).result).toMatchObject({
      condition: null,
      iterations,
    });
    expect(logisticRegression(design, outcome, fold, { iterations: iterations - 1 }).result.condition).toBe(
      'notConverged',
    );
    expect(logisticRegression(design, new Uint16Array(200), fold).result.condition).toBe('oneOutcome');
    const nobody = { ...design, complete: new Uint8Array(200) };
    expect(logisticRegression(nobody, outcome, fold).result).toMatchObject({ condition: 'empty', n: 0, missing: 200 });
  });

  it('is graded on each fold by a model of the others alone', () => {
    const n = 3000;
    const noise = Float64Array.from({ length: n }, (_, i) => ((i * 7919) % 1013) / 100);
    const mark = Uint8Array.from({ length: n }, (_, i) => (i % 3 === 0 ? 1 : 0));
    const outcome = Uint16Array.from({ length: n }, (_, i) =>
      (i * 31) % 97 < 10 + 4 * noise[i]! + 20 * mark[i]! ? 1 : 0,
    );
    const fold = Uint8Array.from({ length: n }, (_, i) => ((i * 2654435761) >>> 7) % 5);
    const complete = Uint8Array.from({ length: n }, (_, i) => (i % 11 === 0 ? 0 : 1));
    const columns = [new Uint8Array(n).fill(1), noise, mark];
    const design = { terms: ['const', 'noise', 'mark'], columns, complete, withheld: [], unnamed: [] };
    const { result } = logisticRegression(design, outcome, fold);
    const [scores, y] = [[] as number[], [] as number[]];
    for (let held = 0; held < 5; held += 1) {
      const others = complete.map((c, i) => (fold[i] === held ? 0 : c));
      const [constant, ofNoise, ofMark] = logisticRegression({ ...design, complete: others }, outcome, fold).result
        .terms;
      for (let i = 0; i < n; i += 1) {
        if (complete[i] === 0 || fold[i] !== held) continue;
        const eta = constant!.beta + ofNoise!.beta * noise[i]! + ofMark!.beta * mark[i]!;
        scores.push(1 / (1 + Math.exp(-eta)));
        y.push(outcome[i]!);
      }
    }
    expect(result.aucCrossValidated).toBeCloseTo(areaUnderCurve(Float64Array.from(scores), Uint8Array.from(y))!, 12);
    expect(result.aucCrossValidated).not.toBe(result.auc);
  });

  it('climbs to the maximum where a whole step of Newton would lose it', () => {
    // One client far from the others: a step from nought overshoots.
    const n = 60;
    const x = Float64Array.from({ length: n }, (_, i) => (i === 0 ? 4000 : i));
    const outcome = Uint16Array.from({ length: n }, (_, i) => (i === 0 || i % 3 === 0 ? 1 : 0));
    const design = { ...twoGroups(30, 0, 0).design, columns: [new Float64Array(n).fill(1), x] };
    const { terms } = logisticRegression(design, outcome, new Uint8Array(n)).result;
    const gradient = [0, 0];
    x.forEach((v, i) => {
      const residual = outcome[i]! - 1 / (1 + Math.exp(-terms[0]!.beta - terms[1]!.beta * v));
      gradient[0]! += residual;
      gradient[1]! += residual * v;
    });
    expect(gradient[0]).toBeCloseTo(0, 8);
    expect(gradient[1]).toBeCloseTo(0, 6);
  });
});

describe('areaUnderCurve', () => {
  it('counts pairs, a tie as one half', () => {
    expect(areaUnderCurve(Float64Array.of(1, 2, 3, 4), Uint8Array.of(0, 0, 1, 1))).toBe(1);
    expect(areaUnderCurve(Float64Array.of(1, 1, 1), Uint8Array.of(0, 1, 1))).toBe(0.5);
    expect(areaUnderCurve(Float64Array.of(1, 2), Uint8Array.of(1, 1))).toBeNull();
  });
});

describe('splits', () => {
  const ids = Array.from({ length: 2000 }, (_, i) => `K-${i}`);

  it('give a client the same fold whatever its row', () => {
    const there = folds(tableOf({}, {}, ids));
    const back = folds(tableOf({}, {}, [...ids].reverse()));
    expect([...back].reverse()).toEqual([...there]);
  });

  it('give a client the same fold whoever else is there, of a city too small to be named as well', () => {
    const cityOf = (i: number) => (i < 9 ? 'Углич' : i % 2 === 0 ? 'Рыбинск' : 'Ярославль');
    const shown = withoutSmallLevels(bankTable(100, (i) => ({ city: cityOf(i) })));
    const joined = withoutSmallLevels(bankTable(101, (i) => ({ city: i === 100 ? 'Углич' : cityOf(i) })));
    expect(codes(shown, 'city').levels).not.toContain('Углич');
    expect(codes(joined, 'city').levels).toContain('Углич');
    expect(folds(joined).subarray(0, 100)).toEqual(folds(shown));
  });

  it('are even, and others for another seed', () => {
    const keys = splitKeys(tableOf({}, {}, ids), 'a');
    for (let fold = 0; fold < 5; fold += 1) {
      const n = keys.filter((k) => Math.floor(k * 5) === fold).length;
      expect(Math.abs(n - 400)).toBeLessThan(80);
    }
    expect(splitKeys(tableOf({}, {}, ids), 'b')).not.toEqual(keys);
    // A number is hashed as it is written, whatever kind of column holds it.
    const numbers = [0, 7, 10, 123456, 4294967296, 999999999999999, 1.5, -3, 1e21];
    const table = tableOf({}, {}, numbers.map(String));
    const id = table.schema.columns.find(({ role }) => role === 'id')!;
    const columns = new Map(table.columns).set(id.name, { type: 'id', schema: id, values: Float64Array.from(numbers) });
    expect(splitKeys({ ...table, columns }, 'a')).toEqual(splitKeys(table, 'a'));
  });
});

describe('the value of a client', () => {
  const assumptions = {
    margin: 0.04,
    interchange: 0.012,
    cardSpendShare: 0.35,
    feePerProduct: 900,
    discountRate: 0.15,
    horizonYears: 3,
  };
  const inputs = {
    balance: Float64Array.of(100_000, NaN),
    salary: Float64Array.of(50_000, 100_000),
    card: Float64Array.of(0, 1),
    products: Float64Array.of(2, 1),
    retention: Float64Array.of(1, 0.5),
  };
  const withMargins = (of: ValueInputs) => ({ ...margins(of, assumptions), value: clientValues(of, assumptions) });

  it('adds the margin of balance, card and products, and discounts it at the retention', () => {
    const value = clientValues(inputs, assumptions);
    expect([...annualMargins(inputs, assumptions)]).toEqual([
      5800,
      expect.closeTo(0.012 * 0.35 * 12 * 100_000 + 900, 8),
    ]);
    expect(value[0]).toBeCloseTo(5800 * (1 + 1 / 1.15 + 1 / 1.3225), 8);
    expect(value[1]).toBeCloseTo(5940 * (1 + 0.5 / 1.15 + 0.25 / 1.3225), 8);
  });

  it('draws values in to the bounds before their mean', () => {
    expect(winsorisedMean(Float64Array.of(0, 5, 100), [1, 9]).mean).toBe(5);
    expect(winsorisedMean(Float64Array.of(), [1, 9])).toEqual({ mean: null, ci: null });
    expect(winsorBounds(Float64Array.from({ length: 101 }, (_, i) => i))).toEqual([1, 99]);
  });

  it('has a Gini index of 0 for equal values and a curve under the diagonal', () => {
    expect(lorenz(new Float64Array(1000).fill(5)).gini).toBeCloseTo(0, 12);
    const { points, gini } = lorenz(Float64Array.from({ length: 1000 }, (_, i) => i));
    expect(gini).toBeCloseTo(1 / 3, 3);
    for (const { clients, value } of points) expect(value).toBeLessThanOrEqual(clients + 1e-12);
    expect(lorenz(new Float64Array(1000)).gini).toBeNull();
  });

  it('quarters the clients and their value', () => {
    const n = 400;
    const values = withMargins({
      balance: Float64Array.from({ length: n }, (_, i) => i * 1000),
      salary: new Float64Array(n),
      card: new Float64Array(n),
      products: new Float64Array(n),
      retention: new Float64Array(n),
    });
    const quarters = valueQuarters(values, new Uint16Array(n), () => new Float64Array(n));
    expect(quarters.map((q) => q.n)).toEqual([100, 100, 100, 100]);
    expect(quarters.reduce((s, q) => s + q.totalShare!, 0)).toBeCloseTo(1, 12);
  });

  it('tells no part of the margin where 1 to 9 clients of a quarter have all of a source', () => {
    const n = 400;
    const none = new Float64Array(n);
    /** Of the least valuable quarter so many have a card. */
    const told = (cards: number) => {
      const inputs = {
        balance: Float64Array.from(none, (_, i) => (1 + i) * 1000),
        salary: Float64Array.from(none, () => 100),
        card: Float64Array.from(none, (_, i) => (i < cards ? 1 : 0)),
        products: Float64Array.from(none, () => 1),
        retention: none,
      };
      return valueQuarters(withMargins(inputs), new Uint16Array(n), () => none).map(({ parts }) => parts !== null);
    };
    for (const few of [1, 9, 109]) expect(told(few)).toEqual([false, false, false, false]);
    for (const enough of [0, 10, 100, 110]) expect(told(enough)).toEqual([true, true, true, true]);
  });

  it('parts clients of one value by their keys, in whatever order the rows stand', () => {
    const n = 402;
    const row = Array.from({ length: n }, (_, i) => i);
    // 60 clients of one value, 90 to 149 from the least; every second one of them left.
    const balance = (i: number) => (i >= 90 && i < 150 ? 90 : i) * 1000;
    const key = (i: number) => ((i * 271) % n) / n;
    const quartersOf = (rows: readonly number[]) => {
      const none = new Float64Array(n);
      const inputs = { salary: none, card: none, products: none, retention: none };
      const values = withMargins({ ...inputs, balance: Float64Array.from(rows, balance) });
      return valueQuarters(
        values,
        Uint16Array.from(rows, (i) => i % 2),
        () => Float64Array.from(rows, key),
      );
    };
    const quarters = quartersOf(row);
    expect(quarters.map((q) => q.n)).toEqual([100, 101, 100, 101]);
    const first = row.filter((i) => i >= 90 && i < 150).sort((a, b) => key(a) - key(b));
    expect(quarters[0]!.churned).toBe(45 + first.slice(0, 10).filter((i) => i % 2 === 1).length);
    expect(quartersOf(row.toReversed())).toEqual(quarters);
    expect(quartersOf(row.toSorted((a, b) => (a % 2) - (b % 2)))).toEqual(quarters);
  });

  describe('at an end of a quarter between two clients of one value', () => {
    const n = 402;
    const none = new Float64Array(n);
    /** Quarters of clients in this order of rows, of whom places 300 and 301 from the least have one value; they part the third quarter from the last. */
    const quartersOf = (rows: readonly number[], key: (i: number) => number) => {
      const balance = Float64Array.from(rows, (i) => (i === 301 ? 300 : i) * 1000);
      const inputs = { balance, salary: none, card: none, products: none, retention: none };
      return valueQuarters(
        withMargins(inputs),
        Uint16Array.from(rows, (i) => (i === 300 ? 1 : 0)),
        () => Float64Array.from(rows, key),
      );
    };
    const rows = Array.from({ length: n }, (_, i) => i);

    it('gives the one of the smaller key to the lower quarter', () => {
      expect(quartersOf(rows, (i) => i / n).map((q) => q.churned)).toEqual([0, 0, 1, 0]);
      expect(quartersOf(rows, (i) => -i / n).map((q) => q.churned)).toEqual([0, 0, 0, 1]);
    });

    it('gives of two with one key, as one number in one city twice, the one who stayed, wherever they stand in the file', () => {
      for (const order of [rows, rows.toReversed()])
        expect(quartersOf(order, () => 0).map((q) => q.churned)).toEqual([0, 0, 0, 1]);
    });
  });
});

describe('trendTest', () => {
  it('is the linear part of χ² for three groups by hand', () => {
    const groups = [
      { score: 0, n: 100, churned: 10 },
      { score: 1, n: 100, churned: 20 },
      { score: 2, n: 100, churned: 30 },
    ];
    const { z, slope } = trendTest(groups);
    expect(slope).toBeCloseTo(0.1, 12);
    expect(z).toBeCloseTo(20 / Math.sqrt(0.2 * 0.8 * 200), 12);
  });

  it('turns its sign with the order and does not mind a shift of the scores', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 49 }), { minLength: 3, maxLength: 6 }), (left) => {
        const groups = left.map((churned, score) => ({ score, n: 50, churned }));
        const z = trendTest(groups).z!;
        expect(trendTest(groups.map((g) => ({ ...g, score: g.score + 9 }))).z).toBeCloseTo(z, 9);
        expect(trendTest(groups.map((g) => ({ ...g, score: -g.score }))).z).toBeCloseTo(-z, 9);
      }),
    );
  });

  it.each([
    [[], 'empty'],
    [[{ score: 1, n: 5, churned: 2 }], 'oneLevel'],
    [
      [
        { score: 1, n: 5, churned: 0 },
        { score: 2, n: 5, churned: 0 },
      ],
      'oneOutcome',
    ],
  ] as const)('says what failed: %j', (groups, condition) => {
    expect(trendTest(groups)).toMatchObject({ condition, p: null, z: null });
  });
});
