import { expect, it } from 'vitest';
import type { HypothesisResult } from '../../src/analysis/result.ts';
import { readContentFiles } from '../../src/authored/contentFiles.ts';
import { bank } from '../../src/dataset/bank.ts';
import { explainDisagreements } from '../../src/report/disagreements.ts';
import { reportOf } from '../../src/report/pieces.ts';
import type { Hypothesis } from '../../src/schemas/hypothesis.ts';
import { bankTable } from '../analysis/bankTable.ts';

/** Of the women, and of them alone, the older left. */
const table = bankTable(600, (i) => ({
  gender: i % 2 === 0 ? 'Ж' : 'М',
  age: 20 + ((i * 7) % 50),
  score: 400 + (i % 90),
  churn: (i % 2 === 0 ? (i * 7) % 50 >= 40 : i % 5 === 0) ? 1 : 0,
}));
const { outcome } = reportOf(table);
const age = readContentFiles(bank).hypotheses.find(({ id }) => id === 'age')!;

it('explainDisagreements() sets beside each other tests of one column and of the same clients, and no others', () => {
  const female = () => [{ column: 'gender', is: 'Ж' }];
  const means: Hypothesis = { ...age, id: 'means', test: 'welch' };
  const among: Hypothesis = { ...means, id: 'among', where: female() };
  const ranks = (id: string, change: Partial<Hypothesis>): Hypothesis => ({
    ...age,
    id,
    test: 'mannWhitney',
    ...change,
  });
  const asked = [
    means,
    among,
    ranks('all', {}),
    ranks('women', { where: female() }),
    ranks('score', { column: 'score' }),
  ];
  // Means differ surely, ranks do not.
  const results = asked.map(({ id, test }) => ({
    ...{ id, test, alpha: 0.05, effect: 0.3, effectName: test === 'welch' ? 'hedgesG' : 'auc' },
    pAdjusted: test === 'welch' ? 0.001 : 0.9,
  })) as unknown as HypothesisResult[];
  expect(explainDisagreements(table, outcome, asked, results).map(({ id }) => id)).toEqual([
    'means~all',
    'among~women',
  ]);
  const [all, women] = explainDisagreements(table, outcome, asked, results);
  expect(women!.ks).toBe(1);
  expect(all!.ks).toBeLessThan(1);
  const agreed = results.map((one) => ({ ...one, pAdjusted: 0.9 }));
  expect(explainDisagreements(table, outcome, asked, agreed)).toEqual([]);
});
