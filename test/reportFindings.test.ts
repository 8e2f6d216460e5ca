import { beforeAll, describe, expect, it } from 'vitest';
import type { Results } from '../src/results.ts';
import { changed, resultsOf } from './changes/files.ts';

/** One client of three points has no balance, and so have 40 of one point: neither split is told. */
const hiding = () => {
  let [one, three] = [0, 0];
  return changed((cells) => {
    const isUnknown = (cells['equity'] === '1' && one++ < 40) || (cells['equity'] === '3' && three++ < 1);
    const balance = isUnknown ? '' : cells['equity'] === '0' ? cells['balance']! : cells['balance'] || '1000.5';
    return { ...cells, balance };
  });
};

describe('the headline findings', () => {
  let results: Results;
  beforeAll(async () => {
    results = await resultsOf(hiding());
  });
  const of = (id: string) => results.robustness.findings.find((one) => one.id === id)!;
  const level = (value: string) => results.eda.byCategory['equity']!.find((row) => row.value === value)!;

  it('tell no difference among the known of a level whose known clients are not told', () => {
    expect(level('0').known).not.toBeNull();
    expect(level('1').known).toBeNull();
    expect(level('3').known).toBeNull();
    const step = of('equity:firstStep');
    expect([step.of, step.against]).toEqual(['0', '1']);
    expect(step.values['whole']!.value).toBeCloseTo(level('0').rate! - level('1').rate!, 12);
    expect(step.values['known']).toEqual({ value: null, ci: null, move: 'notComputed' });
    expect(of('equity:slope').values['known']!.value).toBeNull();
    // Of columns that hide nothing all is told.
    expect(of('gender').values['known']!.value).not.toBeNull();
    expect(of('products:slope').values['known']!.value).not.toBeNull();
  });

  it('compare groups as they are told: a level of few clients is never taken away from its group', async () => {
    const { eda, robustness } = await resultsOf(
      changed((cells, i) => ({
        ...cells,
        products: i === 0 ? '0' : cells['products'] === '0' ? '1' : cells['products']!,
      })),
    );
    const [first, second] = eda.byCategory['products']!;
    expect(first!.value).toBe('0–1');
    const step = robustness.findings.find((one) => one.id === 'products:firstStep')!;
    expect([step.of, step.against]).toEqual(['0–1', second!.value]);
    expect(step.values['whole']!.value).toBeCloseTo(first!.rate! - second!.rate!, 12);
  });
});
