import { expect, it } from 'vitest';
import { bank } from '../../src/dataset/bank.ts';
import { columnNamed, columnOf } from '../../src/dataset/schema.ts';

it('columnNamed() finds a column by its header or its name in code, in any case', () => {
  const schema = { ...bank, columns: bank.columns.map((one) => ({ ...one, header: `${one.header} (файл)` })) };
  for (const text of ['score', ' SCORE ', 'Score (Файл)']) expect(columnNamed(schema, text)?.name).toBe('score');
  expect(columnNamed(schema, 'scor')).toBeUndefined();
});

it('columnOf() names the columns that there are where a name is unknown', () => {
  expect(columnOf(bank, 'age').name).toBe('age');
  expect(() => columnOf(bank, 'ages')).toThrow(/^unknown column: ages \(known: userid, score, .*churn\)$/);
});
