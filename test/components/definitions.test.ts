import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { moneyNames } from '../../src/components/definitions.ts';
import { provenance } from '../../src/components/provenance.ts';
import { endKind } from '../../src/components/valueKind.ts';
import { schema } from '../../src/dataset/index.ts';
import { readTable } from '../../src/dataset/read.ts';
import { pathRows } from '../../src/integrations/pathRows.ts';
import { analysedWhole } from '../analysedWhole.ts';
import { root } from '../site/build.ts';

describe('the note on a number', () => {
  it('names every figure of the results in Russian: what it is and of whom', async () => {
    const { table, facts } = await readTable(join(root, 'data', 'bank_scrooge.csv'), schema);
    const results = analysedWhole(table!, facts);
    const raw = pathRows(results)
      .filter(({ path, tag }) => tag.startsWith('<Value') && !path.endsWith('.id'))
      .map(({ path }) => `${path}: ${provenance(results, path).definition}`)
      .filter((line) => /[A-Za-z]{3,}|undefined/.test(line.slice(line.indexOf(': '))));
    expect(raw).toEqual([]);
  });
});

describe('the words of money', () => {
  const { value, ...plain } = schema;
  const sources = { balance: 'резерв', card: 'полис', products: 'услуги' };
  const insurer = { ...plain, value: { ...value!, sources } };
  const words = (path: string) => moneyNames(path, insurer)[path.split('.').at(-1)!];

  it('are those that the schema has for the columns and the sources, each its own', () => {
    expect(words('segments.0.balanceMedian')).toBe('медиана: остаток на счёте');
    expect(words('segments.0.salaryMedian')).toBe('медиана: доход');
    expect(words('metric.example.salary')).toBe('медиана известных значений: доход');
    expect(words('foundSegments.salary')).toBe('доход');
    expect(['balanceMargin', 'cardMargin', 'productsMargin'].map((name) => words(`metric.example.${name}`))).toEqual([
      'доход за год, источник: резерв',
      'доход за год, источник: полис',
      'доход за год, источник: услуги',
    ]);
    expect(['balance', 'card', 'products'].map((name) => words(`metric.quartiles.4.parts.${name}`))).toEqual([
      'доход за год, в среднем на клиента, источник: резерв',
      'доход за год, в среднем на клиента, источник: полис',
      'доход за год, в среднем на клиента, источник: услуги',
    ]);
  });

  it('are of the informative column alone where clients have no value', () => {
    expect(moneyNames('eda.balanceShareChurned', plain)).toEqual({
      balanceShareChurned: 'доля ушедших в сумме известных значений: остаток на счёте',
      balanceUnknownShare: 'доля клиентов без записанного значения: остаток на счёте',
      rateBalanceKnown: 'доля ушедших среди клиентов с записанным значением: остаток на счёте',
      balanceOneHasTenth: 'у одного клиента десятая часть суммы известных значений или больше: остаток на счёте',
    });
    const { id, minimumRows, minimumOutcome, splitKey, columns } = plain;
    expect(moneyNames('eda.churn.rate', { id, minimumRows, minimumOutcome, splitKey, columns })).toEqual({});
  });

  it('say whom a part is of once, and of no column that happens to be called as it is', async () => {
    const { table, facts } = await readTable(join(root, 'data', 'bank_scrooge.csv'), schema);
    const results = analysedWhole(table!, facts);
    const told = (path: string) => provenance(results, path).definition;
    expect(told('metric.quartiles.4.parts.card')).toBe(
      'доход за год, в среднем на клиента, источник: карта; четверть по ценности: 4',
    );
    expect(told('metric.quartiles.4.parts.products')).toBe(
      'доход за год, в среднем на клиента, источник: продукты; четверть по ценности: 4',
    );
    expect(told('metric.example.balance')).toBe('медиана известных значений: остаток на счёте; придуманный клиент');
  });
});

