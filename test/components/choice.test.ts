import { describe, expect, it } from 'vitest';
import { branchIn, branchOf, choicePaths, conditionOf, neededBranches } from '../../src/components/choice.ts';
import { heldIn, truthOf } from '../../src/components/claimTruth.ts';

const at = 'a.mdx:3';
const results = {
  bank: { n: 100, rate: 0.2, ci: [0.15, 0.26] },
  more: { difference: 0.1, ci: [0.05, 0.15], p: 0.001 },
  less: { difference: -0.1, ci: [-0.15, -0.05], p: 0.001 },
  maybe: { difference: 0.1, ci: [-0.05, 0.25], p: 0.3 },
  unknown: { difference: null, ci: null, p: null },
  auc: { auc: 0.6, aucCi: [0.55, 0.65] },
  // Of the share on one side alone.
  greater: { effect: 0.45, effectName: 'auc', pAdjusted: 1, alternative: 'greater' },
  greaterSure: { effect: 0.6, effectName: 'auc', pAdjusted: 0.01, alternative: 'greater' },
  lessSure: { effect: 0.4, effectName: 'auc', pAdjusted: 0.01, alternative: 'less' },
  low: { auc: 0.45, aucCi: [0.42, 0.48] },
  lowMaybe: { auc: 0.48, aucCi: [0.461, 0.499], p: 0.03 },
  lowSure: { auc: 0.45, aucCi: [0.42, 0.48], p: 0.001 },
  // A family of four, of which one could not be computed.
  family: {
    upwards: { effect: 0.48, effectName: 'auc', p: 0.98, pAdjusted: 1, alternative: 'greater' },
    second: { effect: 0.1, p: 0.2, pAdjusted: 0.6 },
    third: { effect: 0.1, p: 0.01, pAdjusted: 0.03 },
    none: { effect: null, p: null, pAdjusted: null },
  },
  // One group is all equal: the interval of its standard error knows nothing of what the ranks see.
  degenerate: { auc: 0.501, aucCi: [0.5006, 0.511], p: 0.15 },
  adjusted: { difference: 0.1, ci: [0.01, 0.2], p: 0.02, pAdjusted: 0.2 },
  hypothesis: { effect: 0.6, effectName: 'auc', difference: null, p: 0.001, pAdjusted: 0.01 },
  decided: { effect: 0.6, effectName: 'auc', pAdjusted: 0.01, smallestEffect: 0.06, decision: 'confirmed' },
  negligible: { effect: 0.53, effectName: 'auc', pAdjusted: 0.01, smallestEffect: 0.06, decision: 'negligible' },
  // Its own level of significance is stricter than the usual one.
  unproved: { effect: 0.6, effectName: 'auc', pAdjusted: 0.02, smallestEffect: 0.06, decision: 'notConfirmed' },
  trait: { effect: -0.5, ci: [-0.6, -0.4] },
  young: { rate: 0.3, ci: [0.27, 0.33] },
  old: { rate: 0.1, ci: [0.07, 0.2] },
  some: { n: 100, churned: 30, rate: 0.3, ci: [0.219, 0.396] },
  rest: { n: 100, churned: 20, rate: 0.2, ci: [0.133, 0.289] },
  empty: { rate: null, ci: null },
  flag: true,
  none: null,
  // Exactly at an end: neither an interval nor p leaves chance out.
  fromNought: { difference: 0.1, ci: [0, 0.2] },
  atLevel: { difference: 0.1, ci: [0.01, 0.2], p: 0.05 },
  intervalAlone: { difference: 0.1, ci: [-0.05, 0.25] },
  rankInterval: { auc: 0.52, aucCi: [0.48, 0.56] },
  nought: { effect: 0, p: 0.001 },
  one: { effect: 1, p: 0.001 },
  lower: { effect: 0.4, effectName: 'auc', p: 0.001 },
  // The interval is of this hypothesis alone, the adjusted p is of all of them.
  together: { difference: 0.1, ci: [-0.01, 0.2], pAdjusted: 0.01 },
  means: { hedgesG: 0.3, difference: 4000, p: 0.001 },
  shares: { cohensH: 0.3, difference: 0.02, p: 0.001 },
  ranks: { auc: 0.4, effect: 7, effectName: 'hedgesG', p: 0.001 },
  judged: { effect: 0.3, difference: 4000, p: 0.001 },
  sizeless: { auc: null, difference: null, p: 0.001 },
};

