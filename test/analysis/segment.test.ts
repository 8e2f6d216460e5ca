import { describe, expect, it } from 'vitest';
import { overlapOf } from '../../src/analysis/overlap.ts';
import { countOf, meeting, meetsNumber, membersOf, rowsOf, type RuleCondition } from '../../src/analysis/segment.ts';
import { prioritize, segmentResult } from '../../src/analysis/segmentResult.ts';
import { rateOf } from '../../src/analysis/rate.ts';
import { tableOf } from './tableOf.ts';

const table = tableOf({ age: [20, 35, 50, 60, NaN] }, { sex: ['Ж', 'М', 'Ж', null, 'М'] });
const rows = (...rule: RuleCondition[]) => [...membersOf(table, rule)].join('');

const conditions: readonly [RuleCondition, string][] = [
  [{ column: 'age', is: 35 }, '01000'],
  [{ column: 'age', among: [20, 60] }, '10010'],
  [{ column: 'age', atLeast: 50 }, '00110'],
  [{ column: 'age', atMost: 35 }, '11000'],
  [{ column: 'age', above: 50 }, '00010'],
  [{ column: 'age', below: 35 }, '10000'],
  [{ column: 'age', between: [35, 50] }, '01100'],
  [{ column: 'age', missing: true }, '00001'],
  [{ column: 'age', missing: false }, '11110'],
  [{ column: 'sex', is: 'Ж' }, '10100'],
  [{ column: 'sex', among: ['Ж', 'М'] }, '11101'],
  [{ column: 'sex', missing: true }, '00010'],
  [{ column: 'sex', missing: false }, '11101'],
];

describe('membersOf', () => {
  it.each(conditions)('%j', (condition, members) => {
    expect(rows(condition)).toBe(members);
  });

  it('asks for all conditions, and holds everybody without any', () => {
    expect(rows({ column: 'age', atLeast: 30 }, { column: 'sex', is: 'Ж' })).toBe('00100');
    expect(rows()).toBe('11111');
  });

  it('is counted, and told by the numbers of its rows', () => {
    const rule = [{ column: 'sex', is: 'Ж' }];
    expect(countOf(table, rule)).toBe(2);
    expect([...rowsOf(membersOf(table, rule))]).toEqual([0, 2]);
    expect([...rowsOf(membersOf(table, [{ column: 'age', above: 60 }]))]).toEqual([]);
  });

  it('throws on an unknown column, on that of ids and on a condition of nothing', () => {
    expect(() => rows({ column: 'pol', is: 'Ж' })).toThrow('unknown column: pol');
    const named = tableOf({ age: [20] }, {}, ['x']);
    expect(() => membersOf(named, [{ column: 'id', is: 'x' }])).toThrow('unusable column: id');
    expect(() => rows({ column: 'age' })).toThrow('empty condition: age');
    expect(() => rows({ column: 'sex', atLeast: 1 })).toThrow('empty condition: sex');
  });
});

describe('meeting and meetsNumber', () => {
  it.each(conditions)('answer of one row and of one number as membersOf does of all: %j', (condition, members) => {
    const meets = meeting(table, condition);
    expect([0, 1, 2, 3, 4].map((row) => (meets(row) ? 1 : 0)).join('')).toBe(members);
    if (condition.column === 'age')
      expect([20, 35, 50, 60, NaN].map((age) => (meetsNumber(condition)(age) ? 1 : 0)).join('')).toBe(members);
  });

  it('throw as membersOf does', () => {
    const named = tableOf({ age: [20] }, {}, ['x']);
    expect(() => meeting(named, { column: 'id', is: 'x' })).toThrow('unusable column: id');
    expect(() => meeting(named, { column: 'age' })).toThrow('empty condition: age');
    expect(() => meeting(table, { column: 'sex' })).toThrow('empty condition: sex');
  });
});

/** 1000 clients: the first `left` of every hundred churned, values rising. */
const inputs = {
  outcome: Uint16Array.from({ length: 1000 }, (_, i) => (i % 100 < 20 ? 1 : 0)),
  known: Uint8Array.from({ length: 1000 }, (_, i) => i % 2),
  balance: Float64Array.from({ length: 1000 }, (_, i) => (i % 2 === 0 ? NaN : i)),
  salary: Float64Array.from({ length: 1000 }, (_, i) => i),
  value: Float64Array.from({ length: 1000 }, (_, i) => i),
  winsorBounds: [10, 990] as const,
};
const where = (is: (i: number) => boolean) => Uint8Array.from({ length: 1000 }, (_, i) => (is(i) ? 1 : 0));

