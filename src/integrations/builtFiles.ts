import { readdirSync } from 'node:fs';

/** The path under which a site is published, with a slash at both ends: «/», «/report/». */
export const sitePath = (base: string) => base.replace(/\/?$/, '/');

/** Files of a built site whose names end so, by their paths from its top, in order: «eda/index.html». */
export const builtFiles = (folder: string, ending: RegExp): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => ending.test(name))
    .sort();
