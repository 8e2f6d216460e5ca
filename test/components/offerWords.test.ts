import { describe, expect, it } from 'vitest';
import { experimentOf, withoutCounts } from '../../src/analysis/experiment.ts';
import { leftoverWords, stakeWords, worthWords } from '../../src/components/offerWords.ts';

it('names the whole segment where the value of those who can be written to is not published', () => {
  expect(stakeWords(40_144_587, 44_046_321)).toBe('40,1\u00a0млн\u00a0₽ ценности тех, кому можно написать');
  expect(stakeWords(null, 73_385_991)).toBe(
    '73,4\u00a0млн\u00a0₽ ценности всего сегмента (сколько её у тех, кому можно написать, не публикуется)',
  );
});

describe('worthWords(worth, experiment, whole)', () => {
  const words = (value: number | null, mostlyOne: boolean | null, whole: boolean) => {
    const assigned = { assigned: 2000, churned: 200, value, valueRestsOnOne: mostlyOne };
    const experiment = experimentOf('a', assigned, { low: 0.01, high: 0.05 });
    return worthWords([10, 50], experiment, { valueTotal: 1000, valueRestsOnOne: whole });
  };
  const one = 'Четверть этой ценности или больше — у одного клиента.';

  it('says where the sum that is named is rests on one client, and of no other sum', () => {
    expect(words(1000, true, false)).toContain(one);
    expect(words(1000, false, true)).not.toContain(one);
    expect(words(null, null, true)).toContain(one);
    expect(words(null, null, false)).not.toContain(one);
  });
});

describe('leftoverWords(whole, experiment, bankRate)', () => {
  const left = (assigned: number, churned: number) =>
    experimentOf('a', { assigned, churned, value: null, valueRestsOnOne: null }, { low: 0.01, high: 0.02 });
  const words = (churned: number) => leftoverWords(622, left(279, churned), 0.182)?.replaceAll('\u00a0', ' ') ?? null;

  it('says where those left to a segment left more than everybody, or no less', () => {
    expect(words(70)).toBe(
      'Среди тех, кто остался за сегментом (279), ушли 25,1 % (от 20,4 до 30,5 %), чаще, чем по всем клиентам (18,2 %): доля ушедших в сегменте целиком — не о них.',
    );
    expect(words(45)).toContain('и от доли по всем клиентам (18,2 %) это не отличить');
    expect(words(20)).toBeNull();
  });

  it('says nothing where nobody was claimed before, or where that is not published', () => {
    expect(leftoverWords(279, left(279, 70), 0.182)).toBeNull();
    expect(leftoverWords(622, withoutCounts(left(279, 70), 0.25), 0.182)).toBeNull();
    expect(leftoverWords(622, left(279, 70), null)).toBeNull();
    expect(leftoverWords(12, left(0, 0), 0.182)).toBeNull();
  });
});
