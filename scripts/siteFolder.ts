import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Why no site is built of these folders; null where one is. Astro takes their paths for addresses, and with such a sign it leaves
 * out styles or chapters.
 */
export function unbuildable(folders: readonly string[]): string | null {
  const odd = folders.find((folder) => /[#?%]/.test(folder));
  return odd === undefined
    ? null
    : `В пути ${odd} есть знак #, ? или %: с ним сайт собрался бы не целиком. Переименуйте папку или соберите в другой.`;
}

/** Why a site must not stand among what it is made of; null where it does not. */
export const amongSources = (target: string, root: string): string | null =>
  ['src', 'public', 'data'].some((name) => target.startsWith(join(root, name, '/')))
    ? 'здесь лежит то, из чего делается сайт; выберите папку вне src, public и data'
    : null;

/** Files that every report has, and together nothing else: another site has an index.html too. */
const OF_REPORT = ['404.html', 'results.schema.json'];
/** Earlier results that were laid into a new folder, for the build to compare with. */
const LAID = ['results.json', 'results.previous.json'];

/**
 * Why a site must not be put in this place: it is a file, a folder with one of the paths `kept` in it, or one that holds
 * something and no report. Null where it may.
 */
export function unfit(target: string, kept: readonly string[]): string | null {
  if (existsSync(target) && !lstatSync(target).isDirectory()) return 'на этом месте лежит файл, а не папка';
  const inside = kept.find((path) => path === target || path.startsWith(`${target.replace(/\/$/, '')}/`));
  const held = inside ?? strange(target);
  return held === undefined ? null : `в этой папке лежит ${held}, а сайт заменяет папку целиком; назовите другую`;
}

/** What lies in a folder that is no report's; undefined where it is empty or absent, or has earlier results alone. */
function strange(folder: string): string | undefined {
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  return OF_REPORT.every((name) => names.includes(name)) ? undefined : names.find((name) => !LAID.includes(name));
}
