/** The chapters of the content folder, by name, as src/integrations/chapterModules.ts gives them. */
declare module 'virtual:chapters' {
  import type { MDXInstance } from 'astro';
  export const chapters: Readonly<Record<string, () => Promise<MDXInstance<Record<string, unknown>>>>>;
}
