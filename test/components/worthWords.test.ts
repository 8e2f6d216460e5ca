import { describe, expect, it } from 'vitest';
import { experimentOf } from '../../src/analysis/experiment.ts';
import type { Experiment } from '../../src/analysis/result.ts';
import { isGain, isLoss, namesUplift, stakeWords, sumWords, worthWords } from '../../src/components/worthWords.ts';
import { experiment, impossible } from './experiment.ts';

const spaced = (words: string | null) => words?.replaceAll('\u00a0', ' ') ?? null;

it('names the whole segment where the value of those who can be written to is not published', () => {
  expect(stakeWords(40_144_587, 44_046_321)).toBe('40,1\u00a0млн\u00a0₽ ценности тех, кому можно написать');
  expect(stakeWords(null, 73_385_991)).toBe(
    '73,4\u00a0млн\u00a0₽ ценности всего сегмента (сколько её у тех, кому можно написать, не публикуется)',
  );
});

describe('isLoss(segment)', () => {
  it.each([
    [[-300, -1], true],
    [[-300, 0], false],
    [[-300, 1], false],
    [[1, 300], false],
    [null, false],
  ] as const)('of the interval %j of its mean value: %s', (valueMeanCi, expected) => {
    expect(isLoss({ valueMeanCi })).toBe(expected);
  });
});

describe('isGain(worth)', () => {
  it.each([
    [[0, 50], true],
    [[10, 50], true],
    [[0, 0], false],
    [[-50, -10], false],
  ] as const)('of the sums %j: %s', (worth, expected) => {
    expect(isGain(worth)).toBe(expected);
  });
});

describe('worthWords(worth, experiment, whole)', () => {
  const words = (value: number | null, mostlyOne: boolean | null, whole: boolean) => {
    const assigned = { assigned: 2000, churned: 200, value, valueRestsOnOne: mostlyOne };
    const experiment = experimentOf('a', assigned, { low: 0.01, high: 0.05 });
    return worthWords([10, 50], experiment, { valueTotal: 1000, valueRestsOnOne: whole });
  };

  it('names an uplift, whose reason is to be told, but where nothing can be gained', () => {
    const isNamed = (change: Partial<Experiment>, worth: readonly [number, number] = [10, 50]) =>
      namesUplift(worth, { ...experiment, ...change });
    expect(isNamed({})).toBe(true);
    expect(isNamed({ low: impossible(0.4), high: impossible(0.5) })).toBe(true);
    expect(isNamed({ stayRate: 1, low: impossible(0.005), high: impossible(0.02) })).toBe(false);
    expect(isNamed({}, [-50, -10])).toBe(false);
  });

  it('names no sum of an uplift that cannot be', () => {
    const worth = (change: Partial<Experiment>) => spaced(worthWords([10, 50], { ...experiment, ...change }, null));
    const stake = '700 ₽ ценности тех, кому можно написать';
    expect(worth({})).toBe(`от 10 до 50 ₽ за горизонт расчёта: это ${stake}, умноженные на прирост от 1,0 до 5,0 %.`);
    expect(worth({ high: impossible(0.5) })).toBe(
      `10 ₽ за горизонт расчёта: это ${stake}, умноженные на нижний прирост, 1,0 %. Верхнего одним удержанием не получить: столько клиентов в сегменте не терялось.`,
    );
    expect(worth({ low: impossible(0.4), high: impossible(0.5) })).toBe(
      'Сумма не названа: и прироста на 40,0 % одним удержанием не получить, столько клиентов в сегменте не терялось.',
    );
    expect(worth({ stayRate: 1, low: impossible(0.005), high: impossible(0.02) })).toBe(
      'Сумма не названа: среди тех, кто остался за сегментом, ушедших нет, и прироста удержанием не получить.',
    );
    for (const losing of [
      [-50, -10],
      [0, 0],
    ] as const)
      expect(spaced(worthWords(losing, experiment, null))).toBe(
        'Сумма не названа: у тех, кому можно написать, ценность не положительна, и удержание её не прибавит.',
      );
    expect(
      spaced(worthWords([10, 50], { ...experiment, value: null }, { valueTotal: 1000, valueRestsOnOne: false })),
    ).toContain(
      'это 1 000 ₽ ценности всего сегмента (сколько её у тех, кому можно написать, не публикуется), умноженные',
    );
    // What stays is not told at all: no uplift is beyond it.
    expect(worth({ stayRate: null, low: impossible(0.01), high: impossible(0.05) })).toContain('умноженные на прирост');
  });

  it('says on the sheet for the board where a sum is of the whole segment', () => {
    const sum = (change: Partial<Experiment>, worth: readonly [number, number] = [10, 50]) =>
      spaced(sumWords({ experiment: { ...experiment, ...change }, worth }) ?? 'none');
    expect(sum({})).toBe('может дать от 10 до 50 ₽');
    expect(sum({ value: null })).toBe('весь сегмент — от 10 до 50 ₽');
    expect(sum({ value: null, high: impossible(0.5) })).toBe('весь сегмент — 10 ₽');
    expect(sum({ low: impossible(0.4), high: impossible(0.5) })).toBe('none');
    expect(sum({ stayRate: null, low: impossible(0.01), high: impossible(0.05) })).toBe('может дать от 10 до 50 ₽');
    expect(sum({}, [-50, -10])).toBe('none');
  });

  const one = 'Четверть этой ценности или больше — у одного клиента.';

  it('says where the sum that is named is rests on one client, and of no other sum', () => {
    expect(words(1000, true, false)).toContain(one);
    expect(words(1000, false, true)).not.toContain(one);
    expect(words(null, null, true)).toContain(one);
    expect(words(null, null, false)).not.toContain(one);
  });
});
