import { describe, expect, it } from 'vitest';
import { rateOf } from '../../src/analysis/rate.ts';
import { readContentFiles, type ContentFiles } from '../../src/authored/contentFiles.ts';
import { bank } from '../../src/dataset/bank.ts';
import { measureSegments, measureValue } from '../../src/report/value.ts';
import { bankTable } from '../analysis/bankTable.ts';
import { tableOf } from '../analysis/tableOf.ts';

describe('measureValue', () => {
  it('gives each client the worth that he has at other sums, and that of the file at none', () => {
    const content = readContentFiles(bank);
    const valued = (balance: number) => {
      const made = bankTable(60, () => ({ balance }));
      return measureValue(made, new Uint16Array(60), content, null, 0.2);
    };
    const { clientValue, valueWith } = valued(1e5);
    expect(valueWith!(null)).toBe(clientValue);
    expect(valueWith!(new Float64Array(60).fill(2e5))).toEqual(valued(2e5).clientValue);
    expect(valued(2e5).clientValue![0]).toBeGreaterThan(clientValue![0]!);
  });
});

const rows = Array.from({ length: 600 }, (_, i) => i);
const table = tableOf({ all: rows }, { group: rows.map((i) => (i < 300 ? 'a' : 'b')) });
const content = {
  segments: ['a', 'b'].map((is) => ({ id: is, rule: [{ column: 'group', is }] })),
  recommendations: ['a', 'b'].map((segment) => ({ segment, uplift: { low: 0.01, high: 0.02 } })),
} as unknown as Pick<ContentFiles, 'segments' | 'recommendations'>;
const value = Float64Array.from(rows, (i) => 100 + i);

describe('measureSegments', () => {
  it('tells no sum of those who stayed where the whole segment less it would be that of 1 to 9 who left', () => {
    // Of a one left, of b twenty.
    const outcome = Uint16Array.from(rows, (i) => (i === 7 || (i >= 300 && i < 320) ? 1 : 0));
    const { segments, experiments } = measureSegments(table, outcome, null, content, value, rateOf(21, 600));
    expect(segments.map(({ valueTotal }) => valueTotal)).toEqual([300 * 100 + 44850, 300 * 100 + 134850]);
    expect(experiments.map((one) => [one.assigned, one.reachable, one.value, one.valueRestsOnOne])).toEqual([
      [300, 299, null, null],
      [300, 280, 164850 - (20 * 400 + 190), false],
    ]);
  });

  it('tells that sum where another segment has claimed some of the clients: it is not the whole less those who left', () => {
    const segments = [
      { id: 'a', rule: [{ column: 'group', is: 'a' }] },
      { id: 'edge', rule: [{ column: 'all', atLeast: 200 }] },
    ] as unknown as ContentFiles['segments'];
    const recommendations = segments.map(({ id }) => ({ ...content.recommendations[0]!, segment: id }));
    const outcome = Uint16Array.from(rows, (i) => (i === 7 || i === 390 ? 1 : 0));
    const { experiments } = measureSegments(table, outcome, null, { segments, recommendations }, value, rateOf(2, 600));
    expect(experiments.map((one) => [one.assigned, one.reachable, one.value])).toEqual([
      [300, 299, null],
      [300, 299, 164850 - (100 + 390)],
    ]);
  });
});
