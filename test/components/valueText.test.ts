import { describe, expect, it } from 'vitest';
import { filled } from '../../src/components/filled.ts';
import { valueText, type ValueProps } from '../../src/components/valueText.ts';

const results = {
  dataset: { rows: 10_000 },
  eda: {
    churn: { n: 21, churned: 2, rate: 0.182, ci: [0.1746, 0.1897] },
    byCategory: { gender: [{ value: 'Ж', rate: 0.1278, n: 5000 }] },
    numeric: { age: { all: { median: 42, mean: 42.74, ci: [34.8, 50.2] } }, balance: { all: { median: 524_272 } } },
    proportions: { gender: { difference: -0.109, ci: [-0.123, -0.094] } },
    empty: { rate: null, ci: [null, null] },
    tiny: { rate: 0.0001 },
    most: { rate: 0.9999 },
    few: { n: 3, triple: [1, 2, 3], broken: [Number.NaN, 1], mixed: ['a', 1], names: [{ value: 'Ж' }] },
  },
  correlations: { ranking: [{ column: 'products', phik: 0.4412, p: 1e-30 }] },
  segments: [{ id: 'a', valueMean: 73_600, rate: 0.1, valueMeanCi: [68_500, 78_700] }],
};
/** A figure as an author asks for it. */
type Asked = Omit<ValueProps, 'at'>;
const text = (props: Asked) => valueText(results, { at: 'eda.mdx:9', ...props }).replaceAll('\u00a0', ' ');
const said = (props: Asked): string => {
  try {
    return text(props);
  } catch (error) {
    return (error as Error).message;
  }
};

