import { defineCollection } from 'astro/content/config';
import { glob } from 'astro/loaders';
import { z } from 'zod';
import type { Chapter } from './schemas/chapter.ts';

const files = glob({
  // Hidden files are an editor's.
  pattern: ['*.mdx', '!.*'],
  base: process.env['REPORT_CONTENT'] ? `${process.env['REPORT_CONTENT']}/chapters` : './src/content/chapters',
});

/**
 * Their text comes from `virtual:chapters`: Astro is to keep no list of modules, one for all builds of a repository. Nor is it to read
 * their front matter, which `readChapters` checks: its YAML makes a date of a text, and a slip ended `npm run dev` in English.
 */
const namesAlone: typeof files.load = ({ store, ...context }) =>
  files.load({
    ...context,
    store: { ...store, set: (entry) => store.set({ ...entry, deferredRender: false }) },
    ...unread(context),
  });

/** What Astro's own loader reads each kind of file by; its type for loaders of others leaves it out. */
const unread = (context: object) => ({
  entryTypes: new Map(
    [...(context as { readonly entryTypes: ReadonlyMap<string, object> }).entryTypes].map(
      ([ending, type]) => [ending, { ...type, getEntryInfo }] as const,
    ),
  ),
});

const getEntryInfo = () => ({ data: {}, rawData: '', body: '', slug: '' });

/** The chapters: the only collection that Astro keeps. */
const chapters = defineCollection({
  loader: { ...files, load: namesAlone },
  schema: z.custom<Chapter>(),
});

/** What Astro reads of this file, by the name of the collection. */
export const collections = { chapters };
