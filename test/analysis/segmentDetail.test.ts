import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analysedWhole } from '../analysedWhole.ts';
import { bankTable } from './bankTable.ts';
import { tableOf } from './tableOf.ts';
import { countConditions } from '../../src/analysis/countConditions.ts';
import { meeting, type RuleCondition } from '../../src/analysis/segment.ts';
import { combinationsOf } from '../../src/analysis/combinations.ts';
import { overlapOf } from '../../src/analysis/overlap.ts';
import { rateOf, wilsonInterval } from '../../src/analysis/rate.ts';
import { levelTrait, measuredTrait, type PortraitVariable } from '../../src/analysis/portrait.ts';
import type { ProfileTrait } from '../../src/analysis/result.ts';
import { centresOf, hiddenLevels, segmentProfile, areApart, subGroups } from '../../src/analysis/segmentDetail.ts';
import { positionOf, turnOf, turnedRows } from '../../src/analysis/turnsRound.ts';

describe('segmentProfile', () => {
  const profileOf = (rows: Uint32Array, variables: readonly PortraitVariable[], rule: readonly RuleCondition[]) =>
    segmentProfile(rows, variables, rule, centresOf(variables), () => false);

  it('puts the largest difference first and says which the rule makes itself', () => {
    const rows = Uint32Array.from({ length: 40 }, (_, i) => i);
    const variable = (column: string, of: (i: number) => number) =>
      measuredTrait(
        column,
        Float64Array.from({ length: 80 }, (_, i) => of(i)),
      );
    const flag = Uint16Array.from({ length: 80 }, (_, i) => (i < 40 || i % 4 === 0 ? 1 : 0));
    const profile = profileOf(
      rows,
      [
        variable('same', (i) => i % 4),
        variable('near', (i) => (i % 10) + (i < 40 ? 1 : 0)),
        levelTrait('flag', { codes: flag, levels: ['no', 'yes'] }, 'yes'),
      ],
      [{ column: 'flag', is: 'yes' }],
    );
    expect(profile.map(({ id, inRule }) => [id, inRule])).toEqual([
      ['flag=yes', true],
      ['near', false],
      ['same', false],
    ]);
    expect(profile[0]).toMatchObject({ measure: 'share', inside: 1, everybody: expect.closeTo(0.625, 12) });
    expect(profile[1]).toMatchObject({ measure: 'median', inside: 5.5, everybody: 5 });
  });

  it('has beside the interval of the effect the p of the test, which one huge value does not deceive', () => {
    const rows = Uint32Array.from({ length: 500 }, (_, i) => i);
    const fortune = Float64Array.from({ length: 4500 }, (_, i) => (i === 0 ? 1e6 : 100 + (i % 10)));
    const [{ ci, p }] = profileOf(rows, [measuredTrait('fortune', fortune)], []) as [ProfileTrait];
    expect(ci![0]).toBeGreaterThan(0);
    // scipy.stats.ttest_ind(inside, outside, equal_var=False)
    expect(p).toBeCloseTo(0.3178, 4);
  });
});

describe('hiddenLevels', () => {
  const hidden = (inside: number[], everybody: number[]) => [...hiddenLevels(inside, everybody)];

  it('are those with 1 to 9 clients in the segment, or outside it, and what would tell of them', () => {
    expect(hidden([40, 30, 0], [100, 90, 50])).toEqual([]);
    // Six of the second: the first would follow from the shares, since they add up to one.
    expect(hidden([40, 6, 50], [100, 90, 500])).toEqual([0, 1]);
    // All of the first but three.
    expect(hidden([97, 30, 40], [100, 90, 500])).toContain(0);
    expect(hidden([6, 60], [100, 90])).toEqual([0, 1]);
  });
});

describe('segmentDetails', () => {
  const cities = ['Ярославль', 'Рыбинск', 'Ростов'];
  /** Nine clients of Углич, who are merged with ten of Мышкин. */
  const { segmentDetails, segments, eda } = analysedWhole(
    bankTable(900, (i) => ({ city: i % 100 === 7 ? 'Углич' : i % 89 === 8 && i < 880 ? 'Мышкин' : cities[i % 3]! })),
    { file: 'made.csv', sha256: '0' },
  );

  it('name no level that is merged elsewhere', () => {
    const named = new Set(eda.byCategory.city!.map(({ value }) => value));
    expect(named).not.toContain('Углич');
    for (const { profile } of segmentDetails)
      for (const { column, value } of profile) if (column === 'city') expect(named).toContain(value);
  });

  it('tell no share from which a group of 1 to 9 clients follows', () => {
    const told = segmentDetails.flatMap(({ id, profile }) => {
      const { n } = segments.find((segment) => segment.id === id)!;
      return profile
        .filter(({ value, inside }) => value !== undefined && inside !== null)
        .map(({ column, value, inside }) => {
          const level = eda.byCategory[column]!.find((row) => row.value === value)!;
          return { part: Math.round(inside! * n!), whole: level.n };
        });
    });
    expect(told.length).toBeGreaterThan(5);
    for (const { part, whole } of told)
      for (const group of [part, whole - part]) expect(group === 0 || group >= 10).toBe(true);
    const silent = segmentDetails.flatMap(({ profile }) =>
      profile.filter(({ value, inside }) => value && inside === null),
    );
    expect(silent.length).toBeGreaterThan(0);
    for (const trait of silent) expect(trait).toMatchObject({ inside: null, everybody: null, effect: null, ci: null });
  });
});

