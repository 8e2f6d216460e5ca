import { z } from 'zod';
import type { DataSchema } from '../dataset/schema.ts';
import { ruleSchema } from './rule.ts';
import { id, text } from './text.ts';

/** src/content/segments/ID.yaml: whom a letter of marketing would go to. */
export const segmentSchema = (schema: DataSchema) =>
  z.strictObject({
    id,
    /** Place in the brief: the order of those without priority. */
    order: z.number().int().default(0).describe('Место среди сегментов без приоритета'),
    /** Nominative plural, as a heading: «Женщины с картой и малой собственностью». */
    title: text.describe('Заголовок: именительный падеж множественного числа'),
    /** All conditions hold at once. */
    rule: ruleSchema(schema).describe('Правило: все условия выполнены сразу'),
    /** Who these people are, in a sentence without numbers. */
    audience: text.describe('Кто эти люди, одной фразой без чисел'),
    /** The brief's offer in our words. */
    offer: text.describe('Что им предложить'),
  });

export type Segment = z.infer<ReturnType<typeof segmentSchema>>;
