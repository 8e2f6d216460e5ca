import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Entries that Node may keep for one version of it: a build asks for some 1 500, and adds some 50 that no other asks for. */
const MOST = 4000;

/**
 * Empties what Node keeps of compiled modules (NODE_COMPILE_CACHE) where it has outgrown its use: the pages of a build are modules of
 * a folder that no other build has, and Node forgets nothing. The next build compiles anew what it needs.
 */
export function trimCodeCache(folder: string, most = MOST): void {
  try {
    for (const version of readdirSync(folder, { withFileTypes: true })) {
      if (!version.isDirectory()) continue;
      const entries = readdirSync(join(folder, version.name));
      // One by one: another build may be writing there, and needs its folder.
      if (entries.length > most)
        for (const entry of entries) rmSync(join(folder, version.name, entry), { force: true });
    }
  } catch (error) {
    // Nothing was kept, or it may not be removed: that costs room on the disk, not the report.
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
  }
}
