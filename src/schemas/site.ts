import { z } from 'zod';
import { text } from './text.ts';

/** src/content/site.yaml: what the report says of itself on every page. */
export const siteSchema = z.strictObject({
  title: text,
  /** Whose clients they are, nominative: банк «Метанпром». */
  organisation: text,
  /** What the front page answers. */
  question: text,
  /** Words of the front page for the share of the known sum that the churned held; absent: the figure is not shown. */
  heldByChurned: text.optional(),
  place: text,
  /** A sentence for search engines and the front page. */
  description: text,
  source: z.strictObject({ name: text, note: text }),
  /** What is known of the date that the data stand for; never the clock. */
  dateLabel: text,
  contact: z.strictObject({ name: text, email: text.optional() }),
});

export type Site = z.infer<typeof siteSchema>;
