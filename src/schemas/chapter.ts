import { z } from 'zod';
import { firstAppendix } from './firstAppendix.ts';
import { filledText, text } from './text.ts';

/** Front matter of src/content/chapters/*.mdx. */
export const chapterSchema = z.strictObject({
  title: text.describe('Название главы'),
  /** For the contents at the side; default: the title. */
  short: text.max(24).optional().describe('Короткое название для содержания'),
  /** Place among the chapters, unique. */
  order: z.number().int().describe(`Место среди глав; от ${firstAppendix} — приложение`),
  /** One sheet of A4 that stands outside the chapters, without a number. */
  sheet: z.boolean().optional().describe('true — лист для печати вне глав: без номера, на одну страницу A4'),
  question: text.describe('На какой вопрос отвечает глава'),
  /** One neutral sentence, true whatever the data; {path} and {path:format} are replaced by results. */
  answer: filledText.describe('Ответ, верный при любых данных; {путь} и {путь:вид} заменяются числами'),
});

export type Chapter = z.infer<typeof chapterSchema>;
