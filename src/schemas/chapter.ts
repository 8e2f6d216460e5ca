import { z } from 'zod';
import { text } from './text.ts';

/** Front matter of src/content/chapters/*.mdx. */
export const chapterSchema = z.strictObject({
  title: text,
  /** For the contents at the side; default: the title. */
  short: text.max(24).optional(),
  /** Place among the chapters, unique; from 90 on: an appendix. */
  order: z.number().int(),
  question: text,
  /** One neutral sentence, true whatever the data; {path} and {path:format} are replaced by results. */
  answer: text,
});

export type Chapter = z.infer<typeof chapterSchema>;
