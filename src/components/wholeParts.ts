import Nothing from './Nothing.astro';

/**
 * Components that fill their place with the results alone: no sentence of the author's, no figure and no numbered table. A page
 * that lists those of all chapters leaves them out.
 */
const names = [
  'AcceptedList',
  'AssumptionTable',
  'Dictionary',
  'Disagreements',
  'FirstOffers',
  'FoundOffers',
  'Funnel',
  'ModelTerms',
  'PortraitPair',
  'RecommendationCard',
  'RecommendationCards',
  'ResidualTable',
  'SegmentCard',
  'SegmentCards',
  'TurnsRound',
  'Verification',
] as const;

export const withoutWholeParts = Object.fromEntries(names.map((name) => [name, Nothing]));
