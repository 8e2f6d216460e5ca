import { describe, expect, it } from 'vitest';
import { refuseOfAny, truthOf, type ClaimProps } from '../../src/components/claimTruth.ts';
import { holdsOfAny } from '../../src/components/claimTrial.ts';

const results = {
  bank: { n: 100, rate: 0.2, ci: [0.15, 0.26], p: 0.01, slope: -0.1, change: 3, sd: 2, word: 'sure', isTold: true },
  levels: [
    { value: 'a', n: 60, rate: 0.1, turn: null },
    { value: 'b', n: 40, rate: 0.3, turn: null },
  ],
  many: Array.from({ length: 12 }, () => ({ n: 2000, rate: 0.4, slope: 0.7 })),
  phik: { n: { churned: 0.1 } },
  spearman: { n: { churned: 0.1 } },
  order: ['b', 'a'],
  unknown: { rate: null },
};
type Any = any; // eslint-disable-line @typescript-eslint/no-explicit-any
const isOfAny = (holds: (r: Any) => unknown) => holdsOfAny(holds, results, 'a.mdx:3');

describe('a condition that is true of any figures', () => {
  it.each<[string, (r: Any) => unknown]>([
    ['a share from nought', (r) => r.bank.rate >= 0],
    ['a share up to one', (r) => r.bank.rate <= 1],
    ['a p of less than two', (r) => r.bank.p < 2],
    ['a number of clients', (r) => r.bank.n > -1],
    ['a figure beside itself', (r) => r.bank.slope === r.bank.slope],
    ['both sides of a threshold', (r) => r.bank.rate > 0.2 || r.bank.rate <= 0.2],
    ['either way round', (r) => r.levels.a.rate >= r.levels.b.rate || r.levels.b.rate >= r.levels.a.rate],
    ['all of a list', (r) => r.levels.every((level: Any) => level.rate >= 0)],
    ['whole clients', (r) => r.bank.n % 1 === 0],
    ['ends in their order', (r) => r.bank.ci[0] <= r.bank.ci[1]],
    ['a number of rows', (r) => r.levels.length >= 0],
    ['a yes or a no', (r) => r.bank.isTold || !r.bank.isTold],
    ['a word beside itself', (r) => r.bank.word === r.bank.word],
    ['a pair of columns', (r) => r.phik.n.churned >= 0 && r.phik.n.churned <= 1],
    ['a correlation', (r) => r.spearman.n.churned >= -1 && r.spearman.n.churned <= 1],
    ['a spread', (r) => r.bank.sd >= 0],
  ])('%s', (_, holds) => {
    expect(isOfAny(holds)).toBe(true);
  });

  it.each<[string, (r: Any) => unknown]>([
    ['a threshold', (r) => r.bank.rate > 0.1],
    ['a threshold at an end', (r) => r.bank.rate > 0],
    ['a narrow gap', (r) => !(r.bank.slope > 5 && r.bank.slope < 5.001)],
    ['one number', (r) => r.bank.n !== 7],
    ['no count of whole clients', (r) => r.bank.slope >= -1e9],
    ['two figures', (r) => r.levels.a.rate < r.levels.b.rate],
    ['all of a list', (r) => r.levels.every((level: Any) => level.rate > 0.05)],
    ['one figure of any size', (r) => r.bank.slope !== 7],
    ['a gap between numbers in no order', (r) => !(r.bank.slope > 5 && r.bank.slope !== 900 && r.bank.slope < 5.001)],
    ['a gap among large numbers', (r) => !(r.bank.slope > 1e9 && r.bank.slope < 1.01e9)],
    ['a gap among small numbers', (r) => !(r.bank.p > 1e-11 && r.bank.p < 1.01e-11)],
    ['somebody', (r) => r.bank.n > 0],
    ['a whole number that is no count', (r) => r.bank.change >= 0],
    ['any of many above the least', (r) => r.many.some((one: Any) => one.rate > 0)],
    ['any of many below the largest', (r) => r.many.some((one: Any) => one.rate < 1)],
    ['any of many beside nought', (r) => r.many.some((one: Any) => one.slope !== 0)],
    ['an interval', (r) => r.bank.ci[0] > 0.1],
    ['the width of an interval', (r) => r.bank.ci[1] - r.bank.ci[0] < 0.2],
    ['a gap of shares', (r) => r.bank.rate < 0.4 || r.bank.rate > 0.42],
    ['a gap of shares, in percent', (r) => r.bank.rate < 40 / 100 || r.bank.rate > 42 / 100],
    ['a row of many by two figures', (r) => r.many.some((one: Any) => one.rate < 0.05 || one.n >= 1000)],
    ['a number of rows', (r) => r.levels.length > 0],
    ['a number of rows that is no other', (r) => r.levels.length !== 1],
    ['a yes', (r) => r.bank.isTold],
    ['a word', (r) => r.bank.word === 'sure'],
    ['a word that it is not', (r) => r.bank.word !== 'unsure'],
    ['the sign of a pair of columns', (r) => r.spearman.n.churned >= -0.5],
    ['a word beside a figure', (r) => r.bank.word === 'sure' && r.bank.rate >= 0],
    ['a yes beside a figure', (r) => r.bank.isTold && r.bank.rate >= 0],
    ['a name in a list beside a figure', (r) => r.order[0] === 'b' && r.bank.rate >= 0],
    ['another name in a list beside a figure', (r) => r.order[0] !== 'z' && r.bank.rate >= 0],
    ['what is not there beside a figure', (r) => r.levels.every((level: Any) => !level.turn && level.rate >= 0)],
    ['no figure at all', (r) => r.bank !== r.levels],
    ['a number of rows beside a figure', (r) => r.levels.length === 2 && r.bank.rate >= 0],
    ['a row found by a figure', (r) => r.levels.find((level: Any) => level.n > 50).rate >= 0],
    ['whether a figure is computed', (r) => r.bank.rate !== null],
    // An author may write it so.
    // eslint-disable-next-line eqeqeq
    ['whether a figure is there', (r) => r.bank.rate != null],
    ['a remark that is absent', (r) => r.levels.every((level: Any) => level.turn === null)],
  ])('is not one that asks of %s', (_, holds) => {
    expect(isOfAny(holds)).toBe(false);
  });

  it.each([
    ['n churned missing rows columns clients cells tried', false],
    ['p pLess pGreater pAdjusted auc aucCrossValidated phik phikEqualWidth predicted observed', true],
    ['cramersV cramersVCorrected gini rate share', true],
  ])('knows what %s can be', (names, isUpToOne) => {
    for (const name of names.split(' ')) {
      const told = (holds: (r: Any) => unknown) => holdsOfAny(holds, { one: { [name]: 1 } }, 'a.mdx:3');
      expect([name, told((r) => r.one[name] >= 0)]).toEqual([name, true]);
      expect([name, told((r) => r.one[name] <= 1)]).toEqual([name, isUpToOne]);
    }
  });

  it('knows nothing of a figure whose name only begins or ends like one of those', () => {
    for (const name of ['points', 'step', 'noise', 'mean']) {
      const told = holdsOfAny((r: Any) => r.one[name] >= 0, { one: { [name]: 1 } }, 'a.mdx:3');
      expect([name, told]).toEqual([name, false]);
    }
  });

  const refusing = (claim: ClaimProps, heldBefore: boolean | null = null) => {
    const truth = truthOf(results, claim);
    refuseOfAny(results, claim, truth, heldBefore);
    return truth;
  };

  it('is refused with its place, its words as they were written and what to write', () => {
    const claim = { at: 'a.mdx:3', holds: (r: Any) => r.bank.rate >= 0 };
    expect(() => refusing(claim)).toThrow(
      /^a\.mdx:3: условие <Claim> верно при любых цифрах .*bank\.rate >= 0.*порогом.*!== null/,
    );
    expect(() => refusing({ ...claim, condition: '(r) =>\n  r.bank.rate >= 0.0' })).toThrow(
      'ничего не проверяет: (r) => r.bank.rate >= 0.0. Сравните',
    );
    expect(refusing({ ...claim, holds: (r: Any) => r.bank.rate > 0.1 }).holds).toBe(true);
    // A test makes it ask something; a figure that is absent has made it untrue.
    expect(refusing({ ...claim, test: 'bank' }).holds).toBe(true);
    expect(refusing({ ...claim, holds: (r: Any) => r.unknown.rate >= 0 }).reason).toBe('не вычислено: unknown.rate');
  });

  it('is not one that was untrue of earlier data', () => {
    const claim = { at: 'a.mdx:3', holds: (r: Any) => r.bank.rate >= 0 };
    expect(refusing(claim, false).holds).toBe(true);
    expect(() => refusing(claim, true)).toThrow('верно при любых цифрах');
  });
});
