import { describe, expect, it } from 'vitest';
import { idPlaces } from '../../src/components/html.ts';
import { numbered } from '../../src/components/notes.ts';
import { noteOf, provenance } from '../../src/components/provenance.ts';
import { proved } from '../../src/components/proof.ts';
import { sentenceOf } from '../../src/components/sentenceOf.ts';
import { valueFigure } from '../../src/components/valueFigure.ts';

const rate = (n: number, value: number) => ({ n, churned: n * value, rate: value, ci: [value - 0.01, value + 0.01] });
const results = {
  eda: {
    churn: rate(10000, 0.18),
    byCategory: {
      gender: [{ value: 'Ж', ...rate(5000, 0.12), known: rate(4000, 0.2), unknown: null }],
      // The row of «3» is not the fourth.
      products: [1, 3, 2].map((value) => ({ value: String(value), ...rate(100 * value, value / 10) })),
    },
    bands: { age: [{ value: '1', low: 18, ...rate(800, 0.3) }] },
    histograms: {
      age: {
        bins: [
          { low: 18, n: 40 },
          { low: 60, n: 30 },
        ],
      },
    },
    proportions: { gender: { of: 'Ж', against: 'М', n: 10000, difference: -0.1, ci: [-0.12, -0.08] } },
  },
  clusters: {
    n: 1000,
    silhouette: 0.3,
    silhouetteN: 400,
    groups: [
      { id: '1', share: 0.6, ...rate(600, 0.1), profile: [] },
      {
        id: '2',
        share: 0.4,
        ...rate(400, 0.2),
        profile: [{ id: 'balance=unknown', column: 'balance', unknown: true, z: 1 }],
      },
    ],
    byK: [
      { k: 2, silhouette: 0.3, difference: 0, ci: null },
      { k: 3, silhouette: 0.2, difference: 0.01, ci: null },
    ],
    byQuarters: [{ column: 'age', difference: 0.02, ci: null }],
  },
  correlations: { scan: [{ id: 'balance=empty', column: 'balance', of: 'empty', n: 900, phik: 0.3 }] },
  hypotheses: [],
  segments: [],
};
const figureOf = (of: Parameters<typeof valueFigure>[1]['of'], more = {}) =>
  valueFigure(results, { of, at: 'eda.mdx:9', ...more }).figure!;

describe('provenance', () => {
  it('counts the clients that a figure itself was computed of, where they are fewer than its room has', () => {
    expect(provenance(results, 'clusters.silhouette').n).toBe(400);
  });

  it('takes the numbers that were compared for no clients', () => {
    expect(provenance({ ...results, verification: { n: 1003, clients: 10000 } }, 'verification.clients').n).toBeNull();
  });

  it('tells what a figure is of whom, n, interval and method', () => {
    expect(provenance(results, 'eda.churn.rate')).toEqual({
      path: 'eda.churn.rate',
      text: '18,0\u00a0%',
      definition: 'доля ушедших; все клиенты',
      n: 10000,
      interval: 'от\u00a017,0 до\u00a019,0\u00a0%',
      method: 'wilson',
    });
    expect(provenance(results, 'eda.byCategory.gender.Ж.known.rate').definition).toBe(
      'доля ушедших; пол: женщины; остаток известен',
    );
    expect(noteOf(provenance(results, 'eda.proportions.gender.difference'))).toBe(
      'Разница долей ушедших; пол; женщины минус мужчины. n\u00a0=\u00a010\u00a0000. С учётом случайности от\u00a0−12,0 до\u00a0−8,0\u00a0п.\u00a0п.',
    );
  });

  it.each([
    ['robustness.held.turn', 'вывод прежний'],
    ['robustness.fallen.turn', 'вывод перевернулся'],
    ['robustness.held.disqualified', 'проходит отбор'],
    ['robustness.fallen.disqualified', 'не доказано, что уходили реже прочих'],
    ['robustness.held.condition', 'оговорок нет'],
    ['robustness.held.valueMean', 'не вычислено'],
    ['robustness.samePriorityEverywhere', 'да'],
    ['robustness.held.column', 'остаток на счёте'],
    ['robustness.held.retainedMeanCi', 'от 126 до 144 тыс. ₽'],
  ])('says of %s what its word or its null means: %s', (path, words) => {
    const held = { turn: null, disqualified: null, condition: null, valueMean: null, column: 'balance' };
    const told = {
      robustness: {
        samePriorityEverywhere: true,
        held: { ...held, retainedMeanCi: [125_659, 144_111] },
        fallen: { turn: 'reversed', disqualified: 'churn' },
      },
    };
    expect(provenance(told, path).text.replaceAll('\u00a0', ' ')).toBe(words);
  });

  it.each([
    ['clusters.groups.2.rate', 'доля ушедших; кластер 2'],
    [
      'clusters.groups.2.profile.balance=unknown.z',
      'отклонение от среднего всех, в стандартных отклонениях; кластер 2; остаток неизвестен',
    ],
    ['clusters.byK.1.silhouette', 'средний силуэт; число кластеров: 3'],
    ['clusters.byQuarters.age.difference', 'прирост площади под кривой к одним правилам; четверти: возраст'],
    ['correlations.scan.balance=empty.phik', 'φK; остаток неизвестен'],
    ['eda.bands.age.1.rate', 'доля ушедших; возраст: группа 1'],
    ['eda.histograms.age.bins.1.low', 'нижняя граница ступени; возраст: ступень 2'],
  ])('names clusters, traits and steps, not their rows: %s', (path, words) => {
    expect(provenance(results, path).definition).toBe(words);
  });
});

