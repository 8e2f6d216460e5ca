import { z } from 'zod';
import { id, text } from './text.ts';

const term = z.strictObject({
  id: id.describe('Имя: латинские буквы, цифры, дефис; его пишут в <Term of="…">'),
  term: text.describe('Слово, как оно стоит в словаре'),
  /** One or two sentences; no mark-up. */
  means: text.describe('Что оно значит, одной-двумя фразами'),
  /** Id of a <Method> of the chapter method. */
  method: text.optional().describe('Имя <Method> главы «Метод», где сказано подробно'),
});

/** src/content/glossary.yaml: the terms of the report in a reader's words. */
export const glossarySchema = z
  .strictObject({ terms: z.array(term).describe('Слова отчёта, в любом порядке') })
  .superRefine(({ terms }, context) => {
    terms.forEach((one, i) => {
      if (terms.findIndex((other) => other.id === one.id) === i) return;
      const message = `имя «${one.id}» уже занято: дайте другое`;
      context.addIssue({ code: 'custom', path: ['terms', i, 'id'], message });
    });
  });

export type GlossaryTerm = z.infer<typeof term>;
