import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { schema } from '../../src/dataset/index.ts';
import { figureLabel, groupTitles } from '../../src/components/verificationWords.ts';
import { analyse, type Results } from '../../src/results/results.ts';
import { groups, toleranceOf } from '../../src/verification/groups.ts';
import { referenceOf, sampleClients } from '../../src/verification/sample.ts';
import { verify, type Verification } from '../../src/verification/verify.ts';
import { root } from '../site/build.ts';

const reference = referenceOf()!;
let results: Results;
let checked: Verification;
beforeAll(async () => {
  const { table, facts } = await sampleClients();
  results = analyse(table, facts, {
    segments: [],
    hypotheses: [],
    assumptions: [],
    recommendations: [],
    foundOffers: [],
    sha256: '',
  });
  checked = verify(results, reference);
});

describe('the sample', () => {
  it('is the file that npm run sample-data makes, and that the reference is about', () => {
    const made = join(mkdtempSync(join(tmpdir(), 'sample-')), 'sample.csv');
    execFileSync(process.execPath, [join(root, 'scripts/sampleData.ts'), made]);
    const packed = gunzipSync(readFileSync(join(root, 'src/verification/sample.csv.gz')));
    expect(packed.equals(readFileSync(made))).toBe(true);
    expect(createHash('sha256').update(packed).digest('hex')).toBe(reference.sha256);
  });
});

describe('verify', () => {
  it('compares every figure of the reference, and every method', () => {
    expect(checked.n).toBe(Object.keys(reference.figures).length);
    expect(checked.groups.map(({ id }) => id)).toEqual(groups.map(({ id }) => id));
    for (const { id, n, rows } of checked.groups) {
      expect(n, id).toBeGreaterThan(0);
      expect(rows, id).toHaveLength(n);
    }
    expect(checked.largest).toBeLessThanOrEqual(1e-12);
    expect(checked.largestOfP).toBeLessThanOrEqual(1e-9);
  });

  it('stops the build with each figure that differs, is absent, or is not a number', () => {
    const other = (figures: Record<string, number>) => ({
      ...reference,
      figures: { ...reference.figures, ...figures },
    });
    const n = 'eda.churn.rate';
    const off = reference.figures[n]! * (1 + 1e-11);
    expect(() => verify(results, other({ [n]: off }))).toThrow(
      `Проверка расчётов не сошлась: 1 чисел образца расходятся с эталоном (src/verification/reference.json).\n  ${n}: 0.1809, эталон ${off}, допустимо расхождение 1e-12\n`,
    );
    expect(() => verify(results, other({ 'eda.churn.nothing': 1 }))).toThrow('eda.churn.nothing: нет, эталон 1');
    const { eda } = results;
    const unknown = { ...results, eda: { ...eda, churn: { ...eda.churn, n: null } } };
    expect(() => verify(unknown, other({ 'eda.churn.n': 0 }))).toThrow('eda.churn.n: нет, эталон 0');
    expect(() => verify(results, other({ 'metric.value.mean': 1 }))).toThrow('unknown figure in the reference');
  });

  it('tells how many figures are the same to the last bit, and how far off a p-value is, and any other figure', () => {
    const p = 'eda.comparisons[age].welch.p';
    const own = checked.groups.flatMap(({ rows }) => rows).find(({ path }) => path === p)!.own;
    const figures = {
      'eda.churn.n': results.eda.churn.n,
      'eda.churn.rate': 0.1809 / (1 + 4e-13),
      [p]: own / (1 + 1e-13),
    };
    const { n, equal, largest, largestOfP } = verify(results, { ...reference, figures });
    expect([n, equal]).toEqual([3, 1]);
    expect(largest).toBeCloseTo(4e-13, 14);
    expect(largestOfP).toBeCloseTo(1e-13, 14);
  });

  it('lists the first twenty figures that differ, and counts the rest', () => {
    const off = (n: number) => ({
      ...reference,
      figures: Object.fromEntries(
        Object.entries(reference.figures)
          .slice(0, n)
          .map(([path, value]) => [path, value + 1]),
      ),
    });
    const said = (n: number) => {
      try {
        return String(verify(results, off(n)));
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(said(20).match(/эталон \d/g)).toHaveLength(20);
    expect(said(20)).not.toContain('и ещё');
    expect(said(21)).toContain('\n  и ещё 1\n');
    expect(said(23).match(/эталон \d/g)).toHaveLength(20);
    expect(said(23)).toContain('\n  и ещё 3\n');
  });

  it('lets a figure differ by 1e-12, one of the model by 1e-10, a p-value of either by 1e-9', () => {
    expect(
      [
        'correlations.pearson[score][age]',
        'correlations.logistic.terms[age].coef',
        'correlations.logistic.terms[age].p',
      ]
        .concat('eda.trends[age].p', 'correlations.association[age].pAdjusted', 'eda.proportions[gender].difference')
        .map(toleranceOf),
    ).toEqual([1e-12, 1e-10, 1e-9, 1e-9, 1e-9, 1e-12]);
  });

  it('lets a p-value differ by 1e-9, no more', () => {
    const p = 'eda.comparisons[age].welch.p';
    const times = (factor: number) => ({
      ...reference,
      figures: { ...reference.figures, [p]: reference.figures[p]! * factor },
    });
    expect(() => verify(results, times(1 + 5e-10))).not.toThrow();
    expect(() => verify(results, times(1 + 2e-9))).toThrow(p);
  });
});

describe('the words of the page', () => {
  it('name every group and every figure in Russian, no two alike in a group', () => {
    expect(figureLabel('eda.byCategory[city][Ростов].ci.0', schema)).toBe('город, Ростов Великий, нижняя граница');
    expect(figureLabel('eda.byCategory[city][Ростов].churned', schema)).toBe('город, Ростов Великий, ушли');
    expect(figureLabel('eda.numeric[age].churned.mean', schema)).toBe('возраст, ушедшие, среднее');
    for (const { id, rows } of checked.groups) {
      expect(groupTitles[id], id).toMatch(/[а-я]|φK/);
      const labels = rows.map(({ path }) => figureLabel(path, schema));
      expect(new Set(labels).size, `${id}: ${labels.join('; ')}`).toBe(labels.length);
      for (const label of labels) expect(label).toMatch(/^[а-яё]/i);
    }
  });
});
