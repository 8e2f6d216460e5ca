import { defineCollection } from 'astro/content/config';
import { glob } from 'astro/loaders';
import { z } from 'zod';
import { chapterSchema } from './schemas/chapter.ts';
import { issueWords } from './schemas/issueWords.ts';

// Zod asks here for the words of every complaint that has none of its own.
z.config({
  customError: (issue) =>
    issueWords(
      { ...issue, path: issue.path ?? [] } as Parameters<typeof issueWords>[0],
      issue.input,
      Object.keys(chapterSchema.shape),
    ),
});

/** The chapters: the only collection that Astro reads. Their front matter complains in Russian. */
const chapters = defineCollection({
  loader: glob({
    // Hidden files are an editor's.
    pattern: ['*.mdx', '!.*'],
    base: process.env['REPORT_CONTENT'] ? `${process.env['REPORT_CONTENT']}/chapters` : './src/content/chapters',
  }),
  schema: chapterSchema,
});

export const collections = { chapters };
