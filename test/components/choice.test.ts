import { describe, expect, it } from 'vitest';
import { branchOf } from '../../src/components/choice.ts';
import { truthOf } from '../../src/components/claimTruth.ts';

const results = {
  bank: { n: 100, rate: 0.2, ci: [0.15, 0.26] },
  more: { difference: 0.1, ci: [0.05, 0.15], p: 0.001 },
  less: { difference: -0.1, ci: [-0.15, -0.05], p: 0.001 },
  maybe: { difference: 0.1, ci: [-0.05, 0.25], p: 0.3 },
  unknown: { difference: null, ci: null, p: null },
  auc: { auc: 0.6, aucCi: [0.55, 0.65] },
  low: { auc: 0.45, aucCi: [0.42, 0.48] },
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
  ] as const)('%s %o is %s', (of, props, branch) => {
    expect(branchOf(results, { of, ...props })).toBe(branch);
  });

  it('refuses a result without a difference, and an unknown path', () => {
    expect(() => branchOf(results, { of: 'bank', at: 'a.mdx:3' })).toThrow(
      'a.mdx:3: в «bank» нет разности: <Choose> ждёт сравнение (difference, auc или effect) либо долю вместе с against.',
    );
    expect(() => branchOf(results, { of: 'more', least: 'много', at: 'a.mdx:3' })).toThrow(
      'a.mdx:3: least — число, а не «много», например least={0.01}.',
    );
    expect(() => branchOf(results, { of: 'mor', at: 'a.mdx:3' })).toThrow('a.mdx:3: нет пути «mor»');
  });
});

describe('truthOf', () => {
  const truth = (holds: Parameters<typeof truthOf>[1]['holds'], more = {}) =>
    truthOf(results, { holds, at: 'a.mdx:3', ...more });

  it('is what the function says, or the value at the path', () => {
    expect(truth((r) => r.bank.rate > 0.1)).toMatchObject({ holds: true, reason: null });
    expect(truth((r) => r.bank.rate > 0.3)).toMatchObject({ holds: false, reason: null });
    expect(truth('flag').holds).toBe(true);
  });

  it('is not true of what was not computed, whichever way it is asked', () => {
    expect(truth((r) => r.empty.rate < 1)).toMatchObject({ holds: false, reason: 'не вычислено: empty.rate' });
    expect(truth((r) => !(r.empty.rate > 1))).toMatchObject({ holds: false, reason: 'не вычислено: empty.rate' });
    expect(truth((r) => r.bank.ci.filter(() => false)[0].rate > 0).holds).toBe(false);
  });

  it('tells a call of what is no function as a mistake', () => {
    expect(() => truth((r) => r.bank.rate.isLarge())).toThrow(
      /^a\.mdx:3: условие <Claim> не считается: .*is not a function\.$/,
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
      'a.mdx:3: условие <Claim> должно давать true или false, а даёт 0.2.',
    );
    expect(() => truth(() => nothing)).toThrow('a.mdx:3: условие <Claim> не считается: nothing is not defined.');
  });
});

declare const nothing: boolean;
