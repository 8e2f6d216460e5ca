import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { builtFiles } from './builtFiles.ts';
import { passagesOf } from './searchText.ts';

/** Pages that repeat the words of others. */
const lists = ['404.html', 'contents/index.html', 'ledger/index.html', 'search/index.html'];

/** The words of the report for its search page, as a script that says nothing but them. */
export const search = (): AstroIntegration => ({
  name: 'search',
  hooks: {
    'astro:build:done': ({ dir }) => {
      const folder = fileURLToPath(dir);
      const pages = builtFiles(folder, /\.html$/).filter((name) => !lists.includes(name));
      const passages = pages.flatMap((name) =>
        passagesOf(readFileSync(join(folder, name), 'utf8'), name.replace(/index\.html$/, '')),
      );
      mkdirSync(join(folder, 'search'), { recursive: true });
      writeFileSync(join(folder, 'search', 'passages.js'), `globalThis.passages=${JSON.stringify(passages)};\n`);
    },
  },
});