describe('segmentResult', () => {
  it('measures size, rate three ways, money and value', () => {
    const result = segmentResult(
      'half',
      where((i) => i < 500),
      inputs,
    );
    expect(result).toMatchObject({
      n: 500,
      share: 0.5,
      churned: 100,
      rate: 0.2,
      balanceUnknownShare: 0.5,
      rateBalanceKnown: 0.2,
    });
    expect(result).toMatchObject({ salaryMedian: 249.5, balanceMedian: 250, valueMedian: 249.5, valueTotal: 124_750 });
    expect(result.valueMean).toBeCloseTo((10 * 10 + (500 * 499) / 2 - (10 * 9) / 2) / 500, 10);
    expect(result.chi2).toBeCloseTo(0, 12);
    expect(result.valueRestsOnOne).toBe(false);
  });

  it('says where a quarter of the sum or more is one client’s', () => {
    const half = where((i) => i < 500);
    const rich = (sum: number) => ({ ...inputs, value: inputs.value.map((v, i) => (i === 7 ? sum : v)) });
    expect(segmentResult('half', half, rich(41_581)).valueRestsOnOne).toBe(true);
    expect(segmentResult('half', half, rich(41_580)).valueRestsOnOne).toBe(false);
    expect(segmentResult('half', half, { ...inputs, value: null }).valueRestsOnOne).toBeNull();
  });

  it('gives an empty segment and one of under ten clients no figures of money', () => {
    expect(
      segmentResult(
        'none',
        where(() => false),
        inputs,
      ),
    ).toMatchObject({ n: 0, rate: null, ci: null, valueMean: null, valueTotal: null });
    expect(
      segmentResult(
        'few',
        where((i) => i < 9),
        inputs,
      ),
    ).toMatchObject({
      ...{ n: null, churned: null, rate: null, share: null, p: null, valueMean: null, balanceMedian: null },
      disqualified: 'withheld',
    });
  });

  it('withholds a segment of all but nine, and both parts where one is small', () => {
    const all = segmentResult(
      'all',
      where((i) => i >= 9),
      inputs,
    );
    expect(all).toMatchObject({ n: null, rate: null, disqualified: 'everyone' });
    const known = Uint8Array.from(inputs.known, (_, i) => (i % 100 === 0 ? 0 : 1));
    const part = segmentResult(
      'part',
      where((i) => i < 500),
      { ...inputs, known },
    );
    expect(part).toMatchObject({
      n: 500,
      known: null,
      unknown: null,
      balanceUnknownShare: 0.01,
      rateBalanceKnown: null,
    });
  });
});

describe('segmentResult beside the bank', () => {
  it('withholds the known and the unknown where 1 to 9 of either are outside of it', () => {
    const known = (unknownOutside: number) =>
      Uint8Array.from({ length: 1000 }, (_, i) => (i < 100 || i >= 1000 - unknownOutside ? 0 : 1));
    const result = (outside: number) =>
      segmentResult(
        'most',
        where((i) => i < 700),
        { ...inputs, known: known(outside) },
      );
    expect(result(10)).toMatchObject({ known: { n: 600 }, unknown: { n: 100 } });
    expect(result(0)).toMatchObject({ known: { n: 600 }, unknown: { n: 100 } });
    expect(result(9)).toMatchObject({ n: 700, known: null, unknown: null, rateBalanceKnown: null });
    expect(result(9).balanceUnknownShare).toBe(100 / 700);
  });
});

describe('prioritize', () => {
  const loyal = { ...inputs, outcome: Uint16Array.from({ length: 1000 }, (_, i) => (i >= 900 ? 1 : 0)) };
  const segments = [
    segmentResult(
      'cheap',
      where((i) => i < 300),
      loyal,
    ),
    segmentResult(
      'dear',
      where((i) => i >= 400 && i < 700),
      loyal,
    ),
    segmentResult(
      'small',
      where((i) => i < 199),
      loyal,
    ),
    segmentResult(
      'leaving',
      where((i) => i >= 700),
      loyal,
    ),
  ];

  it('ranks by the lower bound of value among the large and loyal, and says why others are out', () => {
    const ranked = prioritize(segments, rateOf(100, 1000));
    expect(ranked.map((s) => [s.id, s.priority, s.disqualified])).toEqual([
      ['cheap', 2, null],
      ['dear', 1, null],
      ['small', null, 'small'],
      ['leaving', null, 'churn'],
    ]);
  });

  it('ranks nobody without value', () => {
    const bare = { ...loyal, value: null, winsorBounds: null };
    expect(
      prioritize(
        [
          segmentResult(
            'cheap',
            where((i) => i < 300),
            bare,
          ),
        ],
        rateOf(100, 1000),
      )[0],
    ).toMatchObject({ priority: null, disqualified: 'noValue' });
  });
});