describe('branchOf', () => {
  it.each([
    ['more', {}, 'above'],
    ['less', {}, 'below'],
    ['maybe', {}, 'same'],
    ['unknown', {}, 'unknown'],
    ['more', { least: 0.2 }, 'slight'],
    ['maybe', { least: 0.2 }, 'same'],
    ['auc', {}, 'above'],
    ['low', {}, 'below'],
    ['degenerate', {}, 'same'],
    ['adjusted', {}, 'same'],
    ['hypothesis', {}, 'above'],
    ['trait', {}, 'below'],
    ['young', { against: 'bank' }, 'above'],
    ['old', { against: 'bank' }, 'same'],
    ['old', { against: 'young.rate' }, 'below'],
    // 0.30 of 100 against 0.20 of 100: one interval leaves out the other's rate, and the difference is still no sure one.
    ['some', { against: 'rest' }, 'same'],
    ['some', { against: 'rest.rate' }, 'above'],
    ['empty', { against: 'bank' }, 'unknown'],
    ['young', { against: 'empty' }, 'unknown'],
    ['maybe', { test: 'more' }, 'above'],
    ['more', { test: 'maybe' }, 'same'],
    ['more', { test: 'unknown' }, 'unknown'],
    ['young.rate', { against: 'old.rate' }, 'above'],
    ['some.rate', { against: 'rest' }, 'above'],
    ['none', {}, 'unknown'],
    ['young', { against: 'none' }, 'unknown'],
    ['fromNought', {}, 'same'],
    ['atLevel', {}, 'same'],
    ['intervalAlone', {}, 'same'],
    ['rankInterval', {}, 'same'],
    ['nought', {}, 'same'],
    ['one', {}, 'above'],
    ['lower', {}, 'below'],
    ['together', {}, 'above'],
    ['more', { test: 'adjusted' }, 'same'],
    ['auc', { test: 'greater' }, 'same'],
    ['low', { test: 'greater' }, 'below'],
    ['lowMaybe', {}, 'below'],
    // Three times 0.03: to the side that a one-sided test does not look at, the difference answers for the whole family.
    ['lowMaybe', { test: 'family.upwards' }, 'same'],
    ['lowSure', { test: 'family.upwards' }, 'below'],
    ['maybe', { test: 'greaterSure' }, 'above'],
    ['maybe', { test: 'lessSure' }, 'same'],
    ['auc', { test: 'lessSure' }, 'above'],
    ['more', { least: 0.1 }, 'above'],
  ] as const)('%s %o is %s', (of, props, branch) => {
    expect(branchOf(results, { of, at, ...props })).toBe(branch);
  });

  it('refuses a result without a difference, and an unknown path', () => {
    expect(() => branchOf(results, { of: 'bank', at })).toThrow(
      'a.mdx:3: в «bank» нет разности: <Choose> ждёт сравнение (difference, auc или effect) либо долю вместе с against.',
    );
    expect(() => branchOf(results, { of: 'more', least: 'много', at })).toThrow(
      'a.mdx:3: least — число, а не «много», например least={0.01}.',
    );
    expect(() => branchOf(results, { of: 'mor', at })).toThrow('a.mdx:3: нет пути «mor»');
    expect(() => branchOf(results, { of: 'bank.rate', at })).toThrow('a.mdx:3: в «bank.rate» нет разности');
  });
});

describe('what an author and a reader are told of a choice', () => {
  it('asks for words of a slight difference where a least size is named', () => {
    expect(neededBranches({ of: 'more', at })).toEqual(['above', 'below', 'same']);
    expect(neededBranches({ of: 'more', at, least: 0.1 })).toEqual(['above', 'below', 'slight', 'same']);
  });

  it('tells what was compared and how it came out', () => {
    expect(conditionOf({ of: 'more', at }, 'above')).toBe('more: выше');
    expect(conditionOf({ of: 'young', at, against: 'old', test: 'more', least: 0.01 }, 'slight')).toBe(
      'young против old, решает more, важно от 0.01: отличается мало',
    );
  });

  it('names the figures that it stands on, each once', () => {
    const paths = (choose: Omit<Parameters<typeof choicePaths>[1], 'at'>) => choicePaths(results, { at, ...choose });
    expect(paths({ of: 'bank.rate', against: 'none', test: 'more' })).toEqual([
      'bank.rate',
      'none',
      'more.difference',
      'more.p',
    ]);
    expect(paths({ of: 'more', test: 'more' })).toEqual(['more.difference', 'more.p']);
  });
});

