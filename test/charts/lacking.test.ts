import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { drawnPaths } from '../../src/charts/drawnPaths.ts';
import { charts, type ChartContext } from '../../src/charts/index.ts';
import { lackingOf } from '../../src/charts/lacking.ts';
import { schema } from '../../src/dataset/index.ts';
import { readTable } from '../../src/dataset/read.ts';
import type { Results } from '../../src/results/results.ts';
import { analysedWhole } from '../analysedWhole.ts';
import { figureFacts, figureParts, fitting } from '../../src/components/figureParts.ts';
import { reference } from '../../src/components/reference.ts';
import { bankTable } from '../analysis/bankTable.ts';
import { root } from '../site/build.ts';

let results: Results;
beforeAll(async () => {
  const read = await readTable(join(root, 'data', 'bank_scrooge.csv'), schema);
  results = analysedWhole(read.table!, read.facts);
});

const bank = { n: 10_000, churned: 2000, rate: 0.2, ci: [0.19, 0.21] } as const;
const context: ChartContext = { schema, width: 720, bank, options: {}, titles: {} };
type Emptied = [kind: string, pick: (r: Results) => unknown, empty: (result: never) => unknown];

const without = (names: readonly string[]) => (rows: readonly object[]) =>
  rows.map((row) => ({ ...row, ...Object.fromEntries(names.map((name) => [name, null])) }));

/** A result of every kind of chart, and the same with nothing in it to draw. */
const cases: Emptied[] = [
  ['rateBars', (r) => r.eda.byCategory['products'], without(['rate', 'ci'])],
  ['threeRates', (r) => r.eda.byCategory['equity'], without(['rate', 'ci'])],
  ['missingRates', (r) => r.eda.missingness['balance'], () => ({ known: null, unknown: null })],
  ['histogram', (r) => r.eda.histograms['balance'], (one: object) => ({ ...one, bins: [], n: 0 })],
  ['differences', (r) => r.portraits.differences, without(['effect', 'ci'])],
  ['heatmap', (r) => r.correlations.spearman, () => ({ age: { age: 1, score: null }, score: { age: null, score: 1 } })],
  ['ranking', (r) => r.correlations.scan, without(['phik', 'iv', 'p', 'pAdjusted'])],
  ['effect', (r) => r.hypotheses[0], (one: object) => ({ ...one, effect: null, effectCi: null, groups: undefined })],
  ['forest', (r) => r.correlations.logistic!.terms, without(['oddsRatio', 'ci'])],
  ['forest', (r) => r.hypotheses, without(['effect', 'effectCi'])],
  ['segmentMap', (r) => r.segments, without(['valueMean'])],
  ['overlap', (r) => r.segmentOverlap, (one: object) => ({ ...one, pairs: {} })],
  ['upset', (r) => r.segmentOverlap, (one: object) => ({ ...one, combinations: [] })],
  ['lorenz', (r) => r.metric!.lorenz, () => ({ points: [], gini: null, topTenthShare: null })],
  ['quartiles', (r) => r.metric!.quartiles, () => []],
  ['valueParts', (r) => r.metric!.quartiles, () => []],
  ['valueParts', (r) => r.metric!.quartiles, without(['parts'])],
  ['calibration', (r) => r.correlations.logistic!.calibration, () => []],
  ['roc', (r) => r.correlations.logistic!.roc, () => []],
  ['robustness', (r) => r.robustness.findings, without(['measure'])],
  ['foundSegments', (r) => r.foundSegments, (one: object) => ({ ...one, valuable: [], atRisk: [] })],
  ['bump', (r) => r.metric!.sensitivity, (one: Results['metric'] & object) => ({ ...one, base: { order: [] } })],
  ['bump', (r) => r.metric!.sensitivity, (one: Results['metric'] & object) => ({ ...one, base: { order: ['only'] } })],
  ['tornado', (r) => r.metric!.sensitivity.tornado, without(['base'])],
  ['traitValues', (r) => r.metric!.byTrait, without(['valueMean'])],
  ['silhouette', (r) => r.clusters, (one: object) => ({ ...one, byK: [] })],
  ['clusterProfile', (r) => r.clusters, (one: object) => ({ ...one, groups: [] })],
  ['addedByClusters', (r) => r.clusters, (one: object) => ({ ...one, byK: [] })],
  ['tree', (r) => r.correlations.tree, (one: object) => ({ ...one, leaves: 0, nodes: [] })],
];

