import { expect, it } from 'vitest';
import type { ChartContext } from '../../src/charts/index.ts';
import { missingRates } from '../../src/charts/missingRates.ts';
import { bank } from '../../src/dataset/bank.ts';
import { columnOf } from '../../src/dataset/schema.ts';

const rate = (n: number, churned: number) => ({ n, churned, rate: churned / n, ci: [0, 1] as [number, number] });
const both = { known: rate(100, 20), unknown: rate(50, 30) };

it('missingRates counts the clients of the side that is told where the other is withheld', () => {
  const nOf = (result: Parameters<typeof missingRates.n>[0]) => missingRates.n(result, {} as ChartContext);
  expect([nOf(both), nOf({ ...both, unknown: null }), nOf({ ...both, known: null })]).toEqual([150, 100, 50]);
});

it('missingRates names its rows in the words that the schema has, else in their opposite, else by the label', () => {
  const rowsOf = (words: { missing?: string; known?: string }) => {
    const { name, header, kind, role, unit, label, description } = columnOf(bank, 'age');
    const age = { name, header, kind, role, unit, label, description, ...words };
    const columns = bank.columns.map((one) => (one.name === 'age' ? age : one));
    const context = {
      schema: { ...bank, columns },
      column: 'age',
      width: 720,
      bank: rate(150, 50),
      options: {},
      titles: {},
    };
    return missingRates.table(both, context).rows.map(([name]) => name);
  };
  expect(rowsOf({ missing: 'возраст скрыт', known: 'возраст назван' })).toEqual(['возраст назван', 'возраст скрыт']);
  expect(rowsOf({ missing: 'возраст не записан' })).toEqual(['возраст записан', 'возраст не записан']);
  expect(rowsOf({})).toEqual(['возраст: данные есть', 'возраст: нет данных']);
});
