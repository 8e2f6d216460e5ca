import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Finding, Histogram, RateRow } from '../../src/analysis/result.ts';
import { charts, type ChartContext } from '../../src/charts/index.ts';
import { everybodyLine } from '../../src/charts/everybodyLine.ts';
import { render } from '../../src/charts/render.ts';
import { textWidth } from '../../src/charts/theme.ts';
import type { ThreeRates } from '../../src/charts/threeRates.ts';
import { toldApart } from '../../src/charts/toldApart.ts';
import { schema } from '../../src/dataset/index.ts';
import { readTable } from '../../src/dataset/read.ts';
import { count } from '../../src/format.ts';
import type { Results } from '../../src/results/results.ts';
import { analysedWhole } from '../analysedWhole.ts';
import { root } from '../site/build.ts';

let results: Results;
beforeAll(async () => {
  const read = await readTable(join(root, 'data', 'bank_scrooge.csv'), schema);
  results = analysedWhole(read.table!, read.facts);
});

const context = (width: number, column?: string): ChartContext => ({
  schema,
  width,
  bank: results.eda.churn,
  ...(column ? { column } : {}),
  options: {},
  titles: {},
});
function draw(kind: string, result: unknown, width: number, column?: string): string {
  const [chart, asked] = [charts[kind]!, context(width, column)];
  return render(chart.draw(result, asked), {
    id: 'one',
    title: 'Название',
    description: chart.describe(result, asked),
  });
}

/**
 * The shape of a drawing: places to the nearest whole pixel, opacities to hundredths, so that another machine's last digit is
 * no difference.
 */
