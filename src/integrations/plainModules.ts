import { sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';

const src = fileURLToPath(new URL('..', import.meta.url));

/** Rooms that Vite must see: pages and what they are made of, and what goes to the browser. */
const bundled = ['client', 'components', 'content', 'integrations', 'pages', 'styles'];

/**
 * In a build the pages import the rooms that run under plain Node as they lie in src/: the build itself has loaded most of
 * them, and a module that is not bundled is neither transformed nor loaded twice.
 */
export const plainModules = (): Plugin => ({
  name: 'plain-modules',
  apply: 'build',
  enforce: 'pre',
  applyToEnvironment: ({ name }) => name === 'prerender',
  async resolveId(source, importer, options) {
    if (!source.startsWith('.') || !source.endsWith('.ts') || !importer?.startsWith(src)) return null;
    const found = await this.resolve(source, importer, { ...options, skipSelf: true });
    if (!found?.id.startsWith(src) || !found.id.endsWith('.ts')) return null;
    const [room, ...inside] = found.id.slice(src.length).split(sep);
    if (bundled.includes(room!) || (inside.length === 0 && room === 'content.config.ts')) return null;
    return { id: pathToFileURL(found.id).href, external: true };
  },
});