describe('valueFigure', () => {
  type Shape = typeof results;
  it('tells an interval in the digits of its figure, so that no end seems to be nought', () => {
    const small = { clusters: { n: 1000, difference: 0.008, ci: [0.004, 0.012] } };
    const interval = (digits?: number) =>
      valueFigure(small, {
        of: 'clusters.difference',
        at: 'eda.mdx:9',
        as: 'number',
        ...(digits === undefined ? {} : { digits }),
      }).figure!.interval!.replaceAll('\u00a0', ' ');
    expect(interval(3)).toBe('от 0,004 до 0,012');
    expect(interval()).toBe('от 0,00 до 0,01');
    // What is told in times has no interval in times.
    expect(provenance(results, 'eda.churn.rate', '0,2 раза', 'times').interval).toBeNull();
  });
  it('finds the path of what an author’s function looked up', () => {
    expect(figureOf((r: Shape) => r.eda.byCategory.products.slice(-1)[0]!.rate, { as: 'share' })).toMatchObject({
      path: 'eda.byCategory.products.2.rate',
      n: 200,
    });
  });
  it('names the figures that a computed one is made of', () => {
    expect(figureOf((r: Shape) => r.eda.churn.churned / r.eda.churn.n, { as: 'share' })).toMatchObject({
      path: 'eda.churn.churned, eda.churn.n',
      definition: 'посчитано по величинам: число ушедших, число клиентов',
      n: null,
    });
  });
  it.each(['minus', 'over'] as const)('names both figures of one with %s, by its path or its function', (sign) => {
    const more = { [sign]: 'eda.churn.rate', as: sign === 'minus' ? 'points' : 'times' };
    const both = { path: 'eda.byCategory.gender.Ж.known.rate, eda.churn.rate', n: null, interval: null };
    expect(figureOf('eda.byCategory.gender.Ж.known.rate', more)).toMatchObject(both);
    expect(figureOf((r: Shape) => r.eda.byCategory.gender[0]!.known.rate, more)).toMatchObject(both);
  });
  it('names the rows of one or two figures, and a list that was looked through once', () => {
    const more = { minus: 'eda.byCategory.products.2.rate', as: 'points' };
    expect(figureOf('eda.byCategory.products.3.rate', more).path).toBe(
      'eda.byCategory.products.3.rate, eda.byCategory.products.2.rate',
    );
    expect(
      figureOf((r: Shape) => r.eda.byCategory.products.reduce((sum, { n }) => sum + n, 0), { as: 'count' }).path,
    ).toBe('eda.byCategory.products.*.n');
  });
  it('takes of equal figures the one that was looked at last, and an interval for one figure', () => {
    const last = (r: Shape) => (r.eda.churn.n > 1 ? r.eda.proportions.gender.n : 0);
    expect(figureOf(last, { as: 'count' }).path).toBe('eda.proportions.gender.n');
    expect(figureOf((r: Shape) => r.eda.churn.ci, { as: 'interval', unit: 'share' }).path).toBe('eda.churn.ci');
    const other = (r: Shape) => [r.eda.churn.ci[0]! / 2, r.eda.churn.ci[1]];
    expect(figureOf(other, { as: 'interval', unit: 'share' }).definition).toMatch(/^посчитано по величинам/);
  });
  it('refuses a number that looks nothing up', () => {
    expect(() => figureOf(() => 0.18, { as: 'share', at: 'eda.mdx:4:2' })).toThrow(
      'eda.mdx:4:2: функция в <Value> не берёт из результатов ни одной величины, и «18,0\u00a0%» было бы числом, вписанным от руки',
    );
  });
  it('is a figure where other words were at hand and not needed', () => {
    expect(figureOf('eda.churn.rate', { otherwise: 'неизвестно' }).path).toBe('eda.churn.rate');
  });
  it('has none where other words stand in', () => {
    expect(
      valueFigure(results, { of: 'eda.byCategory.gender.Ж.unknown.rate', at: 'eda.mdx:9', otherwise: 'неизвестно' }),
    ).toEqual({
      text: 'неизвестно',
      figure: null,
    });
  });
});