describe('subGroups', () => {
  const rows = Uint32Array.from({ length: 400 }, (_, i) => i);
  const outcome = Uint16Array.from({ length: 400 }, (_, i) => (i < 200 ? i % 2 : i % 10 === 0 ? 1 : 0));
  const group = (name: string, meets: (row: number) => boolean) => {
    const members = [...rows].filter(meets);
    const churned = members.filter((row) => outcome[row] === 1).length;
    return { condition: { column: name, is: 1 }, n: members.length, churned };
  };

  it('are the surely worst and best of those large enough, their intervals widened for all looked at', () => {
    const found = subGroups(rows.length, [
      group('half', (row) => row < 200),
      group('rest', (row) => row >= 200),
      group('small', (row) => row < 99),
      group('nearlyAll', (row) => row < 391),
    ]);
    expect(found.tried).toBe(2);
    expect(found.worst).toMatchObject({ where: { column: 'half' }, n: 200, churned: 100, rate: 0.5 });
    expect(found.best).toMatchObject({ where: { column: 'rest' }, churned: 20 });
    // Bonferroni over two: z of 1 − 0.025/2.
    expect(found.worst!.ciAdjusted![0]).toBeCloseTo(wilsonInterval(100, 200, 2.241402727604947)![0], 12);
    expect(areApart(found)).toBe(true);
    expect(areApart({ ...found, best: found.worst })).toBe(false);
    expect(subGroups(rows.length, [])).toEqual({ tried: 0, worst: null, best: null });
    expect(areApart({ worst: null, best: null })).toBe(false);
  });

  it('pass over a group that is all of its kind but a few', () => {
    const counted = [group('half', (row) => row < 200), group('rest', (row) => row >= 200)];
    const found = subGroups(rows.length, counted, ({ column }) => (column === 'half' ? 205 : 900));
    expect(found).toMatchObject({
      tried: 2,
      worst: { where: { column: 'rest' } },
      best: { where: { column: 'rest' } },
    });
    expect(subGroups(rows.length, counted, () => 201)).toEqual({ tried: 2, worst: null, best: null });
  });

  it('pass over a group that with the other of its column, or with its empty cells, is all of the segment but a few', () => {
    const of = (column: string, from: number, to: number, more: object = { atLeast: from }) => ({
      ...group(column, (row) => row >= from && row < to),
      condition: { column, ...more },
    });
    // Five of the segment, or nobody, lie between the two ages.
    const apart = (end: number) => subGroups(400, [of('age', 0, 195), of('age', end, 400), of('card', 210, 330)]);
    expect(apart(200)).toMatchObject({ worst: { n: 195 }, best: { where: { column: 'card' } } });
    expect(apart(195)).toMatchObject({ worst: { n: 195 }, best: { where: { column: 'age' }, n: 205 } });
    // One of the two ages inside the other.
    expect(subGroups(400, [of('age', 0, 200), of('age', 0, 205)]).best).toMatchObject({ n: 200 });
    // The sum of the last 200 is known; both conditions of its cells are asked for, and neither is a group.
    const cells = [of('sum', 0, 200, { missing: true }), of('sum', 200, 400, { missing: false })];
    const known = (from: number) => subGroups(400, [of('sum', from, 400), ...cells]);
    expect(known(204)).toEqual({ tried: 1, worst: null, best: null });
    expect(known(210)).toMatchObject({ tried: 1, best: { where: { column: 'sum', atLeast: 210 } } });
    // Between two groups of known sums five are left.
    const two = (from: number) => [of('sum', 0, 120), of('sum', from, 300), of('sum', 0, 300, { missing: false })];
    expect(subGroups(400, two(125)).best).toEqual(subGroups(400, two(125)).worst);
    expect(subGroups(400, two(130)).best?.n).toBe(170);
  });
});

