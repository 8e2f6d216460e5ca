import { expect, it } from 'vitest';
import { quality } from '../../src/analysis/quality.ts';
import { tableOf } from './tableOf.ts';

it('knows no repeated id, and no rate of them, where a data set has no column of ids', () => {
  const { duplicateIds, funnel } = quality(tableOf({ x: [1, 2, 3] }), Uint16Array.of(1, 0, 0));
  expect(duplicateIds).toEqual({ ids: 0, rows: 0, n: 0, churned: 0, rate: null, ci: null });
  expect(funnel[0]).toEqual({ id: 'rows', n: 3 });
});
