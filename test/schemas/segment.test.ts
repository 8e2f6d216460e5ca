import { describe, expect, it } from 'vitest';
import { bank } from '../../src/dataset/bank.ts';
import type { DataSchema } from '../../src/dataset/schema.ts';
import { segmentSchema } from '../../src/schemas/segment.ts';
import { hypothesisSchema, measureOf, testNames } from '../../src/schemas/hypothesis.ts';
import { assumptionSchema } from '../../src/schemas/assumption.ts';
import { recommendationSchema } from '../../src/schemas/recommendation.ts';
import { readYaml } from '../../src/schemas/yamlFile.ts';

const gym: DataSchema = {
  id: 'gym',
  minimumRows: 10,
  minimumOutcome: 1,
  splitKey: ['member'],
  columns: [
    { name: 'member', header: 'Member', kind: 'id', role: 'id', unit: 'none', label: 'номер', description: '' },
    { name: 'coach', header: 'Coach', kind: 'flag', role: 'feature', unit: 'none', label: 'тренер', description: '' },
    { name: 'left', header: 'Left', kind: 'flag', role: 'outcome', unit: 'none', label: 'уход', description: '' },
  ],
};
const fields = { id: 'x', title: 'Т', audience: 'А', offer: 'О' };

describe('segmentSchema(schema)', () => {
  it('takes the columns of whatever data set it is given', () => {
    const rule = [{ column: 'coach', is: 1 }];
    expect(segmentSchema(gym).safeParse({ ...fields, rule }).success).toBe(true);
    expect(segmentSchema(bank).safeParse({ ...fields, rule }).success).toBe(false);
  });

  it('takes each operator where it fits', () => {
    const fits = (condition: object) => segmentSchema(bank).safeParse({ ...fields, rule: [condition] }).success;
    expect(fits({ column: 'city', among: ['Рыбинск', 'Ростов'] })).toBe(true);
    expect(fits({ column: 'products', among: [1, 2] })).toBe(true);
    expect(fits({ column: 'balance', missing: true })).toBe(true);
    expect(fits({ column: 'credit_card', is: 2 })).toBe(false);
    expect(fits({ column: 'products', is: 'два' })).toBe(false);
    expect(fits({ column: 'userid', is: 1 })).toBe(false);
  });

  it('refuses an empty rule and an id with spaces', () => {
    const messages = (value: object) =>
      segmentSchema(gym)
        .safeParse(value)
        .error!.issues.map(({ message }) => message);
    expect(messages({ ...fields, rule: [] })).toEqual(['правило пустое: в нём должно быть хотя бы одно условие']);
    expect(messages({ ...fields, id: 'мой сегмент', rule: [{ column: 'coach', is: 1 }] })).toEqual([
      'имя пишется латинскими буквами, цифрами и дефисом, начинается с буквы: «women-35-50-inactive»',
    ]);
    expect(messages({ ...fields, id: 'with-\u0441ard', rule: [{ column: 'coach', is: 1 }] })).toEqual([
      'имя пишется латинскими буквами, цифрами и дефисом, начинается с буквы: «women-35-50-inactive»; буква «с» в «сard» — кириллическая',
    ]);
  });
});

describe('hypothesisSchema(schema)', () => {
  it('knows a measure for each test', () => {
    expect(testNames.map((name) => measureOf[name])).toEqual([
      'hedgesG',
      'auc',
      'cohensH',
      'cohensH',
      'cramersV',
      'trend',
      'epsilonSquared',
    ]);
  });

  it('asks a category of many levels for two groups', () => {
    const city = {
      id: 'city',
      order: 1,
      title: 'Т',
      h0: 'Н',
      h1: 'Н',
      test: 'proportions',
      column: 'city',
      alternative: 'twoSided',
      alpha: 0.05,
      smallestEffect: { value: 0.1, measure: 'cohensH', why: 'П' },
      why: 'П',
    };
    expect(hypothesisSchema(bank).safeParse(city).success).toBe(false);
    const groups = { of: 'Рыбинск', against: 'Ярославль' };
    expect(hypothesisSchema(bank).safeParse({ ...city, groups }).success).toBe(true);
    const wrong = hypothesisSchema(bank).safeParse({ ...city, column: 'gender', groups: { of: 'м', against: 'Ж' } });
    expect(wrong.error!.issues[0]).toMatchObject({
      path: ['groups', 'of'],
      message: 'в столбце «gender» нет значения «м»; ближайшее — «М»; есть: Ж, М',
    });
  });
});

describe('readYaml(text, file, schema)', () => {
  it('gives the checked value and the place of a field', () => {
    const text = 'id: horizonYears\ntitle: Т\nvalue: 3\nunit: years\nlow: 1\nhigh: 5\nsource: И\nwhy: П\n';
    const read = readYaml(text, 'a.yaml', assumptionSchema);
    expect(read.value).toMatchObject({ id: 'horizonYears', value: 3 });
    expect(read.place(['unit'])).toEqual({ line: 4, column: 7 });
    const broken = readYaml(text.replace('3', '2.5'), 'a.yaml', assumptionSchema);
    expect(broken.problems).toEqual([
      { file: 'a.yaml', line: 3, column: 8, message: 'срок считается в целых годах, а здесь 2.5' },
    ]);
  });

  it('names a comparison that is absent deep inside, by line', () => {
    const text =
      'segment: x\noffer: О\nchannel: К\nmessage: М\nholds:\n  all:\n    - path: eda.churn.rate\n  otherwise: И\nuplift:\n  low: 0.02\n  high: 0.01\n  why: П\nrisk: Р\nproof: Д\navoid: Н\n';
    const uplift = (line: number) => ({
      file: 'b.yaml',
      line,
      column: 8,
      message: 'границы стоят наоборот: low 0.02 больше high 0.01',
    });
    const absent = 'в условии сравнений 0, а нужно одно из: above, atLeast, below, atMost';
    expect(readYaml(text, 'b.yaml', recommendationSchema).problems).toEqual([
      { file: 'b.yaml', line: 7, column: 7, message: absent },
      uplift(10),
    ]);
    const mistyped = readYaml(
      text.replace('rate\n', 'rate\n      belov: 1\n'),
      'b.yaml',
      recommendationSchema,
    ).problems;
    expect(mistyped.map(({ line, message }) => `${line}: ${message}`)).toEqual([
      '8: лишнее поле «belov»; ближайшее — «below»; есть: path, above, atLeast, below, atMost',
      '11: границы стоят наоборот: low 0.02 больше high 0.01',
    ]);
    const bounded = text.replace('rate\n', 'rate\n      below: 1\n');
    expect(readYaml(bounded, 'b.yaml', recommendationSchema).problems).toEqual([uplift(11)]);
  });
});
