import { readdirSync } from 'node:fs';

/** Pages of a built site. */
export const pagesOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html')).length;
