import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { bestFirst } from '../../src/analysis/bestFirst.ts';
import { bitsetOf, countOf, countOfBoth, has, intersect, jaccard, sumsOf } from '../../src/analysis/bitset.ts';
import { candidateConditions } from '../../src/analysis/candidateConditions.ts';
import { findSegments, type Candidate } from '../../src/analysis/findSegments.ts';
import { foundFigures } from '../../src/analysis/foundSegments.ts';
import { laidOut, layoutByOutcome } from '../../src/analysis/layout.ts';
import { membersOf } from '../../src/analysis/segment.ts';
import { withoutSmallLevels } from '../../src/analysis/smallLevels.ts';
import { splitKeys } from '../../src/analysis/splits.ts';
import type { FoundSegments } from '../../src/analysis/result.ts';
import { readContentFiles } from '../../src/authored/contentFiles.ts';
import { schema } from '../../src/dataset/index.ts';
import { readTable } from '../../src/dataset/read.ts';
import { codes, type Column, type Table } from '../../src/dataset/table.ts';
import { searchSegments } from '../../src/report/found.ts';
import { analyse } from '../../src/results/results.ts';
import { root } from '../site/build.ts';
import { bankTable } from './bankTable.ts';
import { tableOf } from './tableOf.ts';

describe('bitsets', () => {
  const threes = bitsetOf(100, (i) => i % 3 === 0);
  const fives = bitsetOf(100, (i) => i % 5 === 0);

  it('count members, of one set and of two', () => {
    expect([countOf(threes), countOf(fives), countOfBoth(threes, fives)]).toEqual([34, 20, 7]);
    expect(countOf(bitsetOf(64, () => true))).toBe(64);
    expect(countOf(bitsetOf(0, () => true))).toBe(0);
  });

  it('intersect, sum and compare', () => {
    const both = new Uint32Array(threes.length);
    expect(intersect(threes, fives, both)).toBe(7);
    const sums = new Float64Array(2);
    const value = Float64Array.from({ length: 100 }, (_, i) => i);
    sumsOf(both, value, sums);
    expect([...sums]).toEqual([0 + 15 + 30 + 45 + 60 + 75 + 90, 20475]);
    expect(jaccard(threes, fives)).toBe(7 / 47);
    expect(jaccard(new Uint32Array(2), new Uint32Array(2))).toBe(1);
  });
});

describe('layoutByOutcome', () => {
  const outcome = Uint8Array.from({ length: 100 }, (_, i) => (i % 10 === 0 ? 1 : 0));
  const layout = layoutByOutcome(outcome);

  it('puts the churned first and the others from a word of their own, each in his order', () => {
    expect(layout.boundary).toBe(1);
    expect([...layout.rows.slice(0, 12)]).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90, -1, -1]);
    expect([...layout.rows.slice(32, 36)]).toEqual([1, 2, 3, 4]);
    expect(layoutByOutcome(new Uint8Array(0)).rows).toHaveLength(0);
  });

  it('lets one count tell the size and the churn of a set', () => {
    const evens = laidOut(
      bitsetOf(100, (i) => i % 4 === 0),
      layout,
    );
    expect(countOfBoth(evens, evens, 0, layout.boundary)).toBe(5);
    expect(countOfBoth(evens, evens, layout.boundary)).toBe(20);
  });
});

describe('bestFirst', () => {
  const scores = Float64Array.from({ length: 1000 }, (_, i) => (i * 7919) % 331);
  const all = [...scores.keys()].sort((a, b) => scores[b]! - scores[a]! || b - a);
  const backwards = (a: number, b: number) => b - a;

  it('gives every score above the least, the best first, whatever the bounds', () => {
    for (const slack of [0, 3, 500]) {
      const most = scores.map((score, i) => score + (slack * (i % 5)) / 4);
      const given = [...bestFirst(most, 100, (i) => scores[i]!, backwards)];
      expect(given.map(({ i }) => i)).toEqual(all.filter((i) => scores[i]! > 100));
      expect(given.every(({ i, score }) => score === scores[i])).toBe(true);
    }
  });

  it('makes no score that cannot come next', () => {
    let made = 0;
    const best = bestFirst(scores, 0, (i) => ((made += 1), scores[i]!), backwards);
    expect(best.next().value).toMatchObject({ score: 330 });
    expect(made).toBeLessThan(200);
  });
});

