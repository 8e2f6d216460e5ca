import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * What the tests lay in the folder for temporary files is gone when they end, whatever they left. So is the compiled code that
 * the builds and scripts they start share, as those of `npm run build` do.
 */
export default function temporaryFolders(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'tests-'));
  for (const name of ['TMPDIR', 'TMP', 'TEMP']) process.env[name] = folder;
  process.env['NODE_COMPILE_CACHE'] = join(folder, 'code');
  return () => rmSync(folder, { recursive: true, force: true });
}
