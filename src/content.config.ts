import { defineCollection } from 'astro/content/config';
import { glob } from 'astro/loaders';
import { z } from 'zod';
import type { Chapter } from './schemas/chapter.ts';

const files = glob({
  // Hidden files are an editor's.
  pattern: ['*.mdx', '!.*'],
  base: process.env['REPORT_CONTENT'] ? `${process.env['REPORT_CONTENT']}/chapters` : './src/content/chapters',
});

/** Their text comes from `virtual:chapters`: Astro is to keep no list of modules, one for all builds of a repository. */
const withoutText: typeof files.load = ({ store, ...context }) =>
  files.load({ ...context, store: { ...store, set: (entry) => store.set({ ...entry, deferredRender: false }) } });

/**
 * The chapters: the only collection that Astro reads. Their front matter is read and checked by `readChapters`: Astro's reader of YAML
 * makes a date of a text, and what it refuses it tells in English, without a line.
 */
const chapters = defineCollection({
  loader: { ...files, load: withoutText },
  schema: z.custom<Chapter>(),
});

export const collections = { chapters };
