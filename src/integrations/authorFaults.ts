import type { Plugin } from 'vite';
import { authorFault, CHAPTER_FAULT, shownFile } from './fault.ts';
import { mdxFault } from './mdxWords.ts';

type Transform = (this: unknown, code: string, id: string, ...rest: unknown[]) => unknown;

/**
 * Makes every complaint about a chapter Russian, with file, line and column, in the build and in dev: what the MDX
 * plugin throws is said anew, and carries no stack, because the fault is in the chapter and not in the code.
 */
export const authorFaults = (): Plugin => ({
  name: 'author-faults',
  configResolved({ plugins }) {
    const mdx = plugins.find(({ name }) => name === '@mdx-js/rolldown');
    const hook = mdx?.transform as { handler: Transform } | undefined;
    if (!hook?.handler) throw new Error('missing MDX plugin: @mdx-js/rolldown');
    const { handler } = hook;
    hook.handler = async function (code, id, ...rest) {
      try {
        return await handler.call(this, code, id, ...rest);
      } catch (error) {
        throw inRussian(error as Error, id.replace(/\?.*$/, ''), code);
      }
    };
  },
});

function inRussian(error: Error, file: string, source: string): Error {
  const parsed = mdxFault(error.message, source);
  const message = parsed ? `${shownFile(file)}:${parsed.line}:${parsed.column}: ${parsed.words}` : error.message;
  const place = authorFault({ message })?.place;
  if (!place) return error;
  return Object.assign(new Error(message), { name: CHAPTER_FAULT, stack: '', loc: { ...place, file } });
}
