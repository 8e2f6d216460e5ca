import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Plugin } from 'vite';
import { contentFolder } from '../contentFolder.ts';

const ASKED = 'virtual:chapters';
const MODULE = `\0${ASKED}`;

/**
 * `virtual:chapters` gives the text of each chapter by its name. Astro would keep such a list in a file of .astro, one for the whole
 * repository: two builds of different content folders would read each other's.
 */
export const chapterModules = (): Plugin => ({
  name: 'chapter-modules',
  resolveId: (source) => (source === ASKED ? MODULE : null),
  load(id) {
    if (id !== MODULE) return null;
    const room = join(contentFolder(), 'chapters');
    const lines = readdirSync(room)
      .filter((name) => name.endsWith('.mdx') && !name.startsWith('.'))
      .sort()
      .map(
        (name) =>
          `${JSON.stringify(name.slice(0, -'.mdx'.length))}: () => import(${JSON.stringify(join(room, name))}),`,
      );
    return `export const chapters = {\n${lines.join('\n')}\n};`;
  },
  configureServer(server) {
    const forget = (file: string) => {
      if (!file.startsWith(join(contentFolder(), 'chapters') + sep)) return;
      for (const { moduleGraph } of Object.values(server.environments)) {
        const known = moduleGraph.getModuleById(MODULE);
        if (known) moduleGraph.invalidateModule(known);
      }
    };
    for (const event of ['add', 'unlink'] as const) server.watcher.on(event, forget);
  },
});
