import { describe, expect, it } from 'vitest';
import { bank } from '../../src/dataset/bank.ts';
import { hypothesisSchema } from '../../src/schemas/hypothesis.ts';

const words = { title: 'Т', h0: 'Н', h1: 'А', why: 'П' };
const effect = (measure: string, value = 0.1) => ({ smallestEffect: { measure, value, why: 'П' } });
const welch = { test: 'welch', column: 'age', ...effect('hedgesG') };
const proportions = { test: 'proportions', column: 'gender', ...effect('cohensH') };
const many = { test: 'kruskalWallis', column: 'age', by: 'city', ...effect('epsilonSquared') };

const problems = (more: object) =>
  hypothesisSchema(bank)
    .safeParse({ id: 'x', order: 1, ...words, alternative: 'twoSided', alpha: 0.05, ...more })
    .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
const refused = (more: object) => problems(more).map((problem) => problem.split(':')[0]);

describe('hypothesisSchema(schema)', () => {
  it.each([
    ['welch', ['age', 'products'], ['gender', 'credit_card'], 'hedgesG'],
    ['mannWhitney', ['age', 'products'], ['gender', 'credit_card'], 'auc'],
    ['proportions', ['gender', 'credit_card'], ['age', 'products'], 'cohensH'],
    ['fisher', ['gender', 'credit_card'], ['age', 'products'], 'cohensH'],
    ['chiSquared', ['city', 'credit_card', 'products'], ['age'], 'cramersV'],
    ['trend', ['products'], ['age', 'gender', 'credit_card'], 'trend'],
  ])('takes for %s columns of %j and not of %j', (test, fitting, others, measure) => {
    for (const column of fitting) expect(problems({ test, column, ...effect(measure) })).toEqual([]);
    for (const column of others) expect(refused({ test, column, ...effect(measure) })).toEqual(['test']);
  });

  it('takes a test of many groups by what divides clients, and not by the column itself or a measured one', () => {
    for (const by of ['city', 'credit_card', 'products']) expect(problems({ ...many, by })).toEqual([]);
    for (const by of ['score', 'age', 'userid', 'churn']) expect(refused({ ...many, by })).toEqual(['by']);
    expect(refused({ ...many, column: 'products', by: 'products' })).toEqual(['by']);
    expect(refused({ ...many, by: undefined })).toEqual(['by']);
    expect(refused({ ...welch, by: 'city' })).toEqual(['by']);
  });

  it('takes a side of a test that has one', () => {
    for (const alternative of ['greater', 'less']) {
      expect(problems({ ...welch, alternative })).toEqual([]);
      expect(problems({ ...many, alternative })).toEqual([
        'alternative: у теста kruskalWallis нет стороны: поставьте twoSided',
      ]);
      const chi = { test: 'chiSquared', column: 'city', alternative, ...effect('cramersV') };
      expect(refused(chi)).toEqual(['alternative']);
    }
  });

  it('takes an effect under the largest that there can be, and any of a difference of means', () => {
    const value = (of: object, measure: string, size: number) => refused({ ...of, ...effect(measure, size) });
    const place = ['smallestEffect.value'];
    const rank = { ...welch, test: 'mannWhitney' };
    expect([value(rank, 'auc', 0.49), value(rank, 'auc', 0.5)]).toEqual([[], place]);
    expect([value(proportions, 'cohensH', 3.14), value(proportions, 'cohensH', 3.15)]).toEqual([[], place]);
    const chi = { test: 'chiSquared', column: 'city' };
    expect([value(chi, 'cramersV', 0.99), value(chi, 'cramersV', 1)]).toEqual([[], place]);
    const trend = { test: 'trend', column: 'products' };
    expect([value(trend, 'trend', 0.99), value(trend, 'trend', 1)]).toEqual([[], place]);
    expect([value(many, 'epsilonSquared', 0.99), value(many, 'epsilonSquared', 1)]).toEqual([[], place]);
    expect(value(welch, 'hedgesG', 5)).toEqual([]);
    expect(value(welch, 'hedgesG', 0)).toEqual(place);
    // Of another test's measure nothing more is said.
    for (const [of, measure] of [
      [welch, 'auc'],
      [proportions, 'hedgesG'],
    ] as const)
      expect(value(of, measure, 5)).toEqual(['smallestEffect.measure']);
  });

  it('takes a level up to a fifth', () => {
    const alpha = (level: number) => refused({ ...welch, alpha: level });
    expect([alpha(0.2), alpha(0.21), alpha(0.95), alpha(0)]).toEqual([[], ['alpha'], ['alpha'], ['alpha']]);
    // One that no level can be is told once.
    expect(alpha(5)).toEqual(['alpha']);
  });

  it('takes two groups of a test of proportions, of its column and not the same', () => {
    const groups = (of: object, first: string, second: string) =>
      refused({ ...of, groups: { of: first, against: second } });
    expect(groups(proportions, 'М', 'Ж')).toEqual([]);
    expect(groups({ ...proportions, column: 'credit_card' }, '0', '1')).toEqual([]);
    expect(groups({ ...proportions, column: 'credit_card' }, 'да', '1')).toEqual(['groups.of']);
    expect(groups(proportions, 'М', 'Д')).toEqual(['groups.against']);
    expect(groups(proportions, 'М', 'М')).toEqual(['groups.against']);
    expect(groups({ test: 'chiSquared', column: 'city', ...effect('cramersV') }, 'Ростов', 'Рыбинск')).toEqual([
      'groups',
    ]);
  });

  it('refuses an outcome, an id and an unknown column, the last with the nearest', () => {
    for (const column of ['churn', 'userid']) expect(refused({ ...welch, column })).toEqual(['column']);
    expect(problems({ ...welch, column: 'agee' })[0]).toMatch(/^column: нет столбца «agee»; ближайшее — «age»; есть: /);
  });
});