/** 400 clients by a linear congruential generator: three traits of no meaning, and whoever has a = 1 and b = 2 leaves. */
const size = 400;
let state = 11;
const draw = (levels: number) =>
  Array.from({ length: size }, () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * levels);
  });
const [a, b, c] = [draw(2), draw(3), draw(4)];
const isPlanted = (i: number) => a[i] === 1 && b[i] === 2;
const planted = {
  outcome: Uint8Array.from({ length: size }, (_, i) => (isPlanted(i) || i % 9 === 0 ? 1 : 0)),
  retained: Float64Array.from({ length: size }, (_, i) => (a[i] === 0 && c[i] === 3 ? 100 + (i % 7) : i % 11)),
};
const candidates = (traits: Readonly<Record<string, readonly number[]>>): Candidate[] =>
  Object.entries(traits).flatMap(([column, values]) =>
    [...new Set(values)].sort().map((level) => {
      const members = bitsetOf(values.length, (i) => values[i] === level);
      return { condition: { column, is: level }, members, n: countOf(members) };
    }),
  );
const conditions = candidates({ a, b, c });

describe('findSegments', () => {
  it('finds the segments that were planted, of two conditions and no more', () => {
    const { churn, retained, tried } = findSegments({ ...planted, conditions }, { least: 20 });
    expect(churn[0]!.rule).toEqual([
      { column: 'a', is: 1 },
      { column: 'b', is: 2 },
    ]);
    expect(churn[0]!.n).toBe(a.filter((_, i) => isPlanted(i)).length);
    expect(retained[0]!.rule).toEqual([
      { column: 'a', is: 0 },
      { column: 'c', is: 3 },
    ]);
    // 9 levels, 6 + 8 + 12 pairs; triples of 400/24 clients on average, only some of which have twenty.
    expect(tried).toBeGreaterThanOrEqual(35);
    expect(tried).toBeLessThan(9 + 26 + 24);
  });

  it('compares rules of which each condition takes somebody off the others, whatever the order of the columns', () => {
    // All of `inner` have a = 1 or b = 2, all of `first` have c = 0: what follows stands after what it follows from, and before it.
    const inner = a.map((one, i) => (one === 1 && i % 3 > 0 ? 1 : b[i] === 2 ? 2 : 0));
    const first = c.map((one, i) => (one === 0 && i % 5 > 0 ? 1 : 0));
    const least = 10;
    const isRule = (rule: readonly Candidate[]) => {
      const clients = (of: readonly Candidate[]) => a.filter((_, i) => of.every((one) => has(one.members, i))).length;
      const isOfColumns = new Set(rule.map(({ condition }) => condition.column)).size === rule.length;
      const rest = (one: Candidate) => rule.filter((other) => other !== one);
      return isOfColumns && clients(rule) >= least && rule.every((one) => clients(rest(one)) > clients(rule));
    };
    const counted = [
      { a, b, c, first, inner },
      { inner, first, c, b, a },
    ].map((traits) => {
      const all = candidates(traits);
      const rules = all.flatMap((one, x) => [
        [one],
        ...all
          .slice(x + 1)
          .flatMap((two, y) => [[one, two], ...all.slice(x + y + 2).map((three) => [one, two, three])]),
      ]);
      expect(findSegments({ ...planted, conditions: all }, { least }).tried).toBe(rules.filter(isRule).length);
      return rules.filter(isRule).length;
    });
    expect(counted[0]).toBe(counted[1]);
  });

  it('scores by the lower bound: Wilson of the churn, normal of the mean', () => {
    const everyone = candidates({ half: Array.from({ length: size }, (_, i) => (i < 100 ? 1 : 0)) });
    const inputs = {
      outcome: Uint8Array.from({ length: size }, (_, i) => (i < 50 ? 1 : 0)),
      retained: Float64Array.from({ length: size }, (_, i) => (i < 100 ? (i % 2 === 0 ? 10 : 20) : 0)),
      conditions: everyone,
    };
    const { churn, retained } = findSegments(inputs, { least: 10 });
    expect(churn.map((found) => found.n)).toEqual([100]);
    // 50 of 100: (0.5 + z²/200 − z√(0.25/100 + z²/40000)) / (1 + z²/100).
    expect(churn[0]!.score).toBeCloseTo(0.4038315, 6);
    // Mean 15, s = 5·√(100/99), half-width z·s/10.
    expect(retained[0]!.score).toBeCloseTo(15 - (1.959963984540054 * 5 * Math.sqrt(100 / 99)) / 10, 10);
  });

  it('keeps to the size, to unlike segments, to the number wanted and to what is accepted', () => {
    const inputs = { ...planted, conditions };
    const all = findSegments(inputs, { least: 20, alike: 1, most: 100 });
    for (const found of [...all.churn, ...all.retained]) expect(found.n).toBeGreaterThanOrEqual(20);
    expect(findSegments(inputs, { least: 401 })).toEqual({ churn: [], retained: [], tried: 0 });
    const unlike = findSegments(inputs, { least: 20, alike: 0.2, most: 100 });
    expect(unlike.churn.length).toBeLessThan(all.churn.length);
    expect(findSegments(inputs, { least: 20, most: 1 }).churn).toHaveLength(1);
    expect(findSegments(inputs, { least: 20, accepts: (rule) => rule.length === 1 }).churn[0]!.rule).toHaveLength(1);
  });

  it('finds nothing where nobody is better than all, and no money where there is none', () => {
    const outcome = new Uint8Array(size).fill(1);
    const { churn, retained } = findSegments({ outcome, retained: null, conditions }, { least: 20 });
    expect(churn).toEqual([]);
    expect(retained).toEqual([]);
    expect(findSegments({ outcome: new Uint8Array(0), retained: null, conditions: [] }, { least: 1 }).tried).toBe(0);
  });

  it('is no worse for a negative value: a part may sum to more than its whole', () => {
    const retained = planted.retained.map((value, i) => (a[i] === 0 && c[i] !== 3 ? -500 : value));
    const { retained: found } = findSegments({ ...planted, retained, conditions }, { least: 20 });
    expect(found[0]!.rule).toEqual([
      { column: 'a', is: 0 },
      { column: 'c', is: 3 },
    ]);
  });
});

