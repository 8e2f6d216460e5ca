import { expect, it } from 'vitest';
import { scenarioName } from '../../src/charts/scenarioNames.ts';
import { traitName } from '../../src/charts/traitName.ts';
import { bank } from '../../src/dataset/bank.ts';
import type { Scenario } from '../../src/analysis/result.ts';

const name = (change: Scenario['change'], more: object = { titles: { margin: 'Маржа' } }, schema = bank) =>
  scenarioName({ assumption: 'margin', change } as Scenario, { titles: {}, schema, ...more });

it('scenarioName() tells an assumption by its title, and by its name where it has none', () => {
  expect(name(null)).toBe('как в отчёте');
  expect([name('half'), name('double')]).toEqual(['Маржа\u00a0÷\u00a02', 'Маржа\u00a0×\u00a02']);
  for (const more of [{}, { titles: {} }])
    expect([name('half', more), name('double', more)]).toEqual(['margin\u00a0÷\u00a02', 'margin\u00a0×\u00a02']);
});

it('scenarioName() tells what is done with an unknown amount in the words of the schema', () => {
  const { missing, known } = bank.columns.find((column) => column.name === bank.missingnessColumn)!;
  expect(name('balanceMedian')).toBe(`${missing}: медиана похожих`);
  expect(name('balanceKnown')).toBe(`только те, у кого ${known}`);
  const bare = { ...bank, missingnessColumn: undefined };
  expect(name('balanceMedian', {}, bare)).toBe('значение неизвестно: медиана похожих');
  expect(name('balanceKnown', {}, bare)).toBe('только те, у кого значение известно');
});

it('traitName() tells a column by its label, and its empty cells by what they mean', () => {
  expect(traitName(bank, { column: 'age', of: 'value' })).toBe('возраст');
  expect(traitName(bank, { column: 'age', of: 'empty' })).toBe('возраст не записан');
});
