import { z } from 'zod';
import { text } from './text.ts';

/** src/content/site.yaml: what the report says of itself on every page. */
export const siteSchema = z.strictObject({
  title: text.describe('Название отчёта'),
  /** Whose clients they are, nominative: банк «Метанпром». */
  organisation: text.describe('Чьи это клиенты, в именительном падеже: банк «Метанпром»'),
  /** What the front page answers. */
  question: text.describe('Вопрос главной страницы'),
  /** Words of the front page for the share of the known sum that the churned held; absent: the figure is not shown. */
  heldByChurned: text.optional().describe('Слова о доле суммы, которую держали ушедшие; без них её на главной нет'),
  place: text.describe('Где это'),
  /** A sentence for search engines and the front page. */
  description: text.describe('Одна фраза для поисковых систем'),
  source: z
    .strictObject({ name: text.describe('Что за файл'), note: text.describe('Чего в нём нет') })
    .describe('Источник данных'),
  /** What is known of the date that the data stand for; never the clock. */
  dateLabel: text.describe('Что известно о дате данных'),
  contact: z
    .strictObject({
      name: text.describe('Кого спросить'),
      email: text
        .regex(/^[^\s@:]+@[^\s@]+$/, {
          error: ({ input }) => `«${String(input)}» — не адрес почты; он пишется так: analytics@example.ru`,
        })
        .optional()
        .describe('Адрес почты'),
    })
    .describe('Кто отвечает на вопросы'),
});

export type Site = z.infer<typeof siteSchema>;
