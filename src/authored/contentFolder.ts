import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { ContentError } from '../schemas/contentProblem.ts';
import { join, relative, resolve, sep } from 'node:path';

/**
 * The folder of the analysts: REPORT_CONTENT, else beside this folder, else under the working folder (a bundled page has no
 * neighbours). Throws a ContentError where REPORT_CONTENT names no folder.
 */
export function contentFolder(): string {
  const named = process.env['REPORT_CONTENT'];
  if (named) {
    if (!statSync(named, { throwIfNoEntry: false })?.isDirectory())
      throw new ContentError(
        [],
        `REPORT_CONTENT: нет папки «${named}»: назовите папку с главами и YAML, такую как src/content`,
      );
    return resolve(named);
  }
  const beside = join(import.meta.dirname ?? '', '..', 'content');
  return existsSync(join(beside, 'site.yaml')) ? beside : resolve('src/content');
}

/** Whether a file lies there, or a link leads to one. */
export const isFile = (path: string) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

/** SHA-256 of every file of a content folder, chapters and all, in the order of their names. */
export function contentHash(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => ({ entry, path: join(entry.parentPath, entry.name) }))
    // What a link leads to is read as a file of the folder.
    .filter(({ entry, path }) => entry.isFile() || (entry.isSymbolicLink() && isFile(path)))
    .map(({ path }) => relative(folder, path).replaceAll(sep, '/'))
    .sort();
  const hash = createHash('sha256');
  // Line ends are the checkout's, not the author's.
  for (const name of files)
    hash.update(`${name}\0${readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n')}\0`);
  return hash.digest('hex');
}