describe('sentenceOf', () => {
  it('is the sentence in which an element stands, with its figures', () => {
    const html =
      '<h2 id="x">А</h2><p>Раз. Ушли <a id="eda-1">18 %</a> из <a id="eda-2">5 тыс. ₽</a>, и всё. «Два».</p>';
    expect(sentenceOf(html, idPlaces(html).get('eda-2')!)).toBe('Ушли 18 % из 5 тыс. ₽, и всё.');
    expect(sentenceOf('<a id="eda-1">18 %</a> ушли', 2)).toBe('18 % ушли');
    // The first one of its block, behind another that ends in no sign.
    const first = '<h2 id="x">А</h2><p>Ушли <b>все</b> <a id="eda-1">18</a> из 20. Два.</p>';
    expect(sentenceOf(first, idPlaces(first).get('eda-1')!)).toBe('Ушли все 18 из 20.');
  });
});

describe('proved', () => {
  it('anchors a sentence and leads to its row', () => {
    const sign = '<a class="proof" href="/ledger/#a-1" aria-label="Чем подтверждено"></a>';
    const inline = { row: 'a-1', href: '/ledger/#a-1', isInline: true };
    const block = { ...inline, isInline: false };
    expect(proved('Ушли', inline)).toBe(`<span id="a-1">Ушли</span>${sign}`);
    expect(proved('<p>Ушли</p><p>все</p>', block)).toBe(`<p id="a-1">Ушли</p><p>все${sign}</p>`);
    expect(proved(' ', inline)).toBe(' ');
    // A heading and a figure keep the address that links lead to.
    expect(proved('<h2 id="города">Города</h2><p>все</p>', block)).toBe(
      `<span class="unseen" id="a-1"></span><h2 id="города">Города</h2><p>все${sign}</p>`,
    );
    expect(proved('<figure class="figure" id="fig-a"></figure>', block)).toBe(
      '<span class="unseen" id="a-1"></span><figure class="figure" id="fig-a"></figure>',
    );
    // A tick behind a withdrawn sentence would say that it is true.
    expect(proved('Ушли', { ...inline, holds: false })).toBe(
      '<span id="a-1">Ушли</span><a class="proof withdrawn" href="/ledger/#a-1" aria-label="Какая фраза снята и почему"></a>',
    );
  });
});

describe('numbered', () => {
  it('numbers notes in the order of the page, one number for one note', () => {
    const tag = (note: string) => `<a class="value sourced" id="a" href="b" aria-description="${note}"`;
    const { html, notes } = numbered(['раз', 'два', 'раз'].map((note) => `${tag(note)}>5</a>`).join(''));
    expect(notes).toEqual(['раз', 'два']);
    expect([...html.matchAll(/data-note="(\d)"/g)].map((m) => m[1])).toEqual(['1', '2', '1']);
  });
});
