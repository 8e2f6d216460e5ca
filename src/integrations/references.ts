import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { builtFiles, sitePath } from './builtFiles.ts';

const reference = /<a class="see" href="([^"#]*)#([^"]+)">([^<]*)<\/a>/g;

/** A reference to a figure that these data withdraw stays as words: its link would lead nowhere. */
export function withdrawDeadReferences(folder: string, base: string): void {
  const names = builtFiles(folder, /\.html$/);
  const pages = new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const));
  for (const [page, html] of pages) {
    const mended = html.replace(reference, (link, path: string, anchor: string, words: string) => {
      const inside = path.replace(new RegExp(`^${sitePath(base)}`), '');
      const target = pages.get(join(path === '' ? dirname(page) : inside, 'index.html'));
      return target?.includes(`id="${anchor}"`) ? link : `${words} (на этих данных не показан)`;
    });
    if (mended !== html) writeFileSync(join(folder, page), mended);
  }
}
