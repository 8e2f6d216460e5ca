import { z } from 'zod';
import { decisions, verdicts } from './verdicts.ts';

const count = z.number().int().nonnegative();
const figure = z.number().nullable();
const interval = z.tuple([z.number(), z.number()]).nullable();
const among = (words: object) => z.enum(Object.keys(words));

/** The parts of earlier results that a comparison reads, with what it needs to find in them. */
export const comparable = z.object({
  dataset: z.object({ sha256: z.string(), rows: count }),
  stamp: z.object({ contentSha256: z.string() }),
  quality: z.object({ missing: z.record(z.string(), count) }),
  eda: z.object({
    churn: z.object({ n: count, churned: count }),
    byCategory: z.record(z.string(), z.array(z.object({ value: z.string(), n: count }))),
    fixedBins: z.record(
      z.string(),
      z.object({ missing: count, bins: z.array(z.object({ low: figure, high: figure, n: count })) }),
    ),
  }),
  segments: z.array(
    z.object({
      id: z.string(),
      n: count.nullable(),
      churned: count.nullable(),
      priority: figure,
      disqualified: among(verdicts).nullable(),
      valueMeanCi: interval,
    }),
  ),
  hypotheses: z.array(
    z.object({
      id: z.string(),
      decision: among(decisions),
      effect: figure,
      effectName: z.string(),
      effectCi: interval,
    }),
  ),
});
