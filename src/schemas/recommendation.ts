import { z } from 'zod';
import { percentComplaint } from '../paths/shareName.ts';
import { numberWords } from './issueWords.ts';
import { comparisons } from './operators.ts';
import { id, text } from './text.ts';

const bound = z.union([z.number(), z.string()]);

/** The complaint about a number written as in a Russian text, which would be taken for a path; undefined where it is none. */
function mistypedNumber(name: string, written: string): string | undefined {
  const words = numberWords('number', written);
  return words === '' ? undefined : `в поле «${name}» текст «${written}», а нужно число или путь результата${words}`;
}

/** A comparison of a result with a number or with another result: { path, below: eda.churn.rate }. */
const resultCondition = z
  .strictObject({
    path: text.describe('Путь результата, например segments.ID.n'),
    above: bound.optional().describe('Больше числа или другого результата'),
    atLeast: bound.optional().describe('Не меньше'),
    below: bound.optional().describe('Меньше'),
    atMost: bound.optional().describe('Не больше'),
  })
  .superRefine((found, context) => {
    const used = comparisons.filter((name) => found[name] !== undefined);
    // A mistyped comparison is told by its own place.
    const isMistyped = used.length === 0 && context.issues.some(({ code }) => code === 'unrecognized_keys');
    if (used.length !== 1 && !isMistyped)
      context.addIssue({
        code: 'custom',
        message: `в условии сравнений ${used.length}, а нужно одно из: ${comparisons.join(', ')}`,
      });
    const [name] = /[\w$]+(?=\]?$)/.exec(found.path) ?? [''];
    for (const comparison of used) {
      const limit = found[comparison];
      const message = typeof limit === 'number' ? percentComplaint(name, limit) : mistypedNumber(comparison, limit!);
      if (message !== undefined) context.addIssue({ code: 'custom', path: [comparison], message });
    }
  });

export type ResultCondition = z.infer<typeof resultCondition>;

/** What any offer says; what it brings is an assumption. */
export const offerTerms = {
  offer: text.describe('Что предложить'),
  channel: text.describe('Как написать'),
  /** The idea of the message, not its text. */
  message: text.describe('О чём письмо: мысль, а не текст'),
  /** Share of the segment's value that the offer may bring, by assumption. */
  uplift: z
    .strictObject({
      low: z.number().min(0).max(1).describe('Нижняя граница'),
      high: z.number().min(0).max(1).describe('Верхняя граница'),
      why: text.describe('Откуда границы'),
    })
    .superRefine(({ low, high }, context) => {
      if (low > high)
        context.addIssue({
          code: 'custom',
          path: ['low'],
          message: `границы стоят наоборот: low ${low} больше high ${high}`,
        });
    })
    .describe('Какую долю ценности сегмента предложение может принести, по допущению'),
  risk: text.describe('Чем рискуем'),
  /** What would prove it worked. */
  proof: text.describe('Что докажет успех'),
  /** What not to do. */
  avoid: text.describe('Чего не делать'),
};

/** The terms of an offer, as an analyst wrote them. */
export type OfferTerms = z.infer<z.ZodObject<typeof offerTerms>>;

/** src/content/recommendations/ID.yaml: what to offer a segment, and when to take the offer back. */
export const recommendationSchema = z.strictObject({
  /** The segment's id. */
  segment: id.describe('Имя сегмента; такое же, как у файла'),
  /** All comparisons hold, or the recommendation is withdrawn with the sentence `otherwise`. */
  holds: z
    .strictObject({
      all: z.array(resultCondition).min(1).describe('Сравнения, которые верны все сразу'),
      otherwise: text.describe('Слова о снятом предложении'),
    })
    .describe('Условия предложения'),
  ...offerTerms,
});

export type Recommendation = z.infer<typeof recommendationSchema>;