describe('candidateConditions', () => {
  it('makes levels, cuts of three digits and missing cells into conditions', () => {
    const amounts = Array.from({ length: 101 }, (_, i) => (i === 100 ? NaN : 1000.123 + i * 1111.1));
    const table = tableOf({ sum: amounts }, { sex: amounts.map((_, i) => (i % 2 ? 'М' : 'Ж')) });
    const made = candidateConditions(
      table,
      Uint32Array.from(amounts, (_, i) => i),
    );
    const cuts = [12000, 28500, 56000, 83500, 100000];
    expect(made).toEqual([
      ...cuts.map((cut) => ({ column: 'sum', atLeast: cut })),
      ...cuts.map((cut) => ({ column: 'sum', below: cut })),
      { column: 'sum', missing: true },
      { column: 'sum', missing: false },
      { column: 'sex', is: 'Ж' },
      { column: 'sex', is: 'М' },
    ]);
  });

  it('cuts at no end of the column that a few have, also where the rows do not have it', () => {
    const cutsOf = (few: number) => {
      const ends = [100_000, 1_000_000].flatMap((end) => Array<number>(few).fill(end));
      const sums = [...ends, ...Array.from({ length: 100 }, (_, i) => (i < 30 ? 100_100 : i < 60 ? 500_000 : 999_900))];
      const rows = Uint32Array.from(sums, (_, i) => i).subarray(ends.length);
      return candidateConditions(tableOf({ sum: sums }), rows).flatMap((one) => one.below ?? []);
    };
    expect(cutsOf(9)).toEqual([500_000]);
    expect(cutsOf(10)).toEqual([100_000, 500_000, 1_000_000]);
  });

  it('asks of a column that none of the rows has only whether it is empty', () => {
    const sums = Array.from({ length: 40 }, (_, i) => (i < 20 ? NaN : i));
    const rows = Uint32Array.from({ length: 20 }, (_, i) => i);
    expect(candidateConditions(tableOf({ sum: sums }), rows)).toEqual([
      { column: 'sum', missing: true },
      { column: 'sum', missing: false },
    ]);
  });

  it('cuts whole numbers at whole numbers', () => {
    const table = tableOf({ age: Array.from({ length: 100 }, (_, i) => 18 + (i % 50)) });
    const made = candidateConditions(
      table,
      Uint32Array.from({ length: 100 }, (_, i) => i),
    );
    expect(made.filter((one) => one.atLeast !== undefined).every((one) => Number.isInteger(one.atLeast))).toBe(true);
  });
});

