/** Words of a new file that ask to be replaced; npm run check:prose finds those that were not. */
export const placeholders = {
  question: 'На какой вопрос отвечает глава?',
  lead: 'Зачем читателю эта глава.',
  audience: 'Кто эти люди, одной фразой без чисел.',
  segmentOffer: 'Что им предложить.',
  negligible: 'Почему такое различие ещё ничего не меняет.',
  decision: 'Что сделают иначе, если это верно.',
  offer: 'Что предложить.',
  channel: 'Как написать.',
  message: 'О чём письмо.',
  uplift: 'Откуда взяты границы прироста.',
  risk: 'Чем рискуем.',
  proof: 'Что докажет успех.',
  avoid: 'Чего не делать.',
  source: 'Откуда взято число.',
  need: 'Зачем оно нужно.',
} as const;