describe('countConditions', () => {
  it('counts what a walk through the rows counts, a missing value meeting nothing', () => {
    const table = tableOf({ age: [1, NaN, 3, 4, 5, 5] }, { city: ['а', 'б', null, 'а', 'б', 'а'] });
    const outcome = Uint16Array.of(1, 1, 0, 1, 0, 1);
    const rows = Uint32Array.of(0, 1, 2, 4, 5);
    const conditions: RuleCondition[] = [
      { column: 'age', atLeast: 3 },
      { column: 'age', below: 3 },
      { column: 'age', among: [1, 5] },
      { column: 'city', is: 'а' },
      { column: 'city', missing: true },
    ];
    const counted = countConditions(table, rows, outcome, conditions);
    expect(counted).toEqual(
      conditions.map((condition) => {
        const members = [...rows].filter(meeting(table, condition));
        return { condition, n: members.length, churned: members.filter((row) => outcome[row] === 1).length };
      }),
    );
    expect(counted.map(({ n }) => n)).toEqual([3, 1, 3, 2, 1]);
  });
});

describe('turnOf', () => {
  const surely = rateOf(20, 1000);
  const bank = rateOf(1000, 10_000);
  it('is reversed from surely under to surely over, lost where it is not sure any more, null where it stands', () => {
    expect(turnOf(surely, rateOf(300, 1000), bank, null)).toBe('reversed');
    expect(turnOf(surely, rateOf(10, 100), bank, null)).toBe('lost');
    expect(turnOf(surely, rateOf(10, 1000), bank, null)).toBeNull();
    expect(turnOf(rateOf(100, 1000), rateOf(300, 1000), bank, null)).toBeNull();
    expect(turnOf(surely, null, bank, null)).toBeNull();
    expect(positionOf(rateOf(0, 0), 0.1)).toBeNull();
    // A rate at an end of the interval is not surely on either side.
    for (const end of [0.1, 0.3]) expect(positionOf({ ci: [0.1, 0.3] }, end)).toBe('same');
    expect(positionOf({ ci: [0.1, 0.3] }, 0.09)).toBe('above');
    expect(positionOf({ ci: [0.1, 0.3] }, 0.31)).toBe('below');
  });

  it('is null where the group moved no further than all clients did', () => {
    const [group, known] = [rateOf(385, 1000), rateOf(146, 500)];
    expect(turnOf(group, known, rateOf(3540, 10_000), null)).toBe('reversed');
    expect(turnOf(group, known, rateOf(3540, 10_000), rateOf(1036, 4000))).toBeNull();
    expect(turnOf(group, known, rateOf(3540, 10_000), rateOf(1400, 4000))).toBe('reversed');
  });

  it('counts the move by odds: twice those of everybody are twice those of the group', () => {
    // A quarter became 0.4, and a fifth a third; the ratio of the rates would make it 0.32.
    const [group, known] = [rateOf(8000, 40_000), rateOf(6667, 20_000)];
    expect(turnOf(group, known, rateOf(25_000, 100_000), null)).toBe('reversed');
    expect(turnOf(group, known, rateOf(25_000, 100_000), rateOf(16_000, 40_000))).toBeNull();
  });

  it('says the same of those who left and of those who stayed', () => {
    const counts = (n: number) => fc.integer({ min: 0, max: n }).map((churned) => [churned, n] as const);
    fc.assert(
      fc.property(counts(1000), counts(600), counts(10_000), counts(7000), (group, known, bank, bankKnown) => {
        const all = [group, known, bank, bankKnown] as const;
        const [a, b, c, d] = all.map(([churned, n]) => rateOf(churned, n));
        const [e, f, g, h] = all.map(([churned, n]) => rateOf(n - churned, n));
        expect(turnOf(e!, f!, g!, h!)).toBe(turnOf(a!, b!, c!, d!));
      }),
    );
  });
});

describe('turnedRows', () => {
  it('lists the values of which another thing is true, the largest change first', () => {
    const row = (value: string, all: [number, number], known: [number, number]) => ({
      value,
      ...rateOf(...all),
      known: rateOf(...known),
    });
    const rows = turnedRows(
      {
        a: [row('0', [35, 1000], [30, 160]), row('1', [150, 1000], [150, 900])],
        b: [row('x', [50, 1000], [200, 500])],
      },
      rateOf(1820, 10_000),
      rateOf(1800, 7700),
    );
    expect(rows.map(({ id, turn, position, positionKnown }) => [id, turn, position, positionKnown])).toEqual([
      ['b=x', 'reversed', 'below', 'above'],
      ['a=0', 'lost', 'below', 'same'],
      ['a=1', 'lost', 'below', 'same'],
    ]);
    expect(rows[1]).toMatchObject({ unknownShare: 0.84, low: null, high: null });
    expect(rows.map(({ positionAmongKnown }) => positionAmongKnown)).toEqual(['above', 'same', 'below']);
  });

  it('gives a quarter its ends, of which the outer ones are open', () => {
    const quarter = (low: number, high: number) => ({
      value: `${low}`,
      ...rateOf(150, 1000),
      ...{ low, high, known: rateOf(150, 900) },
    });
    const rows = turnedRows({ a: [quarter(0, 10), quarter(10, 20), quarter(20, 30)] }, rateOf(1820, 10_000), null);
    expect(rows.map(({ low, high }) => [low, high])).toEqual([
      [null, 10],
      [10, 20],
      [20, null],
    ]);
    expect(rows.map(({ positionAmongKnown }) => positionAmongKnown)).toEqual([null, null, null]);
  });
});