describe('foundFigures', () => {
  it('tells nothing of fewer than ten clients', () => {
    const inputs = { outcome: new Uint16Array(20), known: null, value: null, winsorBounds: null };
    expect(foundFigures(Uint32Array.from({ length: 9 }), inputs)).toBeNull();
    expect(
      foundFigures(
        Uint32Array.from({ length: 10 }, (_, i) => i),
        inputs,
      ),
    ).toMatchObject({
      n: 10,
      rate: 0,
      known: null,
      valueMean: null,
      retainedMean: null,
    });
  });

  it('takes a client who left as worth nothing', () => {
    const inputs = {
      outcome: Uint16Array.from({ length: 20 }, (_, i) => (i < 10 ? 1 : 0)),
      known: Uint8Array.from({ length: 20 }, (_, i) => (i < 12 ? 1 : 0)),
      value: new Float64Array(20).fill(50),
      winsorBounds: [0, 40] as const,
    };
    const figures = foundFigures(
      Uint32Array.from({ length: 20 }, (_, i) => i),
      inputs,
    );
    expect(figures).toMatchObject({ rate: 0.5, valueMean: 40, retainedMean: 20 });
    // Eight are unknown, and the twelve known would tell of them.
    expect([figures!.known, figures!.unknown]).toEqual([null, null]);
  });

  it('keeps the debt of clients who stayed: their value is below nought, not nought', () => {
    const inputs = {
      outcome: Uint16Array.from({ length: 20 }, (_, i) => (i < 10 ? 1 : 0)),
      known: null,
      value: new Float64Array(20).fill(-50),
      winsorBounds: [-40, 40] as const,
    };
    const figures = foundFigures(
      Uint32Array.from({ length: 20 }, (_, i) => i),
      inputs,
    );
    expect(figures).toMatchObject({ valueMean: -40, retainedMean: -20 });
  });

  it('tells the known, the unknown and what stayed, by hand', () => {
    const inputs = {
      outcome: Uint16Array.from({ length: 24 }, (_, i) => (i < 3 || i >= 15 ? 1 : 0)),
      known: Uint8Array.from({ length: 24 }, (_, i) => (i < 12 ? 1 : 0)),
      value: new Float64Array(24).fill(50),
      winsorBounds: [0, 40] as const,
    };
    const figures = foundFigures(
      Uint32Array.from({ length: 24 }, (_, i) => i),
      inputs,
    );
    // 12 of 24 stayed with 40 each.
    expect(figures).toMatchObject({
      known: { n: 12, churned: 3, rate: 0.25 },
      unknown: { n: 12, churned: 9, rate: 0.75 },
      retainedMean: 20,
    });
  });

  it('does not tell what stayed where what one client took with him would follow, nor what a whole would tell of the rest', () => {
    const inputs = {
      outcome: Uint16Array.from({ length: 60 }, (_, i) => (i === 3 || (i >= 20 && i < 33) ? 1 : 0)),
      known: Uint8Array.from({ length: 60 }, (_, i) => (i < 10 || i >= 45 ? 1 : 0)),
      value: Float64Array.from({ length: 60 }, (_, i) => 10 + i),
      winsorBounds: [0, 100] as const,
    };
    const rows = (from: number, to: number) => Uint32Array.from({ length: to - from }, (_, i) => from + i);
    const figures = (from: number, to: number, ...wholes: readonly Uint32Array[]) =>
      foundFigures(rows(from, to), inputs, wholes);
    // One of twenty left, worth 13.
    expect(figures(0, 20)).toMatchObject({ churned: 1, valueMean: 19.5, retainedMean: null, retainedMeanCi: null });
    expect(figures(34, 50)).toMatchObject({ churned: 0, valueMean: 51.5, retainedMean: 51.5 });
    // All of 10 … 59 but eight rows, of 20 … 59 but ten.
    expect(figures(18, 60, rows(10, 60))).toBeNull();
    expect(figures(30, 60, rows(20, 60))).toMatchObject({ n: 30, churned: 3, retainedMean: null });
    // Outside of it one left and thirteen stayed; ten are known and four are not.
    expect(figures(14, 60)).toMatchObject({ retainedMean: expect.any(Number) as number, known: { n: 15 } });
    expect(figures(14, 60, rows(0, 60))).toMatchObject({ retainedMean: null, known: null, unknown: null });
  });
});