describe('lackingOf', () => {
  it('is tried with every kind of chart', () => {
    expect([...new Set(cases.map(([kind]) => kind))].sort()).toEqual(Object.keys(charts).sort());
  });

  it.each(cases)('%s: null where there is something to draw, words where there is not', (kind, pick, empty) => {
    expect(lackingOf(charts[kind]!, pick(results), context)).toBeNull();
    expect(lackingOf(charts[kind]!, empty(pick(results) as never), context)).toMatch(/^[а-яё][^.]{10,}[^.]$/);
    expect(lackingOf(charts[kind]!, null, context)).toBe('данных не хватило');
  });
});

it('lackingOf() tells findings that were tried on no other clients from those that held', () => {
  const { findings } = results.robustness;
  const untried = findings.map((one) => ({ ...one, values: { whole: one.values['whole'], known: null } }));
  expect(lackingOf(charts['robustness']!, untried, context)).toBe(
    'другого состава клиентов, чтобы проверить выводы, эти данные не дают',
  );
});

it('lackingOf() tells rules that no search chose from those that had nobody to be tried on', () => {
  const { foundSegments } = results;
  const untried = (rules: typeof foundSegments.valuable) => rules.map((one) => ({ ...one, confirmation: null }));
  const why = (valuable: unknown) => lackingOf(charts['foundSegments']!, { ...foundSegments, valuable }, context);
  expect(why([])).toBe('поиск не выбрал ни одного правила');
  expect(why(untried(foundSegments.valuable))).toBe(
    'ни одно найденное правило не набрало клиентов на проверку другой половиной файла',
  );
  expect(why([...untried(foundSegments.valuable.slice(1)), foundSegments.valuable[0]])).toBeNull();
});

it.each([
  ['forest', [], 'гипотез в отчёте нет'],
  ['threeRates', [], 'групп здесь нет'],
  ['segmentMap', [], 'сегментов в отчёте нет'],
  ['upset', { order: [], combinations: [] }, 'сегментов в отчёте нет'],
])('lackingOf() blames no data where the report has nothing of the kind: %s', (kind, nothing, why) =>
  expect(lackingOf(charts[kind]!, nothing, context)).toBe(why),
);

