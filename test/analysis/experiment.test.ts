import { describe, expect, it } from 'vitest';
import { experimentOf, withoutCounts } from '../../src/analysis/experiment.ts';
import { controlGroupSize, detectableDifference, sampleSizeForProportions } from '../../src/analysis/power.ts';
import { wilsonInterval } from '../../src/analysis/rate.ts';

describe('experimentOf(id, assigned, uplift)', () => {
  it('sets the share of those who stayed against that share times one plus the uplift', () => {
    const found = experimentOf(
      'a',
      { assigned: 2000, churned: 200, value: 5000, valueRestsOnOne: false },
      { low: 0.01, high: 0.05 },
    );
    expect(found).toMatchObject({ id: 'a', assigned: 2000, reachable: 1800, stayRate: 0.9, value: 5000 });
    expect(found.churnCi).toEqual(wilsonInterval(200, 2000));
    expect(found.high.rate).toBeCloseTo(0.945, 12);
    expect(found.high.perGroup).toBe(sampleSizeForProportions(0.9 * 1.05, 0.9));
    expect(found.high.control).toBe(controlGroupSize(1800, 0.9 * 1.05, 0.9));
    expect(found.detectable).toBe(detectableDifference(900, 900, 0.9));
    // A hundredth of the share needs thousands in each group: no split of 1800 does.
    expect(found.low.perGroup).toBeGreaterThan(5000);
    expect(found.low.control).toBeNull();
  });

  it('knows that more than everybody cannot stay', () => {
    const { high, low } = experimentOf(
      'a',
      { assigned: 1000, churned: 20, value: null, valueRestsOnOne: null },
      { low: 0.01, high: 0.03 },
    );
    expect(high).toEqual({ uplift: 0.03, rate: null, perGroup: null, control: null });
    expect(low.perGroup).not.toBeNull();
  });

  it('withholds a segment of under ten, and is null of nobody', () => {
    const nothing = { assigned: null, reachable: null, stayRate: null, churnCi: null, value: null, detectable: null };
    expect(
      experimentOf('a', { assigned: 9, churned: 1, value: 1, valueRestsOnOne: false }, { low: 0, high: 0.1 }),
    ).toMatchObject(nothing);
    expect(
      experimentOf('a', { assigned: 12, churned: 5, value: 1, valueRestsOnOne: false }, { low: 0, high: 0.1 }),
    ).toMatchObject(nothing);
    expect(
      experimentOf('a', { assigned: 0, churned: 0, value: 0, valueRestsOnOne: false }, { low: 0, high: 0.1 }),
    ).toMatchObject({
      assigned: 0,
      stayRate: null,
      high: { perGroup: null },
    });
  });
});

describe('withoutCounts(experiment, rate)', () => {
  it('tells the need of the whole segment, and no count', () => {
    const found = experimentOf(
      'a',
      { assigned: 2000, churned: 200, value: 5000, valueRestsOnOne: false },
      { low: 0.01, high: 0.05 },
    );
    expect(withoutCounts(found, 0.2)).toEqual({
      id: 'a',
      assigned: null,
      reachable: null,
      value: null,
      valueRestsOnOne: null,
      stayRate: 0.8,
      churnCi: null,
      low: { uplift: 0.01, rate: 0.8 * 1.01, perGroup: sampleSizeForProportions(0.8 * 1.01, 0.8), control: null },
      high: { uplift: 0.05, rate: 0.8 * 1.05, perGroup: sampleSizeForProportions(0.8 * 1.05, 0.8), control: null },
      detectable: null,
    });
    expect(withoutCounts(found, null)).toMatchObject({ stayRate: null, high: { perGroup: null } });
  });
});
