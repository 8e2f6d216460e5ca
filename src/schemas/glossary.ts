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
    const first = (i: number, of: (one: GlossaryTerm) => string) =>
      terms.findIndex((other) => of(other) === of(terms[i]!)) === i;
    terms.forEach(({ id: name, term: word }, i) => {
      const issue = (field: 'id' | 'term', message: string) =>
        context.addIssue({ code: 'custom', path: ['terms', i, field], message });
      if (!first(i, (one) => one.id)) issue('id', `имя «${name}» уже занято: дайте другое`);
      else if (!first(i, (one) => one.term.toLowerCase()))
        issue('term', `слово «${word}» в словаре уже есть: оставьте одно объяснение`);
    });
  });

export type GlossaryTerm = z.infer<typeof term>;
