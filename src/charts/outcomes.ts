import { colour } from './theme.ts';

/** Those who stayed and those who left: their fields in a histogram, their name (of them: in the genitive), colour and dash. */
export const outcomes = [
  {
    key: 'stayedShare',
    median: 'medianStayed',
    missing: 'missingStayedShare',
    label: 'остались',
    ofThem: 'оставшихся',
    stroke: colour.stayed,
    dash: undefined,
  },
  {
    key: 'churnedShare',
    median: 'medianChurned',
    missing: 'missingChurnedShare',
    label: 'ушли',
    ofThem: 'ушедших',
    stroke: colour.churned,
    dash: '6 3',
  },
] as const;