const shape = (svg: string) =>
  svg
    .replace(/(opacity=")?(-?\d+\.\d+)/g, (_, opacity: string | undefined, n: string) =>
      opacity === undefined ? String(Math.round(Number(n))) : opacity + Number(n).toFixed(2),
    )
    .replace(/></g, '>\n<');

const cases: [string, (r: Results) => unknown, string?][] = [
  ['rateBars', (r) => r.eda.byCategory['products'], 'products'],
  ['threeRates', (r) => r.eda.byCategory['equity'], 'equity'],
  ['missingRates', (r) => r.eda.missingness['balance'], 'balance'],
  ['histogram', (r) => r.eda.histograms['balance'], 'balance'],
  ['differences', (r) => r.portraits.differences],
  ['heatmap', (r) => r.correlations.spearman],
  ['ranking', (r) => r.correlations.scan],
  ['effect', (r) => r.hypotheses.find(({ id }) => id === 'gender'), 'gender'],
  ['forest', (r) => r.hypotheses],
  ['segmentMap', (r) => r.segments],
  ['overlap', (r) => r.segmentOverlap],
  ['lorenz', (r) => r.metric!.lorenz],
  ['quartiles', (r) => r.metric!.quartiles],
  ['valueParts', (r) => r.metric!.quartiles],
  ['calibration', (r) => r.correlations.logistic!.calibration],
  ['robustness', (r) => r.robustness.findings],
  ['foundSegments', (r) => r.foundSegments],
  ['bump', (r) => r.metric!.sensitivity],
  ['tornado', (r) => r.metric!.sensitivity.tornado],
  ['traitValues', (r) => r.metric!.byTrait],
  ['upset', (r) => r.segmentOverlap],
  ['tree', (r) => r.correlations.tree],
  ['silhouette', (r) => r.clusters],
  ['clusterProfile', (r) => r.clusters],
  ['addedByClusters', (r) => r.clusters],
  ['roc', (r) => r.correlations.logistic!.roc],
];

describe('every kind of chart', () => {
  it('is tried here', () => {
    expect(cases.map(([kind]) => kind).sort()).toEqual(Object.keys(charts).sort());
  });

  it.each(cases)('%s draws what its snapshots show, on a page and on a phone', async (kind, pick, column) => {
    await expect(shape(draw(kind, pick(results), 720, column))).toMatchFileSnapshot(`snapshots/${kind}.svg`);
    await expect(shape(draw(kind, pick(results), 360, column))).toMatchFileSnapshot(`snapshots/${kind}.phone.svg`);
  });

  it.each(cases)('%s names itself, holds no style and no broken number, wide and narrow', (kind, pick, column) => {
    for (const width of [720, 360]) {
      const svg = draw(kind, pick(results), width, column);
      expect(svg).toMatch(/^<svg[^>]* role="img"/);
      expect(svg).toContain('<title id="one-title">Название</title>');
      expect(svg).toMatch(/<desc id="one-description">[^<]{20,}/);
      expect(svg).not.toMatch(/<style|style="|aria-label=|NaN|undefined|Infinity/);
    }
  });

  it.each(cases)('%s is described: kind, axes, and what is most and least', async (kind, pick, column) => {
    const text = charts[kind]!.describe(pick(results), context(720, column));
    expect(text).toMatch(/^[А-Я][^.]+\. (.*; полые точки.*\. )?По горизонтали — [^.]+/);
    expect(text).toMatch(
      /Больше всего: .+; меньше всего: |Все значения равны|Одно значение|Самая высокая ступень|Верхняя десятая|На кривой: |В отчёте первый/,
    );
    expect(text).toMatch(/\.$/);
    expect(text).not.toMatch(/NaN|undefined|Infinity|null|\.\.|\s\s/);
    await expect(`${text}\n`).toMatchFileSnapshot(`snapshots/${kind}.txt`);
  });

  it.each(cases)('%s draws the same twice', (kind, pick, column) => {
    expect(draw(kind, pick(results), 360, column)).toBe(draw(kind, pick(results), 360, column));
  });

  it.each(cases)('%s has a table with a cell for every column', (kind, pick, column) => {
    const { columns, rows } = charts[kind]!.table(pick(results), context(720, column));
    expect(rows.length).toBeGreaterThan(0);
    // A head is a button that sorts by its column: without a name nobody hears what it does.
    expect(columns.filter((name) => name.trim() === '')).toEqual([]);
    expect(new Set(toldApart(columns)).size).toBe(columns.length);
    for (const row of rows) {
      expect(row).toHaveLength(columns.length);
      expect(row.join(' ')).not.toMatch(/NaN|undefined|Infinity/);
    }
  });

  it.each(cases)('%s says under its title, and in its table, what its snapshot says', async (kind, pick, column) => {
    const [chart, result, asked] = [charts[kind]!, pick(results), context(720, column)];
    const { columns, rows } = chart.table(result, asked);
    const said = [
      chart.subtitle(result, asked),
      `n ${chart.n(result, asked)}, missing ${chart.missing?.(result, asked) ?? null}`,
      ...[columns, ...rows].map((cells) => cells.join(' | ')),
    ];
    await expect(`${said.join('\n').replaceAll('\u00a0', ' ')}\n`).toMatchFileSnapshot(`snapshots/${kind}.table.txt`);
  });

  it.each(cases)('%s tells rows that its table has, wide and narrow', (kind, pick, column) => {
    const { columns, rows } = charts[kind]!.table(pick(results), context(720, column));
    for (const width of [720, 360]) {
      const svg = draw(kind, pick(results), width, column);
      const told = [...svg.matchAll(/ data-row="(\d+)"/g)].map(([, row]) => Number(row));
      expect(told.length).toBeGreaterThan(0);
      for (const row of told) expect(row).toBeLessThan(rows.length);
      for (const [, place] of svg.matchAll(/ data-column="(\d+)"/g)) expect(Number(place)).toBeLessThan(columns.length);
    }
  });

  it('a mark tells the row of its own value, also where a row is not drawn', () => {
    const toldOf = (svg: string) => [...svg.matchAll(/ data-row="(\d+)"/g)].map(([, row]) => Number(row));
    const rows = results.eda.byCategory['products']!;
    const hidden = rows.map((row, i) => (i === 1 ? { ...row, rate: null, ci: null } : row));
    expect(toldOf(draw('rateBars', hidden, 360, 'products'))).toEqual(rows.map((_, i) => i).filter((i) => i !== 1));
    const svg = draw('heatmap', results.correlations.phik, 720);
    const table = charts['heatmap']!.table(results.correlations.phik, context(720));
    const written = [...svg.matchAll(/<text[^>]*>(\d,\d\d)<\/text>/g)].map(([, text]) => text!);
    const cells = [...svg.matchAll(/ data-column="(\d+)"[^>]*data-row="(\d+)"/g)].map(
      ([, column, row]) => table.rows[Number(row)]![Number(column)]!,
    );
    expect(written.length).toBeGreaterThan(3);
    const above = (texts: readonly string[]) => texts.filter((text) => Number(text.replace(',', '.')) > 0.05);
    expect(above(cells)).toEqual(above(written));
  });

  it('a heat map writes its numbers whole, on a phone too, with fewer digits where the cells are narrow', () => {
    const many = Object.fromEntries(
      schema.columns.map(({ name }) => [
        name,
        Object.fromEntries(schema.columns.map(({ name: other }) => [other, -0.444])),
      ]),
    );
    const numbers = (matrix: object, width: number) =>
      [...draw('heatmap', matrix, width).matchAll(/<text[^>]*>([−\d]*,\d+)<\/text>/g)].map(([, text]) => text!);
    for (const width of [360, 720]) {
      const found = numbers(results.correlations.phik, width);
      expect(found.length).toBeGreaterThan(3);
      for (const text of found) expect(text).toMatch(/^0,\d\d$/);
    }
    const pairs = (schema.columns.length * (schema.columns.length - 1)) / 2;
    expect(numbers(many, 720)).toEqual(new Array(pairs).fill('−0,44'));
    expect(numbers(many, 360)).toEqual(new Array(pairs).fill('−0,4'));
  });

  it('effect draws every hypothesis, wide and narrow, and says its numbers', () => {
    for (const one of results.hypotheses)
      for (const width of [720, 360]) {
        const svg = draw('effect', one, width);
        expect(svg).toContain('пренебрежимо мало');
        const { rows } = charts['effect']!.table(one, context(width));
        expect(svg).toContain((one.groups ? rows[0]![2]! : rows[0]![0]!).replaceAll('\u00a0', '&#160;'));
      }
  });

  it('segmentMap writes the share of all clients where no circle hides it', () => {
    const figures = [
      [0.447, 19_500, 1361],
      [0.394, 19_900, 1827],
      [0.278, 38_900, 562],
      [0.212, 47_300, 1073],
      [0.005, 189_500, 207],
    ] as const;
    const crowd = results.segments.slice(0, figures.length).map((one, i) => {
      const [rate, valueMean, n] = figures[i]!;
      const valueMeanCi = [valueMean * 0.9, valueMean * 1.1] as const;
      return { ...one, rate, n, ci: [rate, rate + 0.01] as const, valueMean, valueMeanCi };
    });
    const svg = draw('segmentMap', crowd, 360);
    const [, dx, dy, x, y, name] =
      /<g transform="translate\((-?\d+),(-?\d+)\)"[^>]*><text transform="translate\(([\d.]+),([\d.]+)\)">(все клиенты[^<]*)/.exec(
        svg,
      )!;
    const [end, foot] = [Number(x) + Number(dx), Number(y) + Number(dy)];
    const length = textWidth(name!.replace('&#160;', ' '));
    const circles = [...svg.matchAll(/<circle fill="[^"]*" r="([\d.]+)" cy="([\d.]+)" cx="([\d.]+)"/g)];
    expect(circles).toHaveLength(figures.length);
    const from = Number(dx) < 0 ? end - length : end;
    for (const [r, cy, cx] of circles.map(([, ...numbers]) => numbers.map(Number)) as [number, number, number][]) {
      const across = Math.max(from - cx, 0, cx - from - length);
      expect(Math.hypot(across, Math.max(foot - 11 - cy, 0, cy - foot - 3))).toBeGreaterThan(r);
    }
  });

  it('effect names two places of its axis at least, each otherwise, however small or large the effect is', () => {
    const one = { ...results.hypotheses.find(({ id }) => id === 'products')!, groups: undefined };
    const named = (svg: string) =>
      [.../<g[^>]*tabular-nums[^>]*>(.*?)<\/g>/.exec(svg)![1]!.matchAll(/>([^<]+)</g)].map(([, text]) => text!);
    const faults = [
      ['epsilonSquared', 0.01, 0.004],
      ['cramersV', 0.02, 0.01],
      ['hedgesG', 0.2, 4.5],
      ['hedgesG', 0.003, 0.001],
      ['auc', 0.03, 0.52],
      ['trend', 0.0005, 0.0001],
    ].flatMap(([effectName, smallestEffect, effect]) =>
      [720, 360].flatMap((width) => {
        const svg = draw('effect', { ...one, effectName, smallestEffect, effect, effectCi: [effect, effect] }, width);
        const names = named(svg);
        return names.length > 1 && new Set(names).size === names.length ? [] : [`${effectName} ${width}: ${names}`];
      }),
    );
    expect(faults).toEqual([]);
  });

  it('of a trend names its scale in the middle of a sentence that ends once', () => {
    const one = results.hypotheses.find(({ id }) => id === 'products')!;
    expect(charts['effect']!.describe(one, context(720)).replaceAll('\u00a0', ' ')).toContain(
      'По горизонтали — изменение доли ушедших на ступень, п. п. Эффект',
    );
  });

  it('effect begins at nothing where it has one side, and has nothing in the middle where it has two', () => {
    const ends = (effectName: string, effect: number) => {
      const one = {
        ...results.hypotheses[0]!,
        effectName,
        effect,
        effectCi: null,
        groups: undefined,
        smallestEffect: 0.1,
      };
      return (charts['effect']!.draw(one, context(720)).x as { domain: number[] }).domain;
    };
    for (const name of ['cramersV', 'epsilonSquared']) expect(ends(name, 0.3)[0]).toBe(0);
    const [least, most] = ends('hedgesG', 0.3);
    expect(least! + most!).toBeCloseTo(0, 12);
    expect(most).toBeGreaterThan(0.3);
    const [low, high] = ends('auc', 0.7);
    expect(low! + high!).toBeCloseTo(1, 12);
  });

  it('effect draws a hypothesis without an interval or an effect', () => {
    const one = results.hypotheses.find(({ id }) => id === 'income-mean')!;
    expect(draw('effect', { ...one, effectCi: null }, 360)).toContain('<svg');
    expect(draw('effect', { ...one, effect: null, effectCi: null }, 360)).toContain('нет данных');
  });

  it('forest draws odds ratios too', () => {
    expect(draw('forest', results.correlations.logistic!.terms, 720)).toContain('кредитный рейтинг');
  });
});

describe('hard data', () => {
  const row = (value: string, rate: number | null): RateRow => ({
    value,
    n: 50,
    churned: 1,
    rate,
    ci: rate === null ? null : [rate / 2, Math.min(1, rate * 2)],
    known: null,
    unknown: null,
  });

  it('draws one row, a tiny rate, a long name and a rate that is not known', () => {
    expect(draw('rateBars', [row('Переславль-Залесский и окрестные сельские поселения', 0.003)], 360)).toContain('0,3');
    expect(draw('rateBars', [row('а', 0.2), row('б', null)], 720)).not.toContain('>б<');
  });

  it('writes a rate right of its interval where names stand above, and left of one that ends near the edge', () => {
    const [near, far] = ['Переславль-Залесский и окрестные поселения', 'Ростов-на-Дону и окрестные сельские поселения'];
    const svg = draw('rateBars', [row(near!, 0.1), row(far!, 0.4)], 360);
    const anchors = (text: string) =>
      [...svg.matchAll(/<g[^>]*text-anchor="(start|end)"[^>]*>(.*?)<\/g>/g)].filter(([, , group]) =>
        group!.replaceAll('&#160;', ' ').includes(`>${text} %<`),
      );
    expect(anchors('10,0').map(([, anchor]) => anchor)).toEqual(['start']);
    expect(anchors('40,0').map(([, anchor]) => anchor)).toEqual(['end']);
  });

  it('draws no line of all clients where their rate is not known', () => {
    const place = { frame: 300, ends: [0, 1] as const };
    expect(everybodyLine(null, 'нет данных', place)).toEqual([]);
    expect(everybodyLine(0, '0,0 %', place)).toHaveLength(2);
  });

  it('three rates of which two are not there are one, without a legend', () => {
    const rows = [row('а', 0.2), row('б', 0.3)].map((one) => ({ ...one, known: one }));
    for (const width of [360, 720]) expect(draw('threeRates', rows, width)).not.toContain('остаток');
    expect(charts['threeRates']!.subtitle(rows, context(720))).toBe('Доля ушедших, %; отрезок — интервал');
    const split = rows.map((one) => ({ ...one, known: { ...one, n: 30 } }));
    expect(draw('threeRates', split, 360)).toContain('остаток известен');
    expect(draw('threeRates', split, 360).replace(/<desc.*?<\/desc>/, '')).not.toContain('остаток неизвестен');
  });

  it('three rates tell how many clients each row is of, few as few', () => {
    const rows = [
      { ...row('а', 0.2), n: 1234, known: null, unknown: null },
      { ...row('б', 0.3), n: null, churned: null, rate: null, ci: null, known: null, unknown: null },
    ];
    for (const width of [360, 720]) {
      const words = [...draw('threeRates', rows, width).matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(
        ([, text]) => text,
      );
      expect(words).toEqual(expect.arrayContaining(['n', '1&#160;234', 'менее 10']));
    }
  });

  it('writes the numbers of segments in one place in a row, and no frontier that nobody sees', () => {
    const [one] = results.segments.filter(({ priority }) => priority === 2);
    const twin = (id: string, priority: number) => ({ ...one!, id, priority, disqualified: null });
    const svg = draw('segmentMap', [twin('a', 1), twin('b', 2), twin('c', 3)], 360);
    const places = [...svg.matchAll(/<g[^>]*font-weight="650"[^>]*>(.*?)<\/g>/g)].flatMap(([group]) => {
      const shift = Number(/^<g [^>]*transform="translate\((-?[\d.]+)/.exec(group)?.[1] ?? 0);
      return [...group.matchAll(/<text[^>]*translate\((-?[\d.]+)[^>]*y="0\.32em">[123]<\/text>/g)].map(
        ([, x]) => Number(x) + shift,
      );
    });
    const [first, second, third] = places.sort((a, b) => a - b);
    expect(second! - first!).toBeCloseTo(16, 6);
    expect(third! - second!).toBeCloseTo(16, 6);
    expect(svg).not.toContain('по обоим никто не лучше');
    expect(draw('segmentMap', results.segments, 360)).toContain('по обоим никто не лучше');
  });

  it('names the axis of the map under its figures, however long the key beside it is', () => {
    const [one] = results.segments;
    const many = Array.from({ length: 12 }, (_, i) => ({ ...one!, id: `a${i}`, priority: i + 1, disqualified: null }));
    const titles = Object.fromEntries(many.map(({ id }) => [id, 'Клиенты, о которых сказано много слов в три строки']));
    const drawn = (rows: typeof many) =>
      render(charts['segmentMap']!.draw(rows, { ...context(720), titles }), { id: 'a', title: 'А', description: 'А' });
    const below = (svg: string) => /<g[^>]*translate\(0,(\d+)\)[^>]*><text[^>]*>доля оставшихся</.exec(svg)?.[1];
    expect(below(drawn(many))).toBe('41');
    expect(below(drawn(many.slice(0, 2)))).toBe('41');
  });

  it('draws segments by area: a circle is to the largest as its clients are to the most, and a number never hides one', () => {
    const [one] = results.segments;
    const sized = [4000, 1000, 40].map((n, i) => ({ ...one!, id: `of-${n}`, n, priority: i + 1, disqualified: null }));
    const apart = sized.map((row, i) => ({ ...row, valueMean: one!.valueMean! * (1 + i) }));
    const svg = draw('segmentMap', apart, 720);
    const [, circles] = /<g[^>]*stroke="var\(--stayed\)"[^>]*>((?:<circle[^>]*\/>)+)<\/g>/.exec(svg)!;
    const radii = [...circles!.matchAll(/ r="([\d.]+)"/g)].map(([, r]) => Number(r));
    expect(radii).toHaveLength(3);
    expect(radii[1]! ** 2 / radii[0]! ** 2).toBeCloseTo(1000 / 4000, 3);
    expect(radii[2]! ** 2 / radii[0]! ** 2).toBeCloseTo(40 / 4000, 3);
    // The circle of forty clients has its number beside it, at the end of a line.
    expect(svg).toMatch(/<g[^>]*stroke="var\(--ink\)"[^>]*><path d="M/);
  });

  it('writes the name of the chosen number of clusters within the frame, away from the ticks', () => {
    const first = results.clusters.byK.map((row, i) => ({ ...row, chosen: i === 0 }));
    const svg = draw('silhouette', { ...results.clusters, byK: first }, 360);
    const [, shift, at] = /<g[^>]*translate\((-?[\d.]+),-18\)[^>]*><text[^>]*translate\(([\d.]+),[^>]*>выбрано</.exec(
      svg,
    )!;
    const MARGIN_LEFT = 44;
    expect(Number(shift) + Number(at) - textWidth('выбрано') / 2).toBeGreaterThanOrEqual(MARGIN_LEFT - 0.5);
  });

  it.each([
    ['threeRates', 'все клиенты'],
    ['foundSegments', 'вся половина'],
    ['tornado', 'как в отчёте'],
    ['robustness', 'разницы нет'],
    ['oddsRatios', 'шансы равны'],
    ['effect', 'пренебрежимо мало'],
    ['differences', 'мало'],
    ['addedByClusters', 'пренебрежимо мало'],
  ])('%s writes «%s» clear of its line or band, which begins under the letters', (kind, name) => {
    const [, pick, column] = cases.find(([one]) => one === (kind === 'oddsRatios' ? 'forest' : kind))!;
    const result = kind === 'oddsRatios' ? results.correlations.logistic!.terms : pick(results);
    const svg = draw(kind === 'oddsRatios' ? 'forest' : kind, result, 720, column);
    const named = String.raw`<g[^>]*translate\([^,]+,(-?[\d.]+)\)[^>]*><text[^>]*y="([\d.]+)em">${name}`;
    const [group, lift, letters] = svg.match(named)!;
    const [, size = 13] = /font-size="([\d.]+)"/.exec(group) ?? [];
    expect(Number(lift) + Number(letters) * Number(size)).toBeLessThan(-2.5);
  });

  it('names each dashed line and each mark that stands out', () => {
    expect(draw('roc', results.correlations.logistic!.roc, 360)).toContain('>наугад<');
    expect(draw('lorenz', results.metric!.lorenz, 360)).toContain('>поровну<');
    expect(draw('calibration', results.correlations.logistic!.calibration, 360)).toContain('>как предсказано<');
    const unchosen = results.clusters.byK.map((row) => ({ ...row, chosen: false }));
    expect(draw('silhouette', results.clusters, 360)).toContain('>выбрано<');
    expect(draw('silhouette', { ...results.clusters, byK: unchosen }, 360)).not.toContain('>выбрано<');
    const { sensitivity } = results.metric!;
    const still = sensitivity.scenarios.map((row) => ({ ...row, order: sensitivity.base.order }));
    const under = (scenarios: typeof still) => charts['bump']!.subtitle({ ...sensitivity, scenarios }, context(720));
    expect(under(still)).not.toContain('закрашено');
    expect(under([{ ...still[0]!, order: sensitivity.base.order.toReversed() }])).toContain('закрашено');
  });

  it('calls the half that the search did not see a half: its figure is not that of all clients', () => {
    const drawing = draw('foundSegments', results.foundSegments, 720);
    expect(drawing).toContain('>вся половина');
    expect(drawing).not.toMatch(/все клиенты/i);
  });

  it('has in the table of hypotheses what is drawn and told: the intervals, and effects in units of the least that matters', () => {
    const { columns, rows } = charts['forest']!.table(results.hypotheses, context(720));
    const told = charts['forest']!.describe(results.hypotheses, context(720));
    const extremes = [...told.matchAll(/[+−]\d+,\d/g)].map(([figure]) => figure);
    expect(extremes).toHaveLength(2);
    const units = rows.map((row) => row[columns.indexOf('В наименьших важных')]);
    for (const figure of extremes) expect(units).toContain(figure);
    const products = rows[results.hypotheses.findIndex(({ id }) => id === 'products')]!;
    expect(products[columns.indexOf('95 %-й интервал')]!.replace(/\s/g, ' ')).toMatch(/^от 1\d,\d до 1\d,\d п\. п\.$/);
  });

  /** Where the words stand across: their place and that of the group that they are in. */
  const placeOf = (svg: string, words: string) => {
    const group = [...svg.matchAll(/<g [^>]*>(?:<text[^>]*>[^<]*<\/text>|<text[^>]* \/>)+<\/g>/g)]
      .map(([one]) => one)
      .find((one) => one.includes(`>${words.replaceAll(' ', '&#160;')}<`) || one.includes(`>${words}<`))!;
    const shift = Number(/^<g [^>]*transform="translate\((-?[\d.]+)/.exec(group)?.[1] ?? 0);
    const own = new RegExp(`translate\\((-?[\\d.]+)[^>]*>${words.replaceAll(' ', '(?:&#160;| )')}<`).exec(group)!;
    return shift + Number(own[1]);
  };

  // Widths of words are those that Chromium draws in Golos Text.
  it('keeps the names of an axis at the left on the paper', () => {
    const histogram: Histogram = {
      ...results.eda.histograms['equity']!,
      bins: [{ low: 2, high: 3, n: 100, stayedShare: 1, churnedShare: 1 }],
    };
    const dear = results.segments.map((one) => ({ ...one, valueMean: 110_000, valueMeanCi: [100_000, 120_000] }));
    for (const width of [720, 360]) {
      expect(placeOf(draw('histogram', histogram, width, 'equity'), '100 %')).toBeGreaterThan(38);
      expect(placeOf(draw('segmentMap', dear, width), '100 тыс.')).toBeGreaterThan(55);
    }
  });

  it('keeps the name of what is too small to matter on the paper, however narrow its band', () => {
    const one = results.hypotheses.find(({ id }) => id === 'city')!;
    for (const effectCi of [
      [0, 0.12],
      [0, 0.3],
      [0, 0.9],
    ] as const)
      for (const width of [720, 360])
        expect(placeOf(draw('effect', { ...one, effectCi }, width), 'пренебрежимо мало')).toBeGreaterThan(66);
  });

  it('names on a phone only so many sums of a year as stand apart', () => {
    for (const top of [33_000, 90_000, 101_000, 139_000, 151_000, 2_400_000]) {
      const rows = results.metric!.quartiles.map((one) => ({ ...one, parts: { balance: top, card: 0, products: 0 } }));
      const axis = /<g [^>]*font-variant="tabular-nums"[^>]*>(.*?)<\/g>/.exec(draw('valueParts', rows, 360))![1]!;
      const places = [...axis.matchAll(/translate\((-?[\d.]+)/g)].map(([, x]) => Number(x));
      expect(places).toHaveLength(2);
      expect(places[1]! - places[0]!).toBeGreaterThan(40);
    }
  });

  it.each([960, 360])(
    'draws what is worth less than nothing on the paper, nought above it or at its right: %i',
    (width) => {
      const inDebt = <T>(value: T): T => {
        const turned = JSON.parse(JSON.stringify(value), (name, one: unknown) => {
          if (/^(?:value|retained)Mean$/.test(name) && typeof one === 'number') return -one;
          if (/^(?:value|retained)MeanCi$/.test(name) && Array.isArray(one)) return [-one[1], -one[0]];
          return name === 'balance' && typeof one === 'number' ? -one : one;
        }) as T;
        return turned;
      };
      const drawn = [
        ['segmentMap', inDebt(results.segments)],
        ['foundSegments', inDebt(results.foundSegments)],
        ['valueParts', inDebt(results.metric!.quartiles)],
        [
          'lorenz',
          {
            ...results.metric!.lorenz,
            points: results.metric!.lorenz.points.map(({ clients }) => ({
              clients,
              value: clients ** 2 - 0.4 * Math.sin(Math.PI * clients),
            })),
          },
        ],
      ] as const;
      for (const [kind, result] of drawn) {
        const svg = draw(kind, result, width);
        const height = Number(/height="(\d+)"/.exec(svg)![1]);
        const numbers = (name: string) =>
          [...svg.matchAll(new RegExp(` ${name}="(-?[\\d.]+)"`, 'g'))].map((m) => Number(m[1]));
        // A curve stays above the foot of its frame.
        const curve = kind === 'lorenz' ? [...svg.matchAll(/ d="M([^"]*)"/g)].flatMap(([, d]) => d!.split(/[LC]/)) : [];
        expect(curve.filter((place) => Number(place.split(',')[1]) > height - 43)).toEqual([]);
        const outside = [
          ...['cx', 'x', 'x1', 'x2'].flatMap((name) => numbers(name).filter((x) => x < -1 || x > width + 1)),
          ...['cy', 'y', 'y1', 'y2'].flatMap((name) => numbers(name).filter((y) => y < -1 || y > height + 1)),
        ];
        expect([kind, outside]).toEqual([kind, []]);
      }
      // Parts of two signs stand beside one another, not one upon the other.
      const bars = (svg: string) =>
        [...svg.matchAll(/<rect [^>]*>/g)].map(([rect]) =>
          ['x', 'width', 'y'].map((name) => Number(new RegExp(` ${name}="([\\d.]+)"`).exec(rect)![1])),
        );
      const own = bars(draw('valueParts', drawn[2][1], width));
      // At nought begins the cell that tells of the whole row.
      const row = own.filter(([x, , y]) => x! > 0 && y === own[0]![2]).toSorted((a, b) => a[0]! - b[0]!);
      expect(row).toHaveLength(3);
      row.slice(1).forEach(([x], i) => expect(x).toBeGreaterThanOrEqual(row[i]![0]! + row[i]![1]! - 0.5));
    },
  );

  it('says of a sum that it is one where its bar ends at more, and marks the axis on the side of what is taken off', () => {
    const quarter = results.metric!.quartiles[0]!;
    const of = (balance: number) => [{ ...quarter, parts: { balance, card: 500, products: 1_400 } }];
    const words = (svg: string) => [...svg.matchAll(/>([^<>]+)</g)].map(([, one]) => one!.replaceAll('&#160;', ' '));
    expect(words(draw('valueParts', of(1_600), 720))).toContain('3 500 ₽');
    expect(words(draw('valueParts', of(-1_600), 720))).toEqual(expect.arrayContaining(['в сумме 300 ₽', '−2 000']));
    expect(words(draw('valueParts', of(-1_600), 360))).toEqual(expect.arrayContaining(['в сумме', '300 ₽']));
  });

  it('names the top tenth beside the curve where it leaves the diagonal free, else outside the frame, on a phone in its corner', () => {
    const bent = (power: number) => ({
      ...results.metric!.lorenz,
      points: results.metric!.lorenz.points.map(({ clients }) => ({ clients, value: clients ** power })),
    });
    const name = (power: number, width: number) =>
      /<g transform="translate\((-?[\d.]+),[^>]*text-anchor="(\w+)"[^>]*><text transform="translate\(([\d.]+)/
        .exec(draw('lorenz', bent(power), width).replace(/^[^]*<circle/, ''))!
        .slice(1);
    expect(name(9, 720)[1]).toBe('end');
    const [shift, anchor, x] = name(2, 720);
    expect(anchor).toBe('start');
    expect(Number(x) + Number(shift)).toBeGreaterThan(496);
    expect(name(20, 360)[1]).toBe('end');
    const [aside, side, from] = name(2, 360);
    expect(side).toBe('start');
    const [LEFT, TOP, WIDTH, HEIGHT] = [52, 28, 284, 248];
    const right = Number(from) + Number(aside) + textWidth('верхняя десятая');
    // Two lines end where the diagonal is still lower.
    expect(TOP + 8 + 2 * 1.2 * 13).toBeLessThan(TOP + HEIGHT * (1 - (right - LEFT) / WIDTH));
  });

  it('names in a legend what is drawn alone', () => {
    const none = results.correlations.scan.map((one) => ({ ...one, discovery: false }));
    expect(draw('ranking', none, 360)).not.toContain('>q меньше 0,05<');
    expect(draw('ranking', none, 360)).toContain('>q не меньше 0,05<');
    const doubts = (pAdjusted: number | null) =>
      charts['ranking']!.describe(
        none.map((one) => ({ ...one, pAdjusted })),
        context(720),
      ).match(/\(связь .*?\)/g);
    expect(new Set(doubts(0.3))).toEqual(new Set(['(связь могла выйти случайно)']));
    expect(new Set(doubts(null))).toEqual(new Set(['(связь не проверена)']));
    const all = none.map((one) => ({ ...one, discovery: true }));
    expect(draw('ranking', all, 360)).not.toContain('>q не меньше 0,05<');
    expect(draw('robustness', results.robustness.findings, 360)).toContain('другой состав: устоял');
  });

  it('draws the findings of many cities low enough for one sheet of paper', () => {
    const one = results.robustness.findings.find(({ measure }) => measure === 'difference')!;
    const heightOf = (rows: number) =>
      Number(
        / height="(\d+)"/.exec(
          draw(
            'robustness',
            Array.from({ length: rows }, () => ({ ...one })),
            720,
          ),
        )?.[1],
      );
    expect(heightOf(27)).toBeLessThan(27 * 43 + 100);
    expect(heightOf(28) - heightOf(27)).toBeLessThan(heightOf(20) - heightOf(19));
  });

  it('keeps long names of cities on the paper of a phone, and half the paper of a screen for the drawing', () => {
    const one = results.robustness.findings.find(({ about }) => about === 'pair')!;
    const [of, against] = ['Александровск-Сахалинский', 'Петропавловск-Камчатский'];
    const cities = Array.from({ length: 24 }, () => ({ ...one, column: 'city', of, against }));
    const linesOf = (svg: string) =>
      [...svg.matchAll(/>([^<]*(?:Александровск|Петропавловск)[^<]*)</g)].map(([, line]) =>
        line!.replaceAll('&#160;', ' '),
      );
    expect(linesOf(draw('robustness', cities, 360)).slice(-2)).toEqual([
      'Город: Александровск-Сахалинский −',
      'Петропавловск-Камчатский',
    ]);
    const svg = draw('robustness', cities, 720);
    const nought = Number(/<line [^>]*x1="([\d.]+)"/.exec(svg)![1]);
    expect(nought).toBeLessThan(360);
  });

  it('marks nought where groups are worth less than nothing, and only there', () => {
    const rows = results.metric!.byTrait;
    const poor = rows.map((row) => ({
      ...row,
      valueMean: row.valueMean && -row.valueMean,
      valueMeanCi: row.valueMeanCi && ([-row.valueMeanCi[1], -row.valueMeanCi[0]] as const),
    }));
    // The rules between the traits are fainter.
    const noughts = (svg: string) => [...svg.matchAll(/<g stroke="var\(--quiet\)">(?:<line[^>]*>)+<\/g>/g)].length;
    for (const width of [720, 360]) {
      expect(noughts(draw('traitValues', poor, width))).toBe(1);
      expect(noughts(draw('traitValues', rows, width))).toBe(0);
    }
  });

  it('writes what became of a finding inside the drawing, wherever its mark is', () => {
    const one = results.robustness.findings.find(({ measure }) => measure === 'difference')!;
    const at = (value: number): Finding => ({
      ...one,
      values: {
        whole: { value, ci: [value - 0.01, value + 0.01], move: 'same' },
        withoutTop: { value: null, ci: null, move: 'lost' },
      },
      moved: 'lost',
    });
    for (const value of [-0.4, -0.3, -0.2, -0.1, 0, 0.1]) {
      const svg = draw('robustness', [at(-0.4), at(value)], 360);
      const groups = [...svg.matchAll(/<g [^>]*>(?:<text[^>]*>[^<]*<\/text>)+<\/g>/g)].map(([group]) => group);
      const labels = groups.filter((group) => group.includes('потерял'));
      const ends = labels.flatMap((group) => {
        const shift = Number(/^<g [^>]*transform="translate\((-?[\d.]+)/.exec(group)?.[1] ?? 0);
        const length = 43 * 6;
        return [...group.matchAll(/<text[^>]*translate\((-?[\d.]+)/g)].map(([, x]) => {
          const from = Number(x) + shift - (/^<g [^>]*text-anchor="end"/.test(group) ? length : 0);
          return [from, from + length] as const;
        });
      });
      expect(ends).toHaveLength(2);
      for (const [from, to] of ends) {
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThanOrEqual(360);
      }
    }
  });

  it('keeps what is worth less than nothing on the paper, and on its side of zero', () => {
    const poor = results.segments.map((one) => ({
      ...one,
      valueMean: -one.valueMean!,
      valueMeanCi: one.valueMeanCi && ([-one.valueMeanCi[1], -one.valueMeanCi[0]] as const),
    }));
    const quarter = results.metric!.quartiles[0]!;
    const indebted = [{ ...quarter, parts: { balance: -50_000, card: 2_000, products: 1_000 } }];
    for (const width of [720, 360]) {
      const map = draw('segmentMap', poor, width);
      const heights = [...map.matchAll(/<circle [^>]*cy="(-?[\d.]+)"/g)].map(([, cy]) => Number(cy));
      expect(heights.length).toBeGreaterThanOrEqual(poor.length);
      expect(Math.min(...heights)).toBeGreaterThan(34);
      expect(Math.max(...heights)).toBeLessThan(34 + 322);
      const bars = [...draw('valueParts', indebted, width).matchAll(/<rect [^>]*>/g)].slice(0, 3).map(([rect]) => {
        const [from, wide] = ['x', 'width'].map((name) => Number(new RegExp(` ${name}="(-?[\\d.]+)"`).exec(rect)![1]));
        return [from!, from! + wide!] as const;
      });
      const [debt, card, products] = bars;
      expect(debt![0]).toBeGreaterThanOrEqual(134);
      expect(card![0]).toBeGreaterThanOrEqual(debt![1]);
      expect(products![0]).toBeGreaterThanOrEqual(card![1]);
      expect(products![1]).toBeLessThanOrEqual(width - 96);
    }
  });

  it('names powers of ten on a logarithmic axis, and what stands between where these are few and it fits', () => {
    const histogram = (low: number, high: number): Histogram => ({
      ...results.eda.histograms['est_salary']!,
      bins: [{ low, high, n: 100, stayedShare: 1, churnedShare: 1 }],
      nonPositive: 0,
      missingStayedShare: 0,
      missingChurnedShare: 0,
    });
    const ticks = (low: number, high: number, width: number) =>
      [...draw('histogram', histogram(low, high), width, 'est_salary').matchAll(/>([\d&#;]+(?:тыс\.|млн|млрд))</g)].map(
        ([, text]) => text!.replaceAll('&#160;', ' '),
      );
    expect(ticks(20_000, 800_000, 360)).toEqual(['30 тыс.', '100 тыс.', '300 тыс.']);
    expect(ticks(8_000, 2e7, 360)).toEqual(['10 тыс.', '100 тыс.', '1 млн', '10 млн']);
    expect(ticks(40_000, 250_000, 720)).toEqual(['50 тыс.', '100 тыс.', '200 тыс.']);
    expect(ticks(20_000, 4e6, 720)).toEqual(['30 тыс.', '100 тыс.', '300 тыс.', '1 млн', '3 млн']);
    expect(ticks(20_000, 4e6, 360)).toEqual(['30 тыс.', '100 тыс.', '300 тыс.', '1 млн', '3 млн']);
    // The last name reaches past the end of the axis, and has its room there.
    const end = (high: number) =>
      charts['histogram']!.draw(histogram(20_000, high), context(360, 'est_salary')).marginRight!;
    expect(end(310_000)).toBeGreaterThan(textWidth('300 тыс.') / 2);
    expect(end(400_000)).toBe(20);
  });

  it('writes φK beside its own mark, and past the ring of equal widths where that stands close', () => {
    const [row] = results.correlations.scan;
    const placed = (phik: number, phikEqualWidth: number) => {
      const other = { ...row, id: 'other', column: 'age', phik: 0.5, phikEqualWidth: 0.5 };
      const svg = draw('ranking', [{ ...row, phik, phikEqualWidth, iv: null, pAdjusted: null }, other], 720);
      const [, ring] = [...svg.matchAll(/<circle (?=[^>]*r="4.5")[^>]*cx="([\d.]+)"/g)].at(-1)!;
      const figure = new RegExp(`translate\\(([\\d.]+),[^>]*>${String(phik).replace('.', ',')}<`).exec(svg)![1];
      return { ring: Number(ring), figure: Number(figure) };
    };
    const far = placed(0.01, 0.4);
    expect(far.figure).toBeLessThan(far.ring - 30);
    const near = placed(0.31, 0.35);
    expect(near.figure).toBe(near.ring + 9);
    const left = placed(0.41, 0.05);
    expect(left.figure).toBeGreaterThan(left.ring + 30);
  });

  it.each([
    [1, '0,1'],
    [0.16, '0,1'],
    [0.04, '0,01'],
    [0.004, '0,001'],
    [1e-15, '10⁻¹⁵'],
    [5e-324, '10⁻⁴⁰⁰'],
  ])('ends the axis of q = %d at a whole power, %s', (q, end) => {
    const rows = results.correlations.scan.map((row) => ({ ...row, pAdjusted: q }));
    for (const width of [720, 360]) {
      const svg = draw('ranking', rows, width).replace(/<\/?tspan[^>]*>|<desc.*?<\/desc>/g, '');
      expect(svg).not.toContain('нет данных');
      expect(svg).toContain(`>${end.replace(/[⁰¹⁴⁵⁻]/g, (sign) => '0145−'['⁰¹⁴⁵⁻'.indexOf(sign)]!)}</text>`);
    }
  });

  it.each([
    ['few decades: 1, 2 and 5', 3, [0.05, 15], ['0,05', '0,1', '0,2', '0,5', '1', '2', '5', '10'], 0],
    ['many: powers of ten', 580, [0.09, 20_000], ['0,1', '1', '10', '100', '1 000', '104'], 0],
    ['an interval far past all ratios is cut', 580, [0.09, 3e6], ['0,1', '1', '10', '100', '1 000', '104'], 1],
    ['at both ends', 1, [1e-9, 1e9], ['0,01', '0,1', '1', '10', '100'], 2],
    ['ratios far apart have every second power', 4e9, [1e9, 2e10], ['1', '100', '104', '106', '108', '1010'], 0],
  ] as const)('names the axis of odds ratios over %s', (_name, oddsRatio, ci, names, arrows) => {
    const known = { beta: 1, se: 1, p: 0.5 };
    const terms = [
      { ...known, term: 'balance_missing', oddsRatio, ci },
      { ...known, term: 'age', oddsRatio: 1, ci: [0.9, 1.1] as const },
    ];
    for (const width of [720, 360]) {
      const svg = draw('forest', terms, width);
      const axis = /<g [^>]*font-variant="tabular-nums"[^>]*>(.*?)<\/g>/.exec(svg)![1]!;
      const found = [...axis.matchAll(/<text[^>]*>(.*?)<\/text>/g)].map(([, text]) => text!);
      expect(found.map((text) => text.replace(/<[^>]*>/g, '').replaceAll('&#160;', ' '))).toEqual(names);
      expect([...svg.matchAll(/rotate\(/g)]).toHaveLength(arrows);
    }
    expect(charts['forest']!.subtitle(terms, context(720)).includes('стрелка')).toBe(arrows > 0);
  });

  it('draws a tau that is not there as quietly as one of the same order', () => {
    const { base, scenarios, tornado } = results.metric!.sensitivity;
    const without = { base, tornado, scenarios: scenarios.map((row) => ({ ...row, tau: null, order: base.order })) };
    const svg = draw('bump', without, 720);
    expect(svg).toContain('>—</text>');
    expect(svg).not.toContain('var(--churned)');
  });

  it('draws the point of every hypothesis, hollow where it is not confirmed', () => {
    const one = results.hypotheses.find(({ id }) => id === 'income-mean')!;
    const point = (decision: typeof one.decision) => draw('forest', [{ ...one, decision }], 720);
    expect(point('confirmed')).toMatch(/<path[^>]*fill="var\(--ink\)"/);
    expect(point('negligible')).toMatch(/<path[^>]*fill="var\(--attention\)"/);
    const hollow = /<g[^>]*stroke-width="2"[^>]*fill="var\(--ground\)"[^>]*><circle[^>]*stroke="var\(--quiet\)"/;
    expect(point('notConfirmed')).toMatch(hollow);
    expect(point('confirmed')).not.toMatch(hollow);
  });

  it('draws a difference that may be chance in grey', () => {
    const [one] = results.portraits.differences;
    const point = (ci: readonly [number, number]) => draw('differences', [{ ...one!, effect: 0.1, ci }], 720);
    expect(point([0.05, 0.15])).toMatch(/<circle[^>]*fill="var\(--churned\)"/);
    expect(point([-0.05, 0.25])).toMatch(/<circle[^>]*fill="var\(--quiet\)"/);
  });

  it('has the rates of segments in the order of the queue, one out of it last', () => {
    const rows = results.segments.map((row) => (row.priority === 2 ? { ...row, priority: null } : row));
    const order = (given: typeof rows) =>
      charts['threeRates']!.table(given, context(720)).rows.map(
        ([name]) => rows.find(({ id }) => id === name)!.priority,
      );
    expect(order(rows)).toEqual([1, 3, 4, 5, null]);
  });

  it('counts the clients of clusters over their columns where that fits, and says the rate alone where it does not', () => {
    const { clusters } = results;
    const four = (n: number) => [1, 2, 3, 4].map((id) => ({ ...clusters.groups[0]!, id: String(id), n }));
    const head = (n: number, width: number) =>
      draw('clusterProfile', { ...clusters, groups: four(n) }, width)
        .replace(/<desc.*?<\/desc>/s, '')
        .replaceAll('&#160;', '\u00a0');
    expect(head(1234, 352)).toContain(`>${count(1234)}<`);
    expect(head(1_234_567, 352)).not.toContain(count(1_234_567));
    expect(head(1_234_567, 720)).toContain(`>${count(1_234_567)}<`);
    expect(head(1_234_567, 1000)).toContain('клиентов<');
  });

  it('says that the outer ends of the quarters of value are percentiles', () => {
    const { columns } = charts['quartiles']!.table(results.metric!.quartiles, context(720));
    expect(columns[1]).toBe('Ценность, от 1-го до 99-го процентиля');
  });

  it('leaves an outer end of the quarters of value open where it is not published', () => {
    const [quarter] = results.metric!.quartiles;
    const bounds = (low: number | null, high: number | null) =>
      charts['quartiles']!.table([{ ...quarter!, low, high }], context(720)).rows[0]![1]!.replaceAll('\u00a0', ' ');
    expect(bounds(1000, 5000)).toBe('от 1 000 до 5 000 ₽');
    expect(bounds(null, 5000)).toBe('до 5 000 ₽');
    expect(bounds(1000, null)).toBe('от 1 000 ₽');
    expect(bounds(null, null)).toBe('любая');
  });

  describe('a histogram', () => {
    const bin = (low: number, high: number, stayedShare: number) => {
      return { low, high, n: 20, stayedShare, churnedShare: stayedShare };
    };
    const of = (bins: Histogram['bins']): Histogram => ({ ...results.eda.histograms['equity']!, bins });
    const merged = () => of([bin(-0.5, 0.5, 0.3), bin(0.5, 1.5, 0.2), bin(1.5, 3.5, 0.1), bin(3.5, 7.5, 0.4)]);
    const namesOf = (result: Histogram, column: string) =>
      charts['histogram']!.table(result, context(720, column))
        .rows.slice(0, result.bins.length)
        .map(([name]) => name!.replaceAll('\u00a0', ' '));

    it('says, where bins are merged and only there, that their height is a mean', () => {
      const words = (svg: string) => svg.replace(/<desc.*?<\/desc>/, '').replace(/<[^>]+>/g, ' ');
      for (const width of [720, 360]) {
        expect(words(draw('histogram', merged(), width, 'equity'))).toMatch(/Широкая ступень собрана из соседних,\s/);
        expect(words(draw('histogram', of(merged().bins.slice(0, 2)), width, 'equity'))).not.toContain('Широкая');
      }
    });

    it('is told by the heights that are drawn, and a count by its values', () => {
      const text = charts['histogram']!.describe(merged(), context(720, 'equity')).replaceAll('\u00a0', ' ');
      expect(text).toContain('По горизонтали — баллы собственности от 0 до 7 баллов;');
      expect(text).toContain('Широкая ступень собрана из соседних, чтобы не выдать немногих: её высота — средняя.');
      expect(text).toContain('Самая высокая ступень: у оставшихся 0 баллов, у ушедших 0 баллов.');
    });

    it('of many zeros says where they are, and that a median lies before the axis', () => {
      const log: Histogram = {
        ...results.eda.histograms['balance']!,
        bins: [bin(6000, 8000, 0.5), bin(8000, 11000, 0.3), bin(11000, 14000, 0.2)],
        medianChurned: 0,
        nonPositive: 21,
      };
      const text = charts['histogram']!.describe(log, context(720, 'balance')).replaceAll('\u00a0', ' ');
      expect(text).toContain('Крайние ступени держат и то, что лежит за концами оси.');
      expect(text).toContain('у ушедших до 8 000 ₽');
      expect(text).toContain('В первой ступени и те, у кого ноль или меньше: 21 клиент.');
      const svg = draw('histogram', log, 720, 'balance').replace(/<desc.*?<\/desc>/, '');
      expect(svg.replaceAll('&#160;', ' ')).toContain('Медиана ушедших — 0 ₽: левее начала оси');
      expect(draw('histogram', { ...log, medianChurned: 9000 }, 720, 'balance')).not.toContain('левее начала оси');
    });

    it('is told all together where nobody’s balance is unknown, and nobody is no secret', () => {
      const row = { ...results.eda.byCategory['gender']![0]!, unknown: null };
      const whole = { ...row, known: { n: row.n, churned: row.churned, rate: row.rate, ci: row.ci } };
      const few = { ...row, known: null };
      const some = { ...row, unknown: row.known };
      const cells = (...rows: readonly ThreeRates[]) => charts['threeRates']!.table(rows, context(720, 'gender'));
      expect(cells(whole).columns).toEqual(['Группа', 'Клиентов', 'Все', 'Интервал']);
      expect(cells(some, whole, few).rows.map((one) => one.at(-1))).toEqual([
        expect.any(String),
        'нет данных',
        'не показано',
      ]);
    });

    const three = () => of([bin(6000, 8000, 0.5), bin(8000, 11000, 0.3), bin(11000, 14000, 0.2)]);

    it.each([
      ['score', 'баллы'],
      ['age', 'лет'],
      ['balance', '₽'],
      ['est_salary', '₽ в месяц'],
    ])('of %s has the unit at the end of its axis, %s, and says whether it is logarithmic', (column, unit) => {
      const drawn = (scale: Histogram['scale']) => ({ ...three(), scale });
      const { width, marginRight } = charts['histogram']!.draw(drawn('linear'), context(720, column));
      const svg = draw('histogram', drawn('linear'), 720, column);
      const [, at] = svg.match(new RegExp(String.raw`<text transform="translate\((\d+),\d+\)">${unit}</text>`))!;
      expect(Number(at)).toBe(width! - marginRight!);
      const said = (scale: Histogram['scale']) => charts['histogram']!.subtitle(drawn(scale), context(720, column));
      expect(said('log')).toMatch(/, %; шкала логарифмическая$/);
      expect(said('linear')).toMatch(/, %$/);
    });

    it('shows what is unknown where it is one in a hundred of either group, and tells it of a single client', () => {
      const unknown = (missing: number, missingStayedShare: number, missingChurnedShare: number): Histogram => {
        return { ...three(), missing, missingStayedShare, missingChurnedShare };
      };
      const bars = (result: Histogram) =>
        draw('histogram', result, 720, 'balance')
          .replace(/<desc.*?<\/desc>/, '')
          .includes('нет данных');
      expect(bars(unknown(9, 0, 0.01))).toBe(true);
      expect(bars(unknown(9, 0.01, 0))).toBe(true);
      expect(bars(unknown(9, 0.009, 0.009))).toBe(false);
      const rows = (result: Histogram) => charts['histogram']!.table(result, context(720, 'balance')).rows;
      expect(rows(unknown(1, 0.002, 0.004)).at(-1)).toEqual(['нет данных', '1', '0,2\u00a0%', '0,4\u00a0%']);
      expect(rows(unknown(0, 0, 0))).toHaveLength(3);
      const words = (result: Histogram) => charts['histogram']!.describe(result, context(720, 'balance'));
      expect(words(unknown(1, 0.002, 0.004))).toContain(
        'Значение неизвестно у 0,2\u00a0% оставшихся и у 0,4\u00a0% ушедших.',
      );
      expect(words(unknown(0, 0, 0))).not.toContain('неизвестно');
    });

    it('has the shares of those who stayed before those who left in its table', () => {
      const left = { ...bin(18, 70, 0.25), churnedShare: 0.75 };
      expect(charts['histogram']!.table(of([left]), context(720, 'age')).rows[0]!.slice(2)).toEqual([
        '25,0\u00a0%',
        '75,0\u00a0%',
      ]);
    });

    it('names a median only where it lies on the axis, its ends too', () => {
      const named = (medianStayed: number | null) =>
        draw('histogram', { ...three(), scale: 'linear', medianStayed, medianChurned: null }, 720, 'balance').includes(
          ': медиана',
        );
      expect([5999, 6000, 14_000, 14_001, null].map(named)).toEqual([false, true, true, false, false]);
    });

    it('says why it is not drawn', () => {
      const why = (n: number | null, told: Partial<Histogram> = { scale: 'linear' }) =>
        charts['histogram']!.lacking!({ ...of([]), n, ...told }, context(720, 'age'));
      expect(why(0)).toBe('ни одно значение не известно');
      expect([why(null), why(99)]).toEqual(Array(2).fill('известных значений меньше 100'));
      const few = 'у ушедших или у оставшихся известных значений меньше десяти, или разных слишком мало для ступеней';
      expect([why(100), why(150, { scale: 'linear', nonPositive: 60 })]).toEqual([few, few]);
      const log = (nonPositive: number | null) => why(150, { scale: 'log', nonPositive });
      const positive = 'положительных значений меньше 100';
      expect([log(51), log(50), log(null)]).toEqual([positive, few, `${positive}, ${few}`]);
      expect(charts['histogram']!.lacking!(of([bin(18, 70, 1)]), context(720, 'age'))).toBeNull();
      const text = charts['histogram']!.describe(of([]), context(720, 'age'));
      expect(text).toContain('Ступеней нет.');
      expect(text).not.toMatch(/Крайние|Самая высокая/);
    });

    it('names its bins as Russian counts', () => {
      expect(namesOf(merged(), 'equity')).toEqual(['0 баллов', '1 балл', 'от 2 до 3 баллов', 'не меньше 4 баллов']);
      const ages = of([bin(18, 31, 0.5), bin(31, 52, 0.3), bin(52, 70, 0.2)]);
      expect(namesOf(ages, 'age')).toEqual(['до 31 года', 'от 31 до 52 лет', 'от 52 лет']);
      expect(namesOf(of([bin(18, 70, 1)]), 'age')).toEqual(['все значения']);
    });
  });

  it('counts who is in no band or level, their value not known', () => {
    const missing = (rows: unknown, column: string) => charts['rateBars']!.missing!(rows, context(720, column));
    expect(missing(results.eda.bands['age'], 'age')).toBe(results.eda.numeric['age']!.all.missing);
    expect(missing(results.eda.bands['score'], 'score')).toBe(0);
    expect(missing(results.eda.byCategory['products'], 'products')).toBeNull();
    const asked = { ...context(720, 'products'), emptyCells: { age: 21, products: 40 } };
    const levels = results.eda.byCategory['products'];
    expect(charts['rateBars']!.missing!(levels, asked)).toBe(40);
    expect(charts['threeRates']!.missing!(levels, asked)).toBe(40);
    expect(charts['threeRates']!.n(levels, asked)).toBe(results.dataset.rows - 40);
    expect(charts['threeRates']!.n(results.segments, context(720))).toBe(results.dataset.rows);
  });

  it('says of whom the shares of a histogram are where cells are empty', () => {
    const of = (column: string) => {
      const table = charts['histogram']!.table(results.eda.histograms[column], context(720, column));
      const told = charts['histogram']!.describe(results.eda.histograms[column], context(720, column));
      return [table.columns[0], table.rows.at(-1)![0], told.includes('среди тех, чьё значение известно')];
    };
    // The row's own name stays: by it the gate of privacy knows empty cells from a small group.
    expect(of('balance')).toEqual(['Остаток на счёте («нет данных» — доля всей группы)', 'нет данных', true]);
    expect(of('score')).toEqual(['Кредитный рейтинг', expect.any(String), false]);
  });

  it('draws a histogram without bins and without missing values', () => {
    const empty: Histogram = {
      scale: 'linear',
      bins: [],
      n: 0,
      missing: 0,
      nonPositive: 0,
      missingStayedShare: null,
      missingChurnedShare: null,
      medianStayed: null,
      medianChurned: null,
    };
    expect(draw('histogram', empty, 360, 'age')).toContain('<svg');
    expect(draw('histogram', results.eda.histograms['score'], 720, 'score')).not.toContain('нет данных');
  });
});

it('rateBars keep closed levels in the order of the schema, and put open ones by size', () => {
  const row = (value: string, n: number): RateRow =>
    ({ value, n, churned: n / 5, rate: 0.2, ci: [0.1, 0.3], known: null, unknown: null }) as RateRow;
  const rows = [row('S', 30), row('M', 90), row('L', 60)];
  const named = (levelsPolicy: 'open' | 'closed') => {
    const columns = schema.columns.map((one) =>
      one.name === 'city' ? { ...one, levels: ['S', 'M', 'L'], levelsPolicy, valueLabels: {} } : one,
    );
    const asked = { ...context(720, 'city'), schema: { ...schema, columns } };
    return charts['rateBars']!.table(rows, asked).rows.map(([name]) => name);
  };
  expect(named('closed')).toEqual(['S', 'M', 'L']);
  expect(named('open')).toEqual(['M', 'L', 'S']);
});

it('rateBars end no sooner than the author said, and never before an interval does', () => {
  const row = (high: number): RateRow =>
    ({ value: '1', n: 100, churned: 20, rate: 0.2, ci: [0.1, high], known: null, unknown: null }) as RateRow;
  const end = (high: number, options: ChartContext['options']) =>
    (charts['rateBars']!.draw([row(high)], { ...context(720, 'products'), options }).x as { domain: number[] }).domain;
  const own = end(0.3, {});
  expect(own[1]).toBeGreaterThanOrEqual(0.3);
  expect(end(0.3, { max: 0.8 })).toEqual([0, 0.8]);
  expect(end(0.3, { max: 0.25 })).toEqual(own);
});

it('foundSegments have room for the figure of all clients, however far it lies', () => {
  const found = results.foundSegments;
  const end = (options: ChartContext['options'], everybody: object) =>
    (
      charts['foundSegments']!.draw(
        { ...found, everybody: { ...found.everybody, ...everybody } },
        { ...context(720), options },
      ).x as { domain: number[] }
    ).domain[1];
  expect(end({}, { retainedMean: 9e6 })).toBeGreaterThanOrEqual(9e6);
  expect(end({}, { retainedMean: null })).toBeLessThan(9e6);
});

it('silhouette has room under nothing for clusters that are worse than none', () => {
  const ends = (least: number) => {
    const byK = results.clusters!.byK.map((one, i) => (i === 0 ? { ...one, silhouette: least } : one));
    return (charts['silhouette']!.draw({ ...results.clusters, byK }, context(720)).y as { domain: number[] }).domain;
  };
  expect(ends(-0.28)[0]).toBe(-0.3);
  expect(ends(0.05)[0]).toBe(0);
});

it('valueParts say that a part lies below nothing only where one does', () => {
  const chart = charts['valueParts']!;
  const [quarter] = results.metric!.quartiles;
  const said = (balance: number) =>
    chart.describe([{ ...quarter!, parts: { ...quarter!.parts!, balance } }], context(720));
  expect(said(-1)).toContain('Части меньше нуля');
  for (const balance of [0, 1]) expect(said(balance)).not.toContain('меньше нуля');
});

it('calibration has room for the upper end of every interval', () => {
  const [row] = results.correlations.logistic!.calibration;
  const end = (ci: readonly [number, number] | null) =>
    (
      charts['calibration']!.draw([{ ...row!, predicted: 0.1, observed: 0.2, ci }], context(720)).y as {
        domain: number[];
      }
    ).domain[1];
  expect(end([0.1, 0.58])).toBeGreaterThanOrEqual(0.58);
  expect(end([0.1, 0.98])).toBe(1);
  expect(end(null)).toBeLessThan(0.58);
});

it('valueParts name the sources by the labels of their columns where the schema has no words for them, in lines of their own where one is too narrow', () => {
  const { balance, salary, card, products } = schema.value!;
  const asked = (width: number) => ({
    ...context(width),
    schema: { ...schema, value: { balance, salary, card, products } },
  });
  const chart = charts['valueParts']!;
  const quarters = results.metric!.quartiles;
  expect(chart.table(quarters, asked(720)).columns).toEqual([
    'Четверть',
    'Остаток на счёте, в год',
    'Кредитная карта, в год',
    'Число продуктов, в год',
  ]);
  const height = (width: number) => chart.draw(quarters, asked(width)).height!;
  expect(height(720)).toBe(chart.draw(quarters, context(720)).height);
  expect(height(360) - height(720)).toBe(36);
});
