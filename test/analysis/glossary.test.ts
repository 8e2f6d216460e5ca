import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chiSquaredTest } from '../../src/analysis/chiSquaredTest.ts';
import { compareGroups } from '../../src/analysis/compare.ts';
import { correlationRatio } from '../../src/analysis/correlationRatio.ts';
import { fisherTest } from '../../src/analysis/fisherTest.ts';
import { kruskalWallisTest } from '../../src/analysis/kruskalWallisTest.ts';
import { detectable } from '../../src/analysis/detectable.ts';
import { fixedBins } from '../../src/analysis/fixedBins.ts';
import { populationStability } from '../../src/analysis/populationStability.ts';
import { proportionTest } from '../../src/analysis/proportionTest.ts';
import { rateOf } from '../../src/analysis/rate.ts';
import { finding } from '../../src/analysis/robustness.ts';
import { designOfTable } from '../../src/analysis/testDesign.ts';
import { vocabulary } from '../../src/analysis/told.ts';
import { trendTest } from '../../src/analysis/trendTest.ts';
import { schema } from '../../src/dataset/index.ts';
import { readTable } from '../../src/dataset/read.ts';
import { analysedWhole } from '../analysedWhole.ts';
import { root } from '../site/build.ts';

const glossary = readFileSync(new URL('../../src/analysis/result.ts', import.meta.url), 'utf8');

/** The own fields of an interface of the glossary and of those it extends. */
function fieldsOf(name: string): string[] {
  const found = new RegExp(`export interface ${name}(?: extends (\\w+))? \\{\\n([\\s\\S]*?)\\n\\}`).exec(glossary);
  if (!found) throw new Error(`no interface in the glossary: ${name}`);
  const own = [...found[2]!.matchAll(/^ {2}readonly (\w+)/gm)].map((m) => m[1]!);
  return [...new Set([...(found[1] === undefined ? [] : fieldsOf(found[1])), ...own])];
}

const conditions = [.../export type Condition =\n([\s\S]*?);/.exec(glossary)![1]!.matchAll(/\| '(\w+)'/g)].map(
  (m) => m[1],
);