describe('figureParts', () => {
  const facts = { file: 'made.csv', sha256: '0' };
  const parts = (found: object, of: string, as: string) => figureParts(found, { of, as, at: 'x.mdx:1' });

  it('withholds nothing that can be drawn', () => {
    expect(parts(results, 'correlations.tree', 'tree').withheld).toBeNull();
  });

  it('is of the clients of the model, and knows the empty cells of the file', () => {
    const { n } = results.correlations.logistic!;
    expect(n).toBeLessThan(results.dataset.rows);
    for (const [part, as] of [
      ['terms', 'forest'],
      ['roc', 'roc'],
    ] as const) {
      const { kind, result, context } = parts(results, `correlations.logistic.${part}`, as);
      expect(kind.n(result, context)).toBe(n);
    }
    expect(parts(results, 'eda.byCategory.products', 'rateBars').context.emptyCells).toEqual(results.quality.missing);
  });

  it('says which condition failed, of the result or of what it lies in, with the terms to blame', () => {
    const split = analysedWhole(
      bankTable(300, (i) => ({ products: (i * 7) % 5 === 0 ? 4 : 1 })),
      facts,
    );
    const why =
      'при каких-то значениях признаков, порознь или вместе, ушли все, кто вошёл в модель, или никто из них, и оценка уходит в бесконечность: «число продуктов»';
    expect(parts(split, 'correlations.logistic.terms', 'forest').withheld).toBe(why);
    expect(parts(split, 'correlations.logistic.roc', 'roc').withheld).toBe(why);
    const none = analysedWhole(
      bankTable(300, () => ({ churn: 0 })),
      facts,
    );
    expect(parts(none, 'correlations.tree', 'tree').withheld).toBe('все клиенты остались или все ушли');
    expect(parts({ ...none, metric: null }, 'metric.lorenz', 'lorenz').withheld).toBe('данных не хватило');
  });

  it.each(Object.keys(charts))('%s: says where a result has another shape than the chart draws', (as) => {
    for (const of of ['eda.churn.rate', 'eda.churn', 'dataset', 'eda.byCategory']) {
      const read = () => {
        const found = parts(results, of, as);
        fitting('x.mdx:1', as, () => found.kind.n(found.result, found.context));
        fitting('x.mdx:1', as, () => found.kind.missing?.(found.result, found.context));
      };
      expect(messageOf(read)).toMatch(
        /^$|^x\.mdx:1: рисунок этого вида рисует другой результат: поправьте of или as|^x\.mdx:1: [а-яё]/,
      );
    }
  });

  it.each(Object.entries(drawnPaths).flatMap(([as, paths]) => paths.map((of) => [as, of] as const)))(
    '%s: draws what its complaint offers, %s',
    (as, of) => {
      const path = of.replace(
        'ИМЯ',
        as === 'effect' ? 'age' : as === 'missingRates' ? 'balance' : of.includes('byCategory') ? 'city' : 'age',
      );
      const facts = figureFacts(results, { of: path, as, at: 'x.mdx:1', asks: ['drawings', 'n', 'subtitle'] });
      expect('wide' in facts && facts.wide).toMatch(/<svg/);
    },
  );

  it('offers paths for every kind of chart', () => {
    expect(Object.keys(drawnPaths).sort()).toEqual(Object.keys(charts).sort());
  });

  it('draws the examples of the reference', () => {
    const examples = Object.values(reference).flatMap(({ example }) => {
      const [, of, as] = /<(?:Figure|ResultTable) of="([^"]+)" as="([^"]+)"/.exec(example) ?? [];
      return of === undefined ? [] : [{ of, as: as! }];
    });
    expect(examples.length).toBeGreaterThan(1);
    for (const { of, as } of examples) expect(parts(results, of, as).withheld).toBeNull();
    for (const { of, as } of examples)
      expect(figureFacts(results, { of, as, at: 'x.mdx:1', asks: ['drawings'] }).withheld).toBeNull();
  });

  it('tells of a number that is given for a list of rows, and of rows for a table of columns', () => {
    expect(() => parts(results, 'eda.churn.rate', 'threeRates')).toThrow(
      'x.mdx:1: рисунок этого вида рисует другой результат: поправьте of или as. Вид «threeRates» рисует eda.byCategory.ИМЯ, segments; все виды — в docs/reference.md.',
    );
    const question = { of: 'eda.byCategory.gender', as: 'heatmap', at: 'x.mdx:1', asks: ['drawings'] as const };
    expect(() => figureFacts(results, question)).toThrow('x.mdx:1: рисунок этого вида рисует');
  });
});

it('names no pair of traits whose link was not computed', () => {
  const matrix = {
    churn: { age: 0.2, score: 0.1, equity: null },
    age: { score: 0.3, equity: null },
    score: { equity: null },
    equity: {},
  };
  const description = charts['heatmap']!.describe(matrix, context);
  expect(description).toContain('меньше всего: отток и кредитный рейтинг, 0,10');
  expect(description).not.toContain('собственности');
});

/** What a call throws; empty where it throws nothing. */
function messageOf(call: () => unknown): string {
  try {
    call();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}
