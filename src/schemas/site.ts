import { z } from 'zod';
import { text } from './text.ts';

/** src/content/site.yaml: what the report says of itself on every page. */
export const siteSchema = z.strictObject({
  title: text,
  /** The bank, in quotes as it is written: «Метанпром». */
  bank: text,
  place: text,
  /** A sentence for search engines and the front page. */
  description: text,
  source: z.strictObject({ name: text, note: text }),
  /** What is known of the date that the data stand for; never the clock. */
  dateLabel: text,
  contact: z.strictObject({ name: text, email: text.optional() }),
});

export type Site = z.infer<typeof siteSchema>;