const normal = Float64Array.from([1, 2, 3, 4, 5, 6, 7, NaN, 9, 12]);
const outcomes = {
  mixed: Uint16Array.from([0, 1, 0, 1, 0, 0, 1, 1, 0, 1]),
  nobodyLeft: new Uint16Array(10),
  oneLeft: Uint16Array.from([1, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
};
const columns = {
  normal,
  constant: normal.map(() => 7),
  missing: normal.map(() => NaN),
  huge: normal.map((x) => x * 1e307),
};

/** Every test on usual and on hopeless data, by the name of its interface. */
const cases: (readonly [string, object])[] = [];
for (const values of [...Object.values(columns), new Float64Array(0)])
  for (const outcome of Object.values(outcomes)) {
    const { welch, mannWhitney, ks, brownForsythe } = compareGroups(values, outcome.subarray(0, values.length));
    cases.push(['Welch', welch], ['MannWhitney', mannWhitney], ['KolmogorovSmirnov', ks]);
    cases.push(['BrownForsythe', brownForsythe]);
    cases.push(['KruskalWallis', kruskalWallisTest(values, outcome.subarray(0, values.length), 2)]);
    cases.push(['CorrelationRatio', correlationRatio(values, outcome.subarray(0, values.length), 2)]);
  }
for (const [a, b, c, d] of [
  [5, 6, 7, 9],
  [0, 0, 0, 0],
  [5, 0, 7, 0],
  [0, 8, 9, 0],
  [1, 0, 0, 0],
] as const) {
  cases.push(
    [
      'Fisher',
      fisherTest([
        [a, b],
        [c, d],
      ]),
    ],
    [
      'Independence',
      chiSquaredTest([
        [a, b],
        [c, d],
      ]),
    ],
  );
  const [of, against] = [
    { value: 'а', n: a + b, churned: a },
    { value: 'б', n: c + d, churned: c },
  ];
  cases.push(['ProportionTest', proportionTest(of, against)], ['Rate', rateOf(a, a + b)]);
  cases.push([
    'Trend',
    trendTest([
      { score: 0, ...of },
      { score: 1e300, ...against },
    ]),
  ]);
  cases.push([
    'Detectable',
    detectable(
      designOfTable([
        [a, b],
        [c, d],
      ]),
      { alpha: 0.05, sides: 2, family: 3 },
    ),
  ]);
  cases.push(['Stability', populationStability([a, b], [c, d])], ['FixedBins', fixedBins(Float64Array.of(a, b, c, d))]);
}

const aFinding = finding(
  { id: 'x', about: 'pair', column: 'x', segment: null, of: '1', against: '0', measure: 'difference' },
  { value: 0.1, ci: [0, 0.2] },
  { known: { value: null, ci: null, isTold: true } },
);
cases.push(['Finding', aFinding], ['FindingFigure', aFinding.values['known']!]);

describe('the glossary', () => {
  it('has every field of every result, and every result has every field', () => {
    for (const [name, result] of cases) expect(Object.keys(result).sort(), name).toEqual(fieldsOf(name).sort());
  });

  it('names every condition that a result names, and a result without p says why', () => {
    for (const [name, result] of cases) {
      const { condition, p } = result as { condition?: string | null; p?: number | null };
      if (condition) expect(conditions, name).toContain(condition);
      // Of Kolmogorov and Smirnov only D is told.
      if (p === null && name !== 'KolmogorovSmirnov')
        expect(condition, `${name} ${JSON.stringify(result)}`).not.toBeNull();
    }
  });

  it('has one vocabulary for all tests, each method with its own names', () => {
    const common = fieldsOf('TestResult');
    expect(common).toEqual(['method', 'statistic', 'df', 'p', 'effect', 'interval', 'n', 'missing', 'condition']);
    const methods = new Set<string>();
    for (const [name, result] of cases) {
      const own = result as unknown as Record<string, unknown>;
      // The index of a shift between two files is no test of this file's groups: it has no names of its own.
      if (own['method'] === undefined || name === 'Stability') continue;
      methods.add(own['method'] as string);
      for (const field of common) expect(own, name).toHaveProperty(field);
      const names = vocabulary[own['method'] as string]!;
      if (names.statistic) expect(own['statistic'], name).toBe(own[names.statistic]);
      if (names.interval) expect(own['interval'], name).toEqual(own[names.interval]);
      expect(own['effect'], name).toBe(own[names.effect]);
      if (names.df && own['p'] !== null)
        expect([own['df']].flat(), name).toEqual(names.df.map((degrees) => own[degrees]));
    }
    expect([...methods].sort()).toEqual(Object.keys(vocabulary).sort());
  });

  it('holds every test of the whole report', async () => {
    const { table, facts } = await readTable(`${root}/data/bank_scrooge.csv`, schema);
    const common = fieldsOf('TestResult');
    const found: string[] = [];
    const walk = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return;
      const own = value as Record<string, unknown>;
      if (typeof own['method'] === 'string' && vocabulary[own['method']]) {
        found.push(own['method']);
        for (const field of common) expect(own, path).toHaveProperty(field);
        if (own['condition'] !== null) expect(conditions, path).toContain(own['condition']);
      }
      for (const [key, inner] of Object.entries(own)) walk(inner, `${path}.${key}`);
    };
    walk(analysedWhole(table!, facts), 'results');
    for (const method of Object.keys(vocabulary).filter((one) => one !== 'fisher')) expect(found).toContain(method);
  });

  it('finds no NaN, Infinity or undefined, no p of 0, nothing that is not frozen', () => {
    const walk = (value: unknown, path: string): void => {
      if (typeof value === 'number') expect(Number.isFinite(value), `${path}: ${value}`).toBe(true);
      else if (typeof value === 'object' && value !== null) {
        expect(Object.isFrozen(value), path).toBe(true);
        for (const [key, inner] of Object.entries(value)) walk(inner, `${path}.${key}`);
      } else expect(value, path).not.toBeUndefined();
      if (path.endsWith('.p') && value !== null) expect(value as number).toBeGreaterThan(0);
    };
    for (const [name, result] of cases) walk(result, name);
  });
});
