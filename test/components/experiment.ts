import type { Experiment } from '../../src/analysis/result.ts';

/** Of 400 clients a hundred left; the higher uplift is seen on 640 a group, which is more than there are. */
export const experiment: Experiment = {
  id: 'a',
  assigned: 400,
  reachable: 300,
  value: 700,
  valueRestsOnOne: false,
  stayRate: 0.75,
  churnCi: [0.21, 0.29],
  low: { uplift: 0.01, rate: 0.7575, perGroup: 900, control: null },
  high: { uplift: 0.05, rate: 0.7875, perGroup: 640, control: null },
  detectable: 0.12,
};

export const impossible = (uplift: number) => ({ uplift, rate: null, perGroup: null, control: null });
