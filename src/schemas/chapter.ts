import { z } from 'zod';
import { text } from './text.ts';

/** Front matter of src/content/chapters/*.mdx. */
export const chapterSchema = z.strictObject({
  title: text,
  /** Place among the chapters; appendices come after them. */
  order: z.number().int(),
  question: text,
  /** One sentence that is true whatever the data; the bound answer stands in the chapter's <Answer>. */
  answer: text,
  appendix: z.boolean().default(false),
});

export type Chapter = z.infer<typeof chapterSchema>;
