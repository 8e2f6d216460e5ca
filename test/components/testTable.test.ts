import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chiSquaredTest } from '../../src/analysis/chiSquaredTest.ts';
import { kruskalWallisTest } from '../../src/analysis/kruskalWallisTest.ts';
import { conditionNames } from '../../src/components/conditionNames.ts';
import { residualTable, testTable } from '../../src/components/testTable.ts';
import { schema } from '../../src/dataset/index.ts';
import { analysedWhole } from '../analysedWhole.ts';
import { bankTable, type MadeClient } from '../analysis/bankTable.ts';

const text = (table: object) => JSON.stringify(table);
const of = (rows: number, client?: (i: number) => MadeClient) =>
  analysedWhole(bankTable(rows, client), { file: 'made.csv', sha256: '0' });

describe('conditionNames', () => {
  it('has Russian words for every condition of the glossary', () => {
    const glossary = readFileSync(new URL('../../src/analysis/result.ts', import.meta.url), 'utf8');
    const listed = /export type Condition =\n([\s\S]*?);/.exec(glossary)![1]!;
    expect(Object.keys(conditionNames).sort()).toEqual([...listed.matchAll(/\| '(\w+)'/g)].map((m) => m[1]).sort());
  });
});

describe('testTable', () => {
  it('tells the figures of each test, and Fisher where counts are small', () => {
    const few = chiSquaredTest([
      [3, 1],
      [1, 3],
    ]);
    const { table, notes } = testTable({ gender: few }, schema);
    expect(table.columns).toEqual(['Признак', 'χ²', 'Степени свободы', 'p', 'V с поправкой', 'Клиентов']);
    expect(table.rows).toEqual([['пол', '2,000', '1', '0,49', '0,354', '8']]);
    expect(notes).toEqual(['ожидаемое число клиентов мало, p — по точному критерию Фишера']);
  });

  it('names the column that makes one group of all', () => {
    const one = kruskalWallisTest(Float64Array.of(1, 2, 3), Uint16Array.of(0, 0, 0), 1);
    expect(testTable({ score: one }, schema, 'city').notes).toEqual(['у столбца «город» одно значение']);
    expect(testTable({ score: one }, schema).notes).toEqual(['у признака одно значение']);
  });

  it('says that p is near where no exact test was made, and writes large figures whole', () => {
    const test = {
      ...chiSquaredTest([
        [30, 10],
        [10, 30],
      ]),
      statistic: -1000,
      df: [2, 37] as const,
      condition: 'smallExpected' as const,
      exact: null,
    };
    const { table, notes } = testTable({ gender: test, city: { ...test, statistic: 999.9, df: null } }, schema);
    expect(table.rows.map((row) => row[1]!.replace('\u00a0', ' '))).toEqual(['−1 000', '999,900']);
    expect(table.rows.map((row) => row[2])).toEqual(['2 и 37', '—']);
    expect(notes[0]).toBe('в части ячеек ожидается меньше пяти клиентов: p приближённая');
  });

  it('says a bound where a double cannot hold p', () => {
    const values = Float64Array.from({ length: 4000 }, (_, i) => i);
    const halves = Uint16Array.from(values, (v) => (v < 2000 ? 0 : 1));
    const { table } = testTable({ score: kruskalWallisTest(values, halves, 2) }, schema);
    expect(table.rows[0]![3]).toBe('меньше\u00a010⁻³⁰⁰');
  });

  it('says what failed under the name, and prints no NaN, null or undefined', () => {
    const hard: [(i: number) => MadeClient, RegExp][] = [
      [() => ({ score: 800, age: 40, balance: 1, equity: 1, products: 1, est_salary: 1 }), /все значения одинаковы/],
      [() => ({ balance: null, age: null }), /нет ни одного клиента с данными/],
      [() => ({ city: 'Рыбинск', gender: 'Ж' }), /у признака одно значение/],
    ];
    for (const [client, said] of hard) {
      const { eda, correlations } = of(300, client);
      const tables = [
        testTable(correlations.association, schema),
        ...Object.values(eda.acrossLevels).map((tests) => testTable(tests, schema)),
      ];
      expect(text(tables)).toMatch(said);
      expect(text([tables, residualTable(correlations.residuals, schema)])).not.toMatch(/NaN|null|undefined|Infinity/);
    }
  });
});

describe('residualTable', () => {
  it('has a row for each level, and none of a trait of one level', () => {
    const { correlations } = of(300, () => ({ city: 'Рыбинск' }));
    const names = residualTable(correlations.residuals, schema).rows.map((row) => row[0]);
    expect(names).toContain('пол: женщины');
    expect(names.filter((name) => name!.startsWith('город'))).toEqual([]);
    const level = { value: 'Ж', n: 40, churned: 30, expected: 24.5, residual: 2.26 };
    expect(residualTable({ gender: [level, { ...level, value: 'М' }] }, schema).rows[0]!.slice(1)).toEqual([
      '+2,3',
      '30',
      '24,5',
      '40',
    ]);
  });
});