describe('valueText', () => {
  it.each<[Asked, string]>([
    [{ of: 'eda.churn.rate' }, '18,2 %'],
    [{ of: 'eda.churn.rate', digits: 0 }, '18 %'],
    [{ of: 'eda.churn.ci' }, 'от 17,5 до 19,0 %'],
    [{ of: 'eda.churn.ci.0' }, '17,5 %'],
    [{ of: 'dataset.rows' }, '10 000'],
    [{ of: 'eda.churn.n', forms: 'клиент|клиента|клиентов' }, '21 клиент'],
    [{ of: 'eda.churn.churned', forms: 'клиент|клиента|клиентов' }, '2 клиента'],
    [{ of: 'dataset.rows', forms: 'клиент|клиента|клиентов' }, '10 000 клиентов'],
    [{ of: 'eda.churn.n', forms: 'клиентом|клиентами|клиентами' }, '21 клиентом'],
    [{ of: 'eda.churn.churned', forms: 'клиента|клиентов|клиентов' }, '2 клиентов'],
    [{ of: 'eda.churn.n', forms: 'клиента|клиентов|клиентов' }, '21 клиента'],
    [{ of: 'eda.churn.n', forms: 'клиенту|клиентам|клиентам' }, '21 клиенту'],
    [{ of: 'eda.few.n', forms: 'клиентом|клиентами|клиентами' }, '3 клиентами'],
    [{ of: 'dataset.rows', forms: 'клиенте|клиентах|клиентах' }, '10 000 клиентах'],
    [{ of: 'eda.numeric.age.all.median' }, '42 года'],
    [{ of: 'eda.numeric.age.all.ci' }, 'от 34,8 до 50,2 года'],
    [{ of: 'eda.numeric.age.all.ci', digits: 0 }, 'от 35 до 50 лет'],
    [{ of: 'eda.numeric.balance.all.median' }, '524 тыс. ₽'],
    [{ of: 'eda.proportions.gender.difference' }, '−10,9 п. п.'],
    [{ of: 'eda.proportions.gender.difference', abs: true }, '10,9 п. п.'],
    [{ of: 'eda.proportions.gender.ci' }, 'от −12,3 до −9,4 п. п.'],
    [{ of: 'eda.churn.rate', minus: 'eda.byCategory.gender.Ж.rate', as: 'points', sign: true }, '+5,4 п. п.'],
    [{ of: 'eda.churn.rate', over: 'segments.a.rate', as: 'times' }, 'в 1,8 раза'],
    [{ of: (r) => 1.9 * r.eda.churn.churned, as: 'times' }, 'в 3,8 раза'],
    [{ of: (r) => 5 * r.eda.few.n, as: 'times' }, 'в 15 раз'],
    [{ of: 'eda.tiny.rate' }, 'менее 0,1 %'],
    [{ of: 'eda.most.rate' }, 'более 99,9 %'],
    [{ of: 'eda.most.rate', digits: 0 }, 'более 99 %'],
    [{ of: 'eda.empty.ci', otherwise: 'неизвестно' }, 'неизвестно'],
    [{ of: 'eda.few.broken', otherwise: 'неизвестно' }, 'неизвестно'],
    [{ of: 'correlations.ranking.0.column' }, 'число продуктов'],
    [{ of: 'correlations.ranking.products.phik' }, '0,44'],
    [{ of: 'eda.byCategory.gender.Ж.value', as: 'level', column: 'gender' }, 'женщины'],
    [{ of: 'segments.a.valueMean' }, '73,6 тыс. ₽'],
    [{ of: 'segments.a.valueMeanCi' }, 'от 68,5 до 78,7 тыс. ₽'],
    [{ of: (r) => 1 - r.eda.churn.rate, as: 'share' }, '81,8 %'],
    [{ of: 'eda.empty.rate', otherwise: 'неизвестно' }, 'неизвестно'],
    [{ of: (r) => r.eda.empty.rate * 2, as: 'share', otherwise: 'неизвестно' }, 'неизвестно'],
    [{ of: (r) => r.segments.filter(() => false)[0].rate, as: 'share', otherwise: 'неизвестно' }, 'неизвестно'],
    [{ of: () => 0 / 0, as: 'number', otherwise: 'неизвестно' }, 'неизвестно'],
    [{ of: 'eda.empty.rate', minus: 'eda.churn.rate', as: 'points', otherwise: 'неизвестно' }, 'неизвестно'],
    [{ of: 'eda.churn.rate', minus: 'eda.empty.rate', as: 'points', otherwise: 'неизвестно' }, 'неизвестно'],
    [{ of: (r) => r.eda.churn.rate, as: 'number' }, '0,18'],
    [{ of: 'eda.churn.rate', digits: 12 }, '18,200000000000 %'],
    [{ of: (r) => r.eda.numeric.age.all.ci, as: 'interval', unit: 'years' }, 'от 34,8 до 50,2 года'],
    // 2 of 21 and 73.6 of 524.272: a count over a count, and roubles over roubles, are shares.
    [{ of: 'eda.churn.churned', over: 'eda.churn.n', as: 'share' }, '9,5 %'],
    [{ of: 'segments.a.valueMean', over: 'eda.numeric.balance.all.median', as: 'share' }, '14,0 %'],
  ])('%o reads %s', (props, written) => expect(text(props)).toBe(written));

  it.each<[string, Asked, string]>([
    [
      'a function that gives no figure',
      { of: (r) => r.eda.churn.rate > 5 || null },
      'eda.mdx:9: «r.eda.churn.rate > 5 || null» не вычислено (null)',
    ],
    [
      'a function without a way of writing: a share would be told as a number',
      { of: (r) => r.eda.churn.rate * 100 },
      'eda.mdx:9: у <Value> с функцией назовите, как писать ответ: as="share", as="count" … Есть: count, share, ',
    ],
    ['an unknown path', { of: 'eda.chrun.rate' }, 'eda.mdx:9: нет пути «eda.chrun.rate»'],
    [
      'a misspelt kind',
      { of: 'eda.churn.rate', as: 'shar' as never },
      'eda.mdx:9: у <Value> нет вида «shar»; возможно, «share». Есть: ',
    ],
    [
      'a figure that was not computed',
      { of: 'eda.empty.rate' },
      'eda.mdx:9: «eda.empty.rate» не вычислено (null); дайте слова на этот случай: <Value … otherwise="неизвестно" />.',
    ],
    [
      'a group of figures',
      { of: 'eda.churn' },
      'eda.mdx:9: в «eda.churn» не число, а несколько величин; допишите, какая из них нужна: ',
    ],
    ['two forms of a noun', { of: 'eda.churn.n', forms: 'клиент|клиента' }, 'eda.mdx:9: нужны три формы слова'],
    [
      'an interval of one number',
      { of: 'eda.churn.rate', as: 'interval' },
      'eda.mdx:9: в «eda.churn.rate» не пара чисел [от, до]',
    ],
    [
      'an interval that was not computed',
      { of: 'eda.empty.ci' },
      'eda.mdx:9: «eda.empty.ci» не вычислено (null); дайте слова на этот случай: <Value … otherwise="неизвестно" />.',
    ],
    ['an interval of three numbers', { of: 'eda.few.triple' }, 'eda.mdx:9: в «eda.few.triple» не пара чисел [от, до]'],
    [
      'a list of rows',
      { of: 'eda.byCategory.gender' },
      'eda.mdx:9: в «eda.byCategory.gender» не число, а список; допишите строку и поле, например «eda.byCategory.gender.Ж.rate».',
    ],
    [
      'an empty form of a noun',
      { of: 'eda.churn.n', forms: 'клиент|клиента|' },
      'eda.mdx:9: нужны три формы слова, например «клиент|клиента|клиентов», а их 2',
    ],
    [
      'digits in words',
      { of: 'eda.churn.rate', digits: 'много' },
      'eda.mdx:9: digits — сколько знаков после запятой, от 0 до 12, а не «много».',
    ],
    [
      'a misspelt unit',
      { of: 'eda.churn.ci', unit: 'shares' as never },
      'eda.mdx:9: у <Value> нет единицы «shares»; возможно, «share». Есть: count, share, points, money, number, years.',
    ],
    [
      'a noun after a share',
      { of: 'eda.churn.rate', forms: 'клиент|клиента|клиентов' },
      'eda.mdx:9: в «eda.churn.rate» 0,18, не целое: forms — для целых чисел.',
    ],
    [
      'a share as a count',
      { of: 'eda.churn.rate', as: 'count' },
      'eda.mdx:9: в «eda.churn.rate» 0,18, не целое: as="count" — для целых чисел.',
    ],
    [
      'a count as a share',
      { of: 'eda.churn.n', as: 'share' },
      'eda.mdx:9: «eda.churn.n» — число, а не доля: уберите as="share" или разделите: over="…".',
    ],
    [
      'a share as roubles',
      { of: 'eda.churn.rate', as: 'money' },
      'eda.mdx:9: «eda.churn.rate» — доля, а не рубли: уберите as="money".',
    ],
    [
      'roubles as a share',
      { of: 'segments.a.valueMean', as: 'share' },
      'eda.mdx:9: «segments.a.valueMean» — рубли, а не доля: уберите as="share".',
    ],
    [
      'years as roubles',
      { of: 'eda.numeric.age.all.median', as: 'money' },
      'eda.mdx:9: «eda.numeric.age.all.median» — годы, а не рубли: уберите as="money".',
    ],
    ['digits under nought', { of: 'eda.churn.rate', digits: -1 }, 'eda.mdx:9: digits — сколько знаков после запятой'],
    ['half a digit', { of: 'eda.churn.rate', digits: 1.5 }, 'eda.mdx:9: digits — сколько знаков после запятой'],
    ['thirteen digits', { of: 'eda.churn.rate', digits: 13 }, 'eda.mdx:9: digits — сколько знаков после запятой'],
    [
      'two operations',
      { of: 'eda.churn.rate', minus: 'eda.tiny.rate', over: 'eda.tiny.rate' },
      'eda.mdx:9: у <Value> и minus, и over: возьмите одно из двух.',
    ],
    [
      'a group of figures less a figure',
      { of: 'eda.churn', minus: 'eda.tiny.rate' },
      'eda.mdx:9: minus и over сравнивают два числа, а «eda.churn» или «eda.tiny.rate» — не число.',
    ],
    [
      'a figure over a group of figures',
      { of: 'eda.tiny.rate', over: 'eda.churn' },
      'eda.mdx:9: minus и over сравнивают два числа, а «eda.tiny.rate» или «eda.churn» — не число.',
    ],
    [
      'a share less a share as a share',
      { of: 'eda.churn.rate', minus: 'segments.a.rate', as: 'share' },
      'eda.mdx:9: «eda.churn.rate» — разность долей, она пишется в процентных пунктах: as="points".',
    ],
    [
      'a function of a figure that was not computed',
      { of: (r) => 2 * r.eda.empty.rate },
      'eda.mdx:9: «eda.empty.rate» не вычислено (null)',
    ],
    ['a number as a name', { of: 'eda.churn.rate', as: 'label' }, 'eda.mdx:9: в «eda.churn.rate» не слово; '],
    ['an interval as roubles', { of: 'eda.churn.ci', as: 'money' }, 'eda.mdx:9: в «eda.churn.ci» не число; '],
    ['a word and a number', { of: 'eda.few.mixed', as: 'interval' }, 'eda.mdx:9: в «eda.few.mixed» не пара чисел'],
    [
      'rows as an interval',
      { of: 'eda.byCategory.gender', as: 'interval' },
      'eda.mdx:9: в «eda.byCategory.gender» не пара чисел [от, до]; ',
    ],
    [
      'a list of rows that hold no number',
      { of: 'eda.few.names' },
      'eda.mdx:9: в «eda.few.names» не число, а список; допишите строку и поле, например «eda.few.names.Ж».',
    ],
    [
      'a kind like no other',
      { of: 'eda.churn.rate', as: 'неведомое' as never },
      'eda.mdx:9: у <Value> нет вида «неведомое». Есть: ',
    ],
    [
      'a unit like no other',
      { of: 'eda.churn.ci', unit: 'неведомая' as never },
      'eda.mdx:9: у <Value> нет единицы «неведомая». Есть: ',
    ],
    [
      'the label of no column',
      { of: () => 'produkts', as: 'label' },
      'eda.mdx:9: нет столбца «produkts»; есть: userid, score, ',
    ],
  ])('refuses %s', (_, props, message) => expect(said(props).slice(0, message.length)).toBe(message));

  it('names a long function by its first eighty characters', () => {
    const of: ValueProps['of'] = (r) =>
      (r.eda.churn.rate > 5 && 'more than the whole of a bank can lose in a century') || null;
    expect(said({ of })).toMatch(/^eda\.mdx:9: «(?=.{80}…»)\(?r\.eda\.churn\.rate > 5 && .* in a .*…» не вычислено/);
  });

  it.each<Asked>([
    { of: 'eda.churn.rate' },
    { of: 'eda.tiny.rate' },
    { of: 'eda.most.rate' },
    { of: 'dataset.rows', forms: 'клиент|клиента|клиентов' },
    { of: 'eda.proportions.gender.difference' },
    { of: 'eda.numeric.age.all.median' },
    { of: 'segments.a.valueMean' },
    { of: 'eda.churn.rate', over: 'segments.a.rate', as: 'times' },
  ])('keeps %o on one line', (props) => expect(valueText(results, { at: 'eda.mdx:9', ...props })).not.toContain(' '));

  it('breaks a range between its ends alone', () =>
    expect(valueText(results, { at: 'eda.mdx:9', of: 'eda.churn.ci' })).toBe('от\u00a017,5 до\u00a019,0\u00a0%'));

  it('fills the figures of a text', () => {
    expect(filled(results, 'Из {dataset.rows:count} ушли {eda.churn.rate}.', 'eda.mdx').replaceAll('\u00a0', ' ')).toBe(
      'Из 10 000 ушли 18,2 %.',
    );
    expect(() => filled(results, '{eda.churn.rat}', 'eda.mdx')).toThrow('eda.mdx: нет пути');
    expect(filled(results, '{eda.churn.rate: share}', 'eda.mdx')).toContain('18,2');
    expect(() => filled(results, '{eda.churn.rate:Share}', 'eda.mdx')).toThrow('нет вида «Share»; возможно, «share»');
    for (const text of ['Доля {eda.churn.rate', 'Доля eda.churn.rate}', '{{eda.churn.rate}'])
      expect(() => filled(results, text, 'eda.mdx')).toThrow(/^eda\.mdx: скобка «[{}]» в тексте не читается/);
  });

  it('ends a text with one full stop, also after points', () => {
    const text = filled(results, 'Разница — {eda.proportions.gender.difference}. Ушли {eda.churn.rate}.', 'eda.mdx');
    expect(text.replaceAll('\u00a0', ' ')).toBe('Разница — −10,9 п. п. Ушли 18,2 %.');
  });

  it('tells points from per cent: a difference of shares is no share', () => {
    expect(() => text({ of: 'eda.proportions.gender.difference', as: 'share' })).toThrow(
      'eda.mdx:9: «eda.proportions.gender.difference» — разность долей, она пишется в процентных пунктах: as="points".',
    );
  });
});