/** The same clients in another order. */
function reversed(table: Table): Table {
  const turn = (column: Column): Column =>
    column.type === 'code'
      ? { ...column, codes: column.codes.toReversed() }
      : column.type === 'number'
        ? { ...column, values: column.values.toReversed() }
        : { ...column, values: Array.isArray(column.values) ? column.values.toReversed() : turned(column.values) };
  return { ...table, columns: new Map([...table.columns].map(([name, column]) => [name, turn(column)])) };
}
const turned = (values: Float64Array | Uint32Array | readonly string[]) => (values as Float64Array).toReversed();

describe('searchSegments on the shipped file', () => {
  let table: Table;
  let value: Float64Array;
  let outcome: Uint16Array;
  let found: FoundSegments;
  const content = readContentFiles(schema);
  beforeAll(async () => {
    table = (await readTable(join(root, 'data', 'bank_scrooge.csv'), schema)).table!;
    outcome = codes(table, 'churn').codes;
    value = Float64Array.from({ length: table.rows }, (_, i) => ((i * 7919) % 1000) + (outcome[i] === 1 ? 0 : 50));
    found = searchSegments(table, table, outcome, null, value, content.segments);
  });

  it('does not depend on the order of the rows', () => {
    const other = reversed(table);
    const again = searchSegments(other, other, outcome.toReversed(), null, value.toReversed(), content.segments);
    const rules = (one: FoundSegments) =>
      [...one.valuable, ...one.atRisk].map(({ id, rule, n }) => JSON.stringify([id, rule, n]));
    expect(rules(again)).toEqual(rules(found));
    expect(again.atRisk.map((one) => one.confirmation!.ci)).toEqual(found.atRisk.map((one) => one.confirmation!.ci));
    again.valuable.forEach((one, i) => {
      expect(one.confirmation!.valueMean).toBeCloseTo(found.valuable[i]!.confirmation!.valueMean!, 6);
    });
  });

  it('publishes segments of a twentieth of the clients and more, unlike one another, on two halves that share nobody', () => {
    expect(found.discoveryN + found.confirmationN).toBe(table.rows);
    for (const list of [found.valuable, found.atRisk]) {
      const sets = list.map(({ rule }) => membersOf(table, rule));
      list.forEach((one, i) => {
        expect(one.share).toBeGreaterThanOrEqual(0.05);
        expect(one.discovery!.n + one.confirmation!.n).toBe(one.n);
        for (const other of sets.slice(0, i)) {
          const both = sets[i]!.reduce((n, is, row) => n + (is & other[row]!), 0);
          const either = sets[i]!.reduce((n, is, row) => n + (is | other[row]!), 0);
          expect(both / either).toBeLessThanOrEqual(0.6);
        }
      });
    }
  });

  it('finds churn that holds in the half it did not see', () => {
    const bank = found.everybody!.rate!;
    expect(found.atRisk.length).toBeGreaterThan(0);
    for (const one of found.atRisk) expect(one.confirmation!.ci![0]).toBeGreaterThan(bank);
  });

  it('is as optimistic as what it looked for is worse in the second half', () => {
    const leaving = found.atRisk[0]!;
    for (const { optimism, discovery, confirmation } of found.valuable) {
      const [seen, held] = [discovery!.retainedMean, confirmation!.retainedMean];
      expect(optimism).toBe(seen === null || held === null ? null : seen - held);
    }
    expect(leaving.optimism).toBe(leaving.discovery!.rate! - leaving.confirmation!.rate!);
  });

  it('measures each given segment on its own clients of the second half', () => {
    const segments = ['Ж', 'М'].map((is) => ({ ...content.segments[0]!, id: is, rule: [{ column: 'gender', is }] }));
    const { given, confirmationN } = searchSegments(table, table, outcome, null, value, segments);
    const [women, men] = given.map(({ confirmation }) => confirmation!.n);
    expect(women! + men!).toBe(confirmationN);
  });

  it('asks the rules of the levels that the file has, merged ones too', () => {
    // Углич and, so that it does not follow, Ростов are «прочие».
    const city = (i: number) => (i < 6 ? 'Углич' : i < 90 ? 'Ростов' : i % 2 === 0 ? 'Рыбинск' : 'Ярославль');
    const read = bankTable(600, (i) => ({ city: city(i) }));
    const shown = withoutSmallLevels(read);
    const segments = ['Ростов', 'Рыбинск'].map((is) => ({
      ...content.segments[0]!,
      id: is,
      rule: [{ column: 'city', is }],
    }));
    const { given } = searchSegments(read, shown, codes(read, 'churn').codes, null, null, segments);
    const keys = splitKeys(shown, 'discovery');
    const confirming = Array.from(keys.keys()).filter((row) => keys[row]! >= 0.5);
    for (const { id, confirmation } of given)
      expect(confirmation!.n, id).toBe(confirming.filter((row) => city(row) === id).length);
  });

  it('has no money in a data set without money', () => {
    const bare = searchSegments(table, table, outcome, null, null, content.segments);
    expect(bare.valuable).toEqual([]);
    expect(bare.atRisk[0]!.confirmation).toMatchObject({ valueMean: null, retainedMean: null });
  });

  it('stands in the results with the fields of the glossary', () => {
    const results = analyse(table, { file: 'a.csv', sha256: '' }, content);
    expect(Object.keys(results.foundSegments.everybody!).sort()).toEqual(
      [
        ...['churned', 'ci', 'known', 'n', 'rate', 'retainedMean', 'retainedMeanCi'],
        ...['unknown', 'valueMean', 'valueMeanCi'],
      ].sort(),
    );
    expect(results.foundSegments.given.map(({ id }) => id)).toEqual(results.segmentOverlap.order);
  });
});
