import { expect, it } from 'vitest';
import { clientsAt } from '../../src/components/clientsAt.ts';

const results = { dataset: { rows: 10, file: 'a.csv' }, churn: { n: null, rate: 0.2 } };

it('gives the number of clients at a path, null of a withheld one, and refuses what is no number of clients', () => {
  expect(clientsAt(results, 'dataset.rows', 'x.mdx:1:1')).toBe(10);
  expect(clientsAt(results, 'churn.n', 'x.mdx:1:1')).toBeNull();
  for (const path of ['dataset.file', 'churn.rate', 'churn'])
    expect(() => clientsAt(results, path, 'x.mdx:1:1')).toThrow(
      `x.mdx:1:1: n у <Figure> — путь числа клиентов, а в «${path}» не целое число.`,
    );
});
