import { expect, it } from 'vitest';
import { termLabel, termName } from '../../src/charts/termLabel.ts';
import { bank } from '../../src/dataset/bank.ts';

it('names the level of a term, whatever the term is called', () => {
  const model = [{ term: 'from_rybinsk', column: 'city', transform: 'level', level: 'Рыбинск' }] as const;
  const schema = { ...bank, model };
  expect(termLabel(schema, 'from_rybinsk')).toBe('город: Рыбинск');
  expect(termName(schema, 'from_rybinsk')).toBe('город: Рыбинск');
  expect(termLabel(bank, 'gender=М')).toBe('пол: мужчины');
  expect(termLabel(bank, 'city=Ростов')).toBe('город: Ростов Великий');
  expect(termLabel(bank, 'age')).toBe('возраст, на 10 больше');
});