describe('truthOf', () => {
  const truth = (holds: Parameters<typeof truthOf>[1]['holds'], more = {}) => truthOf(results, { holds, at, ...more });

  it('is what the function says, or the value at the path', () => {
    expect(truth((r) => r.bank.rate > 0.1)).toMatchObject({ holds: true, reason: null });
    expect(truth((r) => r.bank.rate > 0.3)).toMatchObject({ holds: false, reason: null });
    expect(truth('flag').holds).toBe(true);
  });

  it('is not true of what was not computed, whichever way it is asked', () => {
    expect(truth((r) => r.empty.rate < 1)).toMatchObject({ holds: false, reason: 'не вычислено: empty.rate' });
    expect(truth((r) => !(r.empty.rate > 1))).toMatchObject({ holds: false, reason: 'не вычислено: empty.rate' });
    expect(truth((r) => r.bank.ci.filter(() => false)[0].rate > 0).holds).toBe(false);
    expect(truth('empty.rate')).toMatchObject({ holds: false, reason: 'не вычислено: empty.rate' });
    expect(truth('flag', { test: 'none' })).toMatchObject({ holds: false, reason: 'не вычислено: none.p' });
  });

  it('tells an end of an interval by the interval, each figure once', () => {
    expect(truth((r) => r.bank.ci[0] > 0 && r.bank.rate > 0.1 && r.bank.ci[1] < 1).paths).toEqual([
      'bank.rate',
      'bank.ci',
    ]);
  });

  it('tells a call of what is no function as a mistake', () => {
    expect(() => truth((r) => r.bank.rate.isLarge())).toThrow(
      'a.mdx:3: условие <Claim> не считается: «r.bank.rate.isLarge» не вызвать: это не функция.',
    );
  });

  it('asks a named test for its significance and size', () => {
    const yes = () => true;
    expect(truth(yes, { test: 'more' }).holds).toBe(true);
    expect(truth(yes, { test: 'maybe' })).toMatchObject({
      holds: false,
      reason: 'различие может быть случайным: maybe',
    });
    expect(truth(yes, { test: 'adjusted' }).holds).toBe(false);
    expect(truth(yes, { test: 'more', effect: 0.2 })).toMatchObject({
      holds: false,
      reason: 'различие слишком мало: more',
    });
    expect(truth(yes, { test: 'decided' }).holds).toBe(true);
    expect(truth(yes, { test: 'negligible' })).toMatchObject({
      holds: false,
      reason: 'различие слишком мало: negligible',
    });
    expect(truth(yes, { test: 'negligible', effect: 0.01 }).holds).toBe(true);
    expect(truth(yes, { test: 'unproved' }).holds).toBe(false);
    expect(truth(yes, { test: 'unknown' })).toMatchObject({ holds: false, reason: 'не вычислено: unknown.p' });
    expect(() => truth(yes, { test: 'trait' })).toThrow(
      'a.mdx:3: в «trait» нет вероятности ошибки (p): test ждёт путь проверки, например hypotheses.…',
    );
    expect(() => truth(yes, { test: 'more', effect: 'большой' })).toThrow(
      'a.mdx:3: effect — число, а не «большой», например effect={0.2}.',
    );
  });

  it('takes the size of a test from the effect that has no unit, of ranks from one half', () => {
    const isLarge = (test: string, effect: number) => truth('flag', { test, effect }).holds;
    expect([isLarge('more', 0.1), isLarge('more', 0.11)]).toEqual([true, false]);
    expect([isLarge('judged', 0.3), isLarge('judged', 0.31)]).toEqual([true, false]);
    expect([isLarge('means', 0.3), isLarge('means', 0.31)]).toEqual([true, false]);
    expect([isLarge('shares', 0.3), isLarge('shares', 0.31)]).toEqual([true, false]);
    expect([isLarge('ranks', 0.09), isLarge('ranks', 0.11)]).toEqual([true, false]);
    expect(isLarge('sizeless', 0)).toBe(false);
    expect(truth('flag', { test: 'atLevel' }).reason).toBe('различие может быть случайным: atLevel');
  });

  it('remembers the figures that it looked at, a row of a list by its key', () => {
    expect(truth((r) => r.bank.rate > 0.1 && r.bank.ci[0] > 0.1).paths).toEqual(['bank.rate', 'bank.ci']);
    expect(truth((r) => r.empty.rate < 1).paths).toEqual(['empty.rate']);
    expect(truth('flag', { test: 'more' }).paths).toEqual(['flag', 'more']);
  });

  it('names file, line and nearest for a mistake', () => {
    expect(() => truth((r) => r.bank.rat > 0)).toThrow(
      'a.mdx:3: нет пути «bank.rat»: в «bank» нет «rat»; есть: n, rate, ci. Возможно, имелось в виду «bank.rate».',
    );
    expect(() => truth((r) => (r.bank.rate = 0.5) > 0)).toThrow(
      'a.mdx:3: условие меняет «bank.rate»: сравнивают знаками === , > и <, а не одним =.',
    );
    expect(() => truth((r) => r.bank.rate)).toThrow(
      'a.mdx:3: условие <Claim> должно давать true или false, а даёт 0.2: сравните это число с порогом, например > 0.1.',
    );
    expect(() => truth(() => nothing)).toThrow(
      'a.mdx:3: условие <Claim> не считается: имени «nothing» нет: величины берутся из r, например r.eda.churn.rate.',
    );
    expect(() => truth((r) => r.bank.rat > 0)).toThrow(/^a\.mdx:3: нет пути/);
  });

  it('refuses a name behind a number, which would be untrue of any data', () => {
    const told = 'a.mdx:3: «bank.rate» — число, и «value» за ним ничего не значит: уберите .value.';
    expect(() => truth((r) => r.bank.rate.value > 0.1)).toThrow(new Error(told));
    expect(() => truth((r) => r.bank.rate.value.low > 0.1)).toThrow(new Error(told));
    const written = '(r) =>\n  r.bank.rate\n    .value > 0.1';
    expect(() => truth((r) => r.bank.rate.value > 0.1, { condition: written })).toThrow(new Error(told));
    expect(truth((r) => Number(r.bank.rate.toFixed(1)) < 0.1).holds).toBe(false);
    expect(truth((r) => r.bank.rate > 0.1 && r.bank.ci[0] > 0.9).holds).toBe(false);
  });

  it('refuses a condition that asks nothing of the data: it would be true of any', () => {
    const message =
      'a.mdx:3: условие <Claim> не смотрит ни на одну величину отчёта: сравните в нём то, о чём фраза, например (r) => r.eda.churn.rate > 0.1.';
    for (const holds of [() => true, () => 3 > 2, () => false]) expect(() => truth(holds)).toThrow(message);
    expect(truth((r) => Object.keys(r.bank).length > 0).holds).toBe(true);
    expect(truth(() => true, { test: 'more' }).holds).toBe(true);
  });

  it('tells a return that was forgotten from an answer that is no yes or no', () => {
    const asked = 'a.mdx:3: условие <Claim> должно давать true или false, а даёт';
    const told = (holds: () => unknown) => {
      try {
        return truth(holds).reason;
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(told(() => void results.flag)).toBe(`${asked} undefined.`);
    expect(told(() => {})).toBe(`${asked} undefined: в фигурных скобках нужен return.`);
    expect(
      told(() => {
        return 'да';
      }),
    ).toBe(`${asked} "да".`);
  });
});

describe('branchIn', () => {
  it('is what was chosen of earlier results, and unknown where they do not hold what is asked', () => {
    expect(branchIn(results, { of: 'less', at })).toBe('below');
    expect(branchIn(results, { of: 'later.less', at })).toBeNull();
    expect(branchIn(null, { of: 'less', at })).toBeNull();
  });
});

describe('heldIn', () => {
  it('is what was true of earlier results, and unknown where they do not hold what is asked', () => {
    expect(heldIn(results, { holds: 'flag', at })).toBe(true);
    expect(heldIn(results, { holds: 'flag', at, test: 'maybe' })).toBe(false);
    expect(heldIn(results, { holds: 'later.flag', at })).toBeNull();
    expect(heldIn(null, { holds: 'flag', at })).toBeNull();
  });
});

declare const nothing: boolean;
