import { z } from 'zod';
import { id, text } from './text.ts';

const bound = z.union([z.number(), z.string()]);

/** A comparison of a result with a number or with another result: { path, below: eda.churn.rate }. */
const resultCondition = z
  .strictObject({
    path: text,
    above: bound.optional(),
    atLeast: bound.optional(),
    below: bound.optional(),
    atMost: bound.optional(),
  })
  .superRefine((found, context) => {
    const used = comparisons.filter((name) => found[name] !== undefined);
    if (used.length !== 1)
      context.addIssue({
        code: 'custom',
        message: `в условии сравнений ${used.length}, а нужно одно из: ${comparisons.join(', ')}`,
      });
  });

export const comparisons = ['above', 'atLeast', 'below', 'atMost'] as const;
export type ResultCondition = z.infer<typeof resultCondition>;

/** src/content/recommendations/ID.yaml: what to offer a segment, and when to take the offer back. */
export const recommendationSchema = z
  .strictObject({
    /** The segment's id. */
    segment: id,
    offer: text,
    channel: text,
    /** The idea of the message, not its text. */
    message: text,
    /** All comparisons hold, or the recommendation is withdrawn with the sentence `otherwise`. */
    holds: z.strictObject({ all: z.array(resultCondition).min(1), otherwise: text }),
    /** Share of the segment's value that the offer may bring, by assumption. */
    uplift: z.strictObject({ low: z.number().min(0).max(1), high: z.number().min(0).max(1), why: text }),
    risk: text,
    /** What would prove it worked. */
    proof: text,
    /** What not to do. */
    avoid: text,
  })
  .superRefine((found, context) => {
    if (found.uplift.low > found.uplift.high)
      context.addIssue({ code: 'custom', path: ['uplift', 'low'], message: 'нижняя граница uplift больше верхней' });
  });

export type Recommendation = z.infer<typeof recommendationSchema>;
