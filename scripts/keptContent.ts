import { createHash } from 'node:crypto';
import { remembered } from './resultsCache.ts';
import type { ContentFiles } from '../src/authored/contentFiles.ts';
import { contentHash } from '../src/authored/contentFolder.ts';

/**
 * The content files of a folder as they were read before, kept under `kept` by the hash of the folder and of the code that reads them
 * (`code`); else what `read` reads. What it throws is thrown on, and nothing is kept.
 */
export async function keptContent(
  folder: string,
  kept: string,
  code: string,
  read: () => Promise<ContentFiles>,
): Promise<ContentFiles> {
  const sha256 = contentHash(folder);
  const key = createHash('sha256')
    .update(JSON.stringify([code, sha256]))
    .digest('hex');
  const { json } = await remembered(kept, key, async () => JSON.stringify(await read()));
  const content = JSON.parse(json) as ContentFiles;
  // Else a file was saved while the folder was read, and what was kept is not what the key says.
  return content.sha256 === sha256 ? content : read();
}
