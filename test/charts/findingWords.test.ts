import { describe, expect, it } from 'vitest';
import type { Finding, Move } from '../../src/analysis/result.ts';
import { findingFigure, findingName, findingThere, variantHead, variantName } from '../../src/charts/findingWords.ts';
import { schema } from '../../src/dataset/index.ts';
import { tableOf } from '../analysis/tableOf.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const finding = (more: Partial<Finding>): Finding => ({
  id: 'x',
  about: 'churn',
  column: null,
  segment: null,
  of: null,
  against: null,
  measure: 'rate',
  values: {},
  moved: 'same',
  ...more,
});

describe('findingName(finding, context)', () => {
  it.each<[Partial<Finding>, string]>([
    [{ about: 'churn' }, 'Доля ушедших, все клиенты'],
    [{ about: 'segment', segment: 'young' }, 'Молодые − остальные'],
    [{ about: 'segment', segment: 'old' }, 'old − остальные'],
    [{ about: 'pair', column: 'gender', of: 'Ж', against: 'М' }, 'Пол: женщины − мужчины'],
    [{ about: 'firstStep', column: 'equity', of: '1', against: '0' }, 'Баллы собственности: 1 против 0'],
    [{ about: 'slope', column: 'equity' }, 'Баллы собственности: на единицу больше'],
    [{ about: 'quarters', column: 'equity' }, 'Баллы собственности: верхняя группа − нижняя'],
    [{ about: 'rank', column: 'equity' }, 'Баллы собственности: вероятность, что у ушедшего больше (равные пополам)'],
    [{ about: 'mean', column: 'equity' }, 'Баллы собственности: разница средних, g Хеджеса'],
  ])('%o: %s', (more, words) => {
    expect(plain(findingName(finding(more), { schema, titles: { young: 'Молодые' } }))).toBe(words);
  });
});

describe('findingFigure(finding, value)', () => {
  it('is in the measure of the finding', () => {
    const figure = (measure: Finding['measure']) => plain(findingFigure(finding({ measure }), 0.053));
    expect(figure('rate')).toBe('5,3 %');
    expect(figure('auc')).toBe('0,05');
    expect(figure('hedgesG')).toBe('+0,05');
    expect(figure('difference')).toBe('+5,3 п. п.');
    expect(figure('slope')).toBe('+5,3 п. п.');
  });
});

describe('findingThere(finding, variant)', () => {
  it('is what became of it where the figure is not told, and neither where it was not computed', () => {
    const there = (value: number | null, move: Move) =>
      plain(findingThere(finding({ values: { known: { value, move } as never } }), 'known'));
    expect(there(0.182, 'turned')).toBe('18,2 %');
    expect(there(null, 'turned')).toBe('перевернулся');
    expect(there(null, 'lost')).toBe('потерял уверенность');
    expect(there(null, 'found')).toBe('стал заметен');
    expect(there(null, 'shifted')).toBe('сдвинулся');
    expect(there(null, 'same')).toBe('устоял');
    expect(there(null, 'notComputed')).toBe('нет данных');
    expect(findingThere(finding({ values: { known: null } }), 'known')).toBe('нет данных');
    expect(findingThere(finding({}), 'known')).toBe('нет данных');
  });
});

describe('variantName(schema, id)', () => {
  it('is in the words of the informative column, where there is one', () => {
    expect(
      ['whole', 'withoutTop', 'withoutRepeated', 'known', 'filled', 'x'].map((id) => variantName(schema, id)),
    ).toEqual([
      'весь файл',
      'без самых больших сумм',
      'без повторных номеров',
      'остаток известен',
      'пропуски — медианы',
      'x',
    ]);
    expect(variantName(tableOf({ age: [1] }).schema, 'known')).toBe('значение известно');
    expect(variantHead(schema, 'known')).toBe('Остаток известен');
  });
});