describe('overlapOf', () => {
  const segments = [
    { id: 'a', members: where((i) => i < 100) },
    { id: 'b', members: where((i) => i >= 50 && i < 200) },
    { id: 'c', members: where((i) => i >= 195 && i < 300) },
  ];
  const wide = [...segments.slice(0, 2), { id: 'c', members: where((i) => i >= 180 && i < 300) }];

  it('counts pairs, the union and the shared, and gives each client to the first in order', () => {
    const { pairs, anyOf, twoOrMore, exclusive } = overlapOf(wide, ['b', 'a', 'c']);
    expect(pairs['a']!['b']).toBe(50);
    expect([anyOf, twoOrMore]).toEqual([300, 70]);
    expect(exclusive).toEqual({ a: 50, b: 150, c: 100 });
  });

  it('withholds a pair that is inside another of a few clients more', () => {
    // All of a and b are in c too: of the pair of b and c, 45 are in a and five are not.
    const nested = [
      { id: 'a', members: where((i) => i < 45 || (i >= 100 && i < 150)) },
      { id: 'b', members: where((i) => i < 80) },
      { id: 'c', members: where((i) => i < 50 || (i >= 150 && i < 200)) },
      { id: 'd', members: where((i) => i >= 200 && i < 300) },
    ];
    const { pairs } = overlapOf(nested, ['b', 'd', 'a', 'c']);
    // Where one of them has the later segment it is withheld, else the smaller.
    expect(pairs['b']!['c']).toBeNull();
    expect(pairs['a']!['c']).toBeNull();
    expect(pairs['a']!['b']).toBe(45);
  });

  it('withholds one to nine clients, but not none', () => {
    const { pairs } = overlapOf(segments, ['a', 'b', 'c']);
    expect(pairs['b']!['c']).toBeNull();
    expect(pairs['a']!['c']).toBe(0);
  });

  it('tells the combinations beside a segment of a few, whose size is told nowhere', () => {
    const apart = [
      { id: 'a', members: where((i) => i < 10) },
      { id: 'b', members: where((i) => i >= 60 && i < 80) },
      { id: 'few', members: where((i) => i >= 140 && i < 145) },
    ];
    const { combinations, scattered, anyOf } = overlapOf(apart, ['few', 'b', 'a']);
    expect(combinations.map(({ id, n }) => [id, n])).toEqual([
      ['b', 20],
      ['a', 10],
    ]);
    expect([scattered, anyOf]).toEqual([null, null]);
  });

  it('withholds the clients of combinations that are not told where they are the total, from which the pair follows', () => {
    const two = [
      { id: 'a', members: where((i) => i < 50) },
      { id: 'b', members: where((i) => i >= 45 && i < 100) },
    ];
    // 50 + 55 less a hundred in any of them would be the five in both.
    expect(overlapOf(two, ['a', 'b'])).toMatchObject({ anyOf: null, combinations: [], scattered: null });
  });

  it('withholds what would give a small part away: the totals, the claims, the rest of a pair', () => {
    const { anyOf, twoOrMore, exclusive } = overlapOf(segments, ['a', 'b', 'c']);
    expect([anyOf, twoOrMore]).toEqual([null, null]);
    expect(exclusive).toEqual({ a: 100, b: null, c: null });
    const inside = [...wide, { id: 'd', members: where((i) => i < 96) }];
    const told = overlapOf(inside, ['a', 'b', 'c', 'd']);
    // 96 of 100 are in both: four are in the one alone.
    expect(told.pairs['a']!['d']).toBeNull();
    // 46 of b are in d, and 50 in a, which holds all of d: again four.
    expect(told.pairs['b']!['d']).toBeNull();
    expect(told.anyOf).toBe(300);
    // The first claims its size, which is told.
    expect(told.exclusive).toMatchObject({ a: 100, d: null });
  });
});
