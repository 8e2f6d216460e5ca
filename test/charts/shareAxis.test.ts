import { describe, expect, it } from 'vitest';
import type { ChartContext } from '../../src/charts/index.ts';
import { rateEnd } from '../../src/charts/shareAxis.ts';
import { schema } from '../../src/dataset/index.ts';

const context = (more: Partial<ChartContext> = {}): ChartContext => ({
  schema,
  width: 720,
  bank: { n: 1000, churned: 180, rate: 0.18, ci: [0.16, 0.2] },
  options: {},
  titles: {},
  ...more,
});

describe('rateEnd(context, highs)', () => {
  it('is a round share that holds the rates and the one of all clients', () => {
    expect(rateEnd(context(), [0.27, 0.11])).toBeCloseTo(0.3, 12);
    expect(rateEnd(context(), [0.02])).toBe(0.2);
    expect(rateEnd(context(), [0.97])).toBe(1);
    expect(rateEnd(context({ bank: { n: 0, churned: 0, rate: null, ci: null } }), [])).toBe(0.01);
  });

  it('is no less than the figures beside it reach, on a page, and than its author asks', () => {
    expect(rateEnd(context({ sharedEnd: 0.47 }), [0.27])).toBeCloseTo(0.5, 12);
    expect(rateEnd(context({ sharedEnd: 0.47 }), [0.6])).toBeCloseTo(0.6, 12);
    expect(rateEnd(context({ sharedEnd: 0.47, width: 360 }), [0.27])).toBeCloseTo(0.3, 12);
    expect(rateEnd(context({ options: { max: 0.7 }, width: 360 }), [0.27])).toBeCloseTo(0.7, 12);
    expect(rateEnd(context({ options: { max: 0.7 } }), [0.77])).toBeCloseTo(0.8, 12);
  });
});
