import { existsSync, readdirSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import type { Plugin } from 'vite';
import { contentFolder, isFile } from '../authored/contentFolder.ts';

const ASKED = 'virtual:chapters';
const MODULE = `\0${ASKED}`;

const chaptersFolder = () => join(contentFolder(), 'chapters');

/**
 * `virtual:chapters` gives the text of each chapter by its name. Astro would keep such a list in a file of .astro, one for the whole
 * repository: two builds of different content folders would read each other's.
 */
export const chapterModules = (): Plugin => ({
  name: 'chapter-modules',
  resolveId: (source) => (source === ASKED ? MODULE : null),
  load(id) {
    if (id !== MODULE) return null;
    const folder = chaptersFolder();
    const lines = (existsSync(folder) ? readdirSync(folder) : [])
      .filter((name) => name.endsWith('.mdx') && !name.startsWith('.') && isFile(join(folder, name)))
      .sort()
      .map((name) => `${JSON.stringify(basename(name, '.mdx'))}: () => import(${JSON.stringify(join(folder, name))}),`);
    return `export const chapters = {\n${lines.join('\n')}\n};`;
  },
  configureServer(server) {
    const forget = (file: string) => {
      if (!file.startsWith(chaptersFolder() + sep)) return;
      for (const { moduleGraph } of Object.values(server.environments)) {
        const known = moduleGraph.getModuleById(MODULE);
        if (known) moduleGraph.invalidateModule(known);
      }
    };
    for (const event of ['add', 'unlink'] as const) server.watcher.on(event, forget);
  },
});
