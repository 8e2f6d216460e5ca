import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it, vi } from 'vitest';

it('the collection takes the names of the chapters, and leaves their front matter unread', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'content-'));
  mkdirSync(join(folder, 'chapters'));
  writeFileSync(join(folder, 'chapters', 'a.mdx'), '---\ntitle: Города: где\n---\n\nТекст\n');
  vi.stubEnv('REPORT_CONTENT', folder);
  const { collections } = await import('../../src/content.config.ts');
  vi.unstubAllEnvs();
  const kept = new Map<string, { readonly data: object; readonly deferredRender?: boolean }>();
  const getEntryInfo = () => Promise.reject(new Error('bad indentation of a mapping entry'));
  const fail = (words: string) => expect.fail(words);
  const { loader } = collections.chapters as object as {
    readonly loader: { readonly load: (context: object) => Promise<void> };
  };
  await loader.load({
    config: { root: pathToFileURL(`${folder}/`), srcDir: pathToFileURL(`${folder}/src/`) },
    collection: 'chapters',
    logger: { warn: fail, error: fail },
    store: {
      keys: () => kept.keys(),
      get: (id: string) => kept.get(id),
      set: (entry: { readonly id: string; readonly data: object }) => kept.set(entry.id, entry),
    },
    parseData: ({ data }: { readonly data: object }) => Promise.resolve(data),
    generateDigest: String,
    entryTypes: new Map([['.mdx', { getEntryInfo, contentModuleTypes: 'x' }]]),
  });
  expect([...kept.keys()]).toEqual(['a']);
  expect(kept.get('a')).toMatchObject({ data: {}, deferredRender: false });
});
