import { describe, expect, it } from 'vitest';
import { readContentFiles } from '../../src/authored/contentFiles.ts';
import { bank } from '../../src/dataset/bank.ts';
import { conditionWords, ruleWords } from '../../src/ruleWords.ts';
import { givenOf } from './given.ts';

const words = (text: string) => text.replaceAll('\u00a0', ' ');
const content = givenOf(readContentFiles(bank));

describe('ruleWords(rule)', () => {
  it("says the brief's five rules", () => {
    expect(content.segments.map(({ rule }) => words(ruleWords(rule, bank)))).toEqual([
      'женщины, есть карта, баллы собственности меньше 3',
      'женщины, баллы собственности меньше 3, число продуктов не больше 3',
      'женщины, возраст от 35 до 50 лет, неактивные',
      'возраст от 35 до 50 лет, есть карта, число продуктов не больше 3',
      'возраст от 60 лет, неактивные',
    ]);
  });
});

describe('the bounds of one column', () => {
  const said = (...rule: Parameters<typeof ruleWords>[0]) => words(ruleWords(rule, bank));

  it('are told together, a single whole number by itself', () => {
    expect(said({ column: 'products', atLeast: 4 }, { column: 'products', below: 5 })).toBe('число продуктов: 4');
    expect(said({ column: 'products', below: 5 }, { column: 'products', atLeast: 2 })).toBe(
      'число продуктов от 2 до 4',
    );
    expect(
      said({ column: 'balance', atLeast: 10 }, { column: 'gender', is: 'Ж' }, { column: 'balance', below: 500_000 }),
    ).toBe('остаток на счёте от 10 ₽, но меньше 500 000 ₽, женщины');
  });

  it('have «года» after a part of a year', () => {
    expect(said({ column: 'age', atLeast: 1.5 })).toBe('возраст от 1,5 года');
    expect(said({ column: 'age', between: [1, 2.3] })).toBe('возраст от 1 до 2,3 года');
    expect(said({ column: 'age', above: 21 })).toBe('возраст больше 21 года');
  });

  it('are told apart where there are more than two, or of two columns', () => {
    expect(said({ column: 'products', atLeast: 4 }, { column: 'equity', below: 5 })).toBe(
      'число продуктов от 4, баллы собственности меньше 5',
    );
    const three = [{ atLeast: 2 }, { below: 5 }, { below: 4 }].map((bound) => ({ column: 'products', ...bound }));
    expect(said(...three)).toBe('число продуктов от 2, число продуктов меньше 5, число продуктов меньше 4');
  });
});

describe('conditionWords(condition)', () => {
  const said = (condition: Parameters<typeof conditionWords>[0]) => words(conditionWords(condition, bank));

  it('says levels with their labels', () => {
    expect(said({ column: 'city', is: 'Ростов' })).toBe('город: Ростов Великий');
    expect(said({ column: 'city', among: ['Рыбинск', 'Ростов'] })).toBe('город: Рыбинск или Ростов Великий');
    expect(said({ column: 'products', is: 1 })).toBe('число продуктов: 1');
  });

  it('says of which column they are, unless every label stands by itself', () => {
    const labelled = (name: string, valueLabels: Readonly<Record<string, string>>) => ({
      ...bank,
      columns: bank.columns.map((one) => (one.name === name ? { ...one, valueLabels } : one)),
    });
    const cities = { column: 'city', among: ['Ростов', 'Рыбинск'] };
    expect(words(conditionWords(cities, labelled('city', { Ростов: 'старый город' })))).toBe(
      'город: старый город или Рыбинск',
    );
    expect(words(conditionWords(cities, labelled('city', { Ростов: 'старый город', Рыбинск: 'порт' })))).toBe(
      'старый город или порт',
    );
    const card = { column: 'credit_card', is: 1 };
    expect(words(conditionWords(card, labelled('credit_card', { '1': 'Мир' })))).toMatch(/: Мир$/);
  });

  it('says numbers with their units in the genitive', () => {
    expect(said({ column: 'age', above: 21 })).toBe('возраст больше 21 года');
    expect(said({ column: 'age', below: 111 })).toBe('возраст меньше 111 лет');
    expect(said({ column: 'balance', atLeast: 1_000_000 })).toBe('остаток на счёте от 1 000 000 ₽');
    expect(said({ column: 'balance', below: -5 })).toBe('остаток на счёте меньше −5 ₽');
    expect(said({ column: 'est_salary', atMost: 50_000 })).toBe('доход не больше 50 000 ₽ в месяц');
  });

  it('says that a cell is empty or written', () => {
    expect(said({ column: 'balance', missing: true })).toBe('остаток неизвестен');
    expect(said({ column: 'balance', missing: false })).toBe('остаток известен');
    expect(said({ column: 'age', missing: false })).toBe('возраст записан');
  });
});