describe('combinationsOf', () => {
  const held = (counts: Readonly<Record<number, number>>) =>
    Uint16Array.from(Object.entries(counts).flatMap(([bits, n]) => new Array<number>(n).fill(Number(bits))));

  const sums = (segments: number) => {
    const bits = Array.from({ length: segments }, (_, i) => 1 << i);
    const masks = [...bits, ...bits.flatMap((a, i) => bits.slice(0, i).map((b) => a | b))];
    return [() => true, ...masks.map((mask) => (of: number) => (of & mask) === mask)];
  };
  const told = (counts: Readonly<Record<number, number>>, segments = 3) =>
    combinationsOf(['a', 'b', 'c'].slice(0, segments), held(counts), sums(segments)).told.map(({ id, n }) => [id, n]);

  it('counts the clients of exactly these segments, the largest first', () => {
    expect(told({ 0: 50, 1: 20, 2: 30, 3: 40 }, 2)).toEqual([
      ['a+b', 40],
      ['b', 30],
      ['a', 20],
    ]);
    expect(combinationsOf(['a', 'b'], held({ 1: 20, 2: 30 }), sums(2)).scattered).toBe(0);
  });

  it('withholds what would tell a small one by subtraction', () => {
    // Sizes of a and b and of their pair are published: each cell follows from them, so a small one does as it is.
    expect(told({ 1: 20, 2: 30, 3: 40 }, 2)).toHaveLength(3);
    // Of three segments a small triple would follow from any pair and its own cell.
    expect(told({ 1: 100, 2: 90, 4: 80, 3: 50, 5: 40, 6: 30, 7: 4 })).toEqual([
      ['a', 100],
      ['b', 90],
      ['c', 80],
    ]);
  });

  it('withholds what would leave of a pair, or of everybody, under ten', () => {
    // a and b share 15: 14 of them are in c too, so one is not.
    expect(told({ 1: 100, 2: 90, 3: 1, 7: 14, 5: 40, 6: 30, 4: 80 }).map(([id]) => id)).not.toContain('a+b+c');
    // Were the forty and the thirty told, their total would tell of the three.
    const few = combinationsOf(['a', 'b'], held({ 1: 40, 2: 30, 3: 3 }), [() => true]);
    expect(few.told.map(({ id }) => id)).toEqual(['a']);
    expect(few.scattered).toBe(33);
  });

  it('tells nothing of more than ten segments, whose combinations would be too many to look through', () => {
    const ids = Array.from({ length: 11 }, (_, i) => `s${i}`);
    expect(combinationsOf(ids.slice(1), held({ 1: 40, 2: 30 }), []).told).toHaveLength(2);
    expect(combinationsOf(ids, held({ 1: 40, 2: 30 }), [])).toEqual({ told: [], scattered: null });
  });

  it('takes a sum that is nought for what it is', () => {
    // Nobody is in both a and b: the pair of a and c is a+c alone, and so is told; of b and c three are, who are not.
    const made = told({ 1: 50, 2: 60, 4: 70, 5: 20, 6: 3 });
    expect(made.map(([id]) => id)).not.toContain('b+c');
    expect(made).toContainEqual(['a', 50]);
  });
});

describe('overlapOf', () => {
  it('tells combinations beside pairs and claims', () => {
    const members = (from: number, to: number) =>
      Uint8Array.from({ length: 100 }, (_, i) => (i >= from && i < to ? 1 : 0));
    const overlap = overlapOf(
      [
        { id: 'a', members: members(0, 40) },
        { id: 'b', members: members(20, 80) },
      ],
      ['b', 'a'],
    );
    expect(overlap).toMatchObject({ anyOf: 80, twoOrMore: 20, exclusive: { a: 20, b: 60 }, order: ['b', 'a'] });
    expect(overlap.combinations.map(({ id, n }) => [id, n])).toEqual([
      ['b', 40],
      ['a', 20],
      ['b+a', 20],
    ]);
  });
});
