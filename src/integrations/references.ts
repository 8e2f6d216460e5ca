import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const reference = /<a class="see" href="([^"#]*)#([^"]+)">([^<]*)<\/a>/g;

/** A reference to a figure that these data withdraw stays as words: its link would lead nowhere. */
export function withdrawDeadReferences(folder: string, base: string): void {
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'));
  for (const page of pages) {
    const file = join(folder, page);
    const html = readFileSync(file, 'utf8');
    const mended = html.replace(reference, (link, path: string, anchor: string, words: string) => {
      const inside = path.replace(new RegExp(`^${base.replace(/\/?$/, '/')}`), '');
      const target = join(folder, path === '' ? dirname(page) : inside, 'index.html');
      return existsSync(target) && readFileSync(target, 'utf8').includes(`id="${anchor}"`)
        ? link
        : `${words} (на этих данных не показан)`;
    });
    if (mended !== html) writeFileSync(file, mended);
  }
}
