import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
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
