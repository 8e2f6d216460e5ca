import { z } from 'zod';
import { schema } from '../src/dataset/index.ts';
import { features } from '../src/dataset/schema.ts';
import { assumptionSchema } from '../src/schemas/assumption.ts';
import { foundOfferSchema } from '../src/schemas/foundOffer.ts';
import { glossarySchema } from '../src/schemas/glossary.ts';
import { hypothesisSchema } from '../src/schemas/hypothesis.ts';
import { recommendationSchema } from '../src/schemas/recommendation.ts';
import { segmentSchema } from '../src/schemas/segment.ts';
import { siteSchema } from '../src/schemas/site.ts';

/** A kind of YAML file of src/content: its JSON Schema's name, what it is for, the files, and the Zod schema. */
export interface ContentKind {
  readonly name: string;
  readonly title: string;
  readonly files: string;
  readonly shape: z.ZodType;
}

/** Every kind of YAML file that an analyst writes. */
export const contentKinds = (): readonly ContentKind[] => [
  { name: 'site', title: 'Отчёт', files: 'src/content/site.yaml', shape: siteSchema },
  { name: 'segment', title: 'Сегмент', files: 'src/content/segments/*.yaml', shape: segmentSchema(schema) },
  { name: 'hypothesis', title: 'Гипотеза', files: 'src/content/hypotheses/*.yaml', shape: hypothesisSchema(schema) },
  { name: 'assumption', title: 'Допущение', files: 'src/content/assumptions/*.yaml', shape: assumptionSchema },
  {
    name: 'recommendation',
    title: 'Предложение',
    files: 'src/content/recommendations/*.yaml',
    shape: recommendationSchema,
  },
  {
    name: 'found',
    title: 'Предложение найденным поиском',
    files: 'src/content/found/*.yaml',
    shape: foundOfferSchema,
  },
  { name: 'glossary', title: 'Словарь', files: 'src/content/glossary.yaml', shape: glossarySchema },
];

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** The JSON Schema by which an editor completes and checks a file while it is typed; columns are those of the data set. */
export function jsonSchema({ title, shape }: ContentKind): JsonSchema {
  const columns = features(schema);
  return {
    title,
    ...z.toJSONSchema(shape, {
      target: 'draft-7',
      io: 'input',
      override: ({ jsonSchema: part, path }) => {
        if (path.at(-1) === 'column') {
          part.enum = columns.map(({ name }) => name);
          Object.assign(part, {
            enumDescriptions: columns.map(({ label, description }) => `${label}. ${description}`),
          });
        }
        // One column and exactly one comparison.
        if (path.at(-1) === 'items' && part.properties?.['column'])
          Object.assign(part, { minProperties: 2, maxProperties: 2 });
        // The bounds of a computer's whole numbers say nothing to a person.
        if (part.type === 'integer') {
          delete part.minimum;
          delete part.maximum;
        }
      },
    }),
  };
}