describe('a figure whose meaning is told by what stands beside it', () => {
  it('has the n and interval of its own clients, the name of its effect and whose rate less whose it is', async () => {
    const { table, facts } = await readTable(join(root, 'data', 'bank_scrooge.csv'), schema);
    const results = analysedWhole(table!, facts);
    const told = (path: string) => provenance(results, path);
    const one = results.segments.find(({ id }) => id === 'women-card-low-equity')!;
    const known = told('segments.women-card-low-equity.rateBalanceKnown');
    expect(known.n).toBe(one.known!.n);
    expect(known.n).toBeLessThan(one.n!);
    expect(known.interval).toBe(told('segments.women-card-low-equity.known.rate').interval);
    expect(told('metric.histogram.medianChurned')).toMatchObject({ definition: 'медиана ценности ушедших', n: null });
    const words = (path: string) => told(path).definition.replaceAll('\u00a0', ' ');
    expect(words('eda.missingness.balance.proportion.difference')).toBe(
      'разница долей ушедших; остаток на счёте; остаток известен минус остаток неизвестен',
    );
    // Of an age that is not known no balance is told.
    expect(words('eda.missingness.age.proportion.difference')).toBe(
      'разница долей ушедших; возраст; значение известно минус значение неизвестно',
    );
    expect(words('eda.missingness.age.known.rate')).toBe('доля ушедших; возраст; значение известно');
    expect(words('eda.missingness.balance.known.rate')).toBe('доля ушедших; остаток на счёте; остаток известен');
    expect(words('portraits.differences.city=Ростов.ci')).toMatch(/; город: Ростов Великий$/);
    expect(words('eda.proportions.last_activity.ci')).toBe(
      'интервал разницы долей ушедших, 95 %; активность; активные минус неактивные',
    );
    expect(words('hypotheses.gender.effect')).toMatch(/^эффект: h Коэна; /);
    expect(words('eda.comparisons.score.mannWhitney.effect')).toMatch(/^эффект: вероятность, что у ушедшего/);
    expect(words('correlations.spearman.churn.score')).toBe('коэффициент Спирмена; отток; кредитный рейтинг');
    expect(words('foundSegments.everybody.retainedMean')).toBe(
      'удержанная ценность на клиента; все клиенты половины, где проверяли',
    );
    expect(words('quality.duplicateIds.rows')).toMatch(/^строк с повторяющимся номером/);
    expect(words('metric.byTrait.city=Ростов.mean')).toMatch(/; город: Ростов Великий$/);
    expect(told('eda.comparisons.score.mannWhitney.effect').interval).toBe(
      told('eda.comparisons.score.mannWhitney.auc').interval,
    );
  });

  it('is written in its unit, and a word of the results in Russian', async () => {
    const { table, facts } = await readTable(join(root, 'data', 'bank_scrooge.csv'), schema);
    const results = analysedWhole(table!, facts);
    const text = (path: string) => provenance(results, path).text;
    expect(text('metric.sensitivity.tornado.margin.swing')).toMatch(/₽$/);
    expect(text('foundSegments.atRisk.at-risk-1.optimism')).toMatch(/п\.\sп\.$/);
    expect(text('foundSegments.valuable.valuable-1.optimism')).toMatch(/₽$/);
    const abouts = results.robustness.findings.map(({ id }) => text(`robustness.findings.${id}.about`));
    const unknown = results.clusters.groups.map(({ id }) =>
      text(`clusters.groups.${id}.profile.balance=unknown.unknownOf`),
    );
    for (const word of [...abouts, ...unknown]) expect(word).not.toMatch(/[A-Za-z]/);
  });
});

describe('the difference of a hypothesis', () => {
  it('is named by the test that made it', async () => {
    const { table, facts } = await readTable(join(root, 'data', 'bank_scrooge.csv'), schema);
    const results = analysedWhole(table!, facts);
    const words = (id: string) => provenance(results, `hypotheses.${id}.difference`).definition.split('; ')[0];
    expect(['equity', 'gender', 'balance', 'age'].map(words)).toEqual([
      'изменение доли ушедших на ступень',
      'разница долей ушедших: первая группа минус вторая',
      'вероятность, что у ушедшего значение больше, минус половина',
      'разница: ушедшие минус оставшиеся',
    ]);
  });
});

describe('the unit of a figure, known by its path', () => {
  it('fits every figure of the results by its size', async () => {
    const { table, facts } = await readTable(join(root, 'data', 'bank_scrooge.csv'), schema);
    const sizes = new Map<string, number[]>();
    const walk = (value: unknown, steps: readonly string[]): void => {
      if (typeof value === 'number') {
        const kind = `${endKind(schema, steps.join('.'))} ${steps.map((step) => (/^\d+$/.test(step) ? '#' : step)).join('.')}`;
        sizes.set(kind, [...(sizes.get(kind) ?? []), Math.abs(value)]);
      } else if (typeof value === 'object' && value !== null)
        for (const [name, inner] of Object.entries(value)) walk(inner, [...steps, name]);
    };
    walk(analysedWhole(table!, facts), []);
    const isOdd: Readonly<Record<string, (size: number) => boolean>> = {
      share: (size) => size > 1,
      points: (size) => size > 1,
      money: (size) => size > 0 && size < 2,
      years: (size) => size > 120,
      count: (size) => !Number.isInteger(size),
    };
    for (const [path, kind] of [
      ['experiments.0.churnCi', 'share'],
      ['eda.missingness.balance.proportion.ci', 'points'],
      ['eda.proportions.gender.ci.0', 'points'],
      ['eda.trends.equity.ci', 'number'],
      ['robustness.findings.churn.values.whole.ci', 'number'],
      ['correlations.logistic.terms.age.ci', 'number'],
      ['metric.quartiles.1.ci', 'share'],
      ['eda.churn.ci', 'share'],
    ] as const)
      expect([path, endKind(schema, path)]).toEqual([path, kind]);
    const odd = [...sizes].filter(([kind, own]) => own.some(isOdd[kind.split(' ')[0]!] ?? (() => false)));
    expect(odd.map(([kind]) => kind)).toEqual([]);
    expect(sizes.size).toBeGreaterThan(1000);
  });
});
