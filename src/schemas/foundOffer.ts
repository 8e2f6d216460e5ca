import { z } from 'zod';
import { foundOfferIds } from '../analysis/foundOffers.ts';
import { offerTerms } from './recommendation.ts';
import { text } from './text.ts';

/** src/content/found/ID.yaml: what to offer the best segment of its kind that the search finds, and what to say where it finds none. */
export const foundOfferSchema = z.strictObject({
  id: z
    .enum(foundOfferIds)
    .describe('found-loyal — найденным, кто уходил реже прочих; found-leaving — найденным, о ком этого сказать нельзя'),
  otherwise: text.describe('Слова о том, что такого сегмента поиск не нашёл'),
  ...offerTerms,
});

export type FoundOfferFile = z.infer<typeof foundOfferSchema>;
