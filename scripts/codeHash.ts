import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Rooms of src/ that show results and make none: the house's imports go one way, so no analysis reads them. */
export const SHOWING = [
  'changes',
  'charts',
  'components',
  'content',
  'integrations',
  'mailing',
  'pages',
  'privacy',
  'styles',
];
/** Files outside src/ that decide what is computed: the binding, the version, the locked libraries. */
const BESIDE = ['scripts/analysis.ts', 'package.json', 'package-lock.json'];

/**
 * SHA-256 of the code that makes results, of the schema, the sample and the reference figures beside it, and of the Node that
 * runs them: every file of src/ but those of the rooms that show. `root`: the repository.
 */
export const codeHash = (root: string): string => hashOf(root, SHOWING, BESIDE);

/** The same of the code that draws figures too: every file of src/ but the analysts' texts, which say what is drawn. */
export const drawingHash = (root: string): string => hashOf(root, ['content'], [...BESIDE, 'scripts/drawings.ts']);

function hashOf(root: string, without: readonly string[], beside: readonly string[]): string {
  const src = join(root, 'src');
  const hash = createHash('sha256').update(process.version);
  const names = readdirSync(src, { withFileTypes: true })
    .flatMap((entry) => {
      if (entry.isFile()) return [entry.name];
      if (without.includes(entry.name)) return [];
      const inside = readdirSync(join(src, entry.name), { recursive: true, withFileTypes: true });
      return inside.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name).slice(src.length + 1));
    })
    .sort();
  for (const name of [...names.map((name) => join('src', name)), ...beside]) {
    const bytes = contentOf(join(root, name));
    hash.update(`${name}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

function contentOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return Buffer.alloc(0);
  }
}
