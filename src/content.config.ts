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

const files = glob({
  // Hidden files are an editor's.
  pattern: ['*.mdx', '!.*'],
  base: process.env['REPORT_CONTENT'] ? `${process.env['REPORT_CONTENT']}/chapters` : './src/content/chapters',
});

/** Their text comes from `virtual:chapters`: Astro is to keep no list of modules, one for all builds of a repository. */
const withoutText: typeof files.load = ({ store, ...context }) =>
  files.load({ ...context, store: { ...store, set: (entry) => store.set({ ...entry, deferredRender: false }) } });

/** The chapters: the only collection that Astro reads. Their front matter complains in Russian. */
const chapters = defineCollection({
  loader: { ...files, load: withoutText },
  schema: chapterSchema,
});

export const collections = { chapters };
