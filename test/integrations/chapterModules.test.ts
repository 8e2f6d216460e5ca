import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { chapterModules } from '../../src/integrations/chapterModules.ts';

interface Hooks {
  readonly resolveId: (source: string) => string | null;
  readonly load: (id: string) => string | null;
  readonly configureServer: (server: unknown) => void;
}

let content: string;
beforeEach(() => {
  content = mkdtempSync(join(tmpdir(), 'content-'));
  vi.stubEnv('REPORT_CONTENT', content);
});
afterEach(() => vi.unstubAllEnvs());

/** Lays empty files among the chapters. */
function chapters(...names: string[]): void {
  mkdirSync(join(content, 'chapters'), { recursive: true });
  for (const name of names) writeFileSync(join(content, 'chapters', name), '');
}

const hooks = () => chapterModules() as unknown as Hooks;

describe('chapterModules()', () => {
  it('has its own module, and no other', () => {
    chapters();
    const { resolveId, load } = hooks();
    expect(resolveId('virtual:chapters')).toBe('\0virtual:chapters');
    expect(resolveId('virtual:others')).toBeNull();
    expect(load('virtual:chapters')).toBeNull();
    expect(load('\0virtual:chapters')).toBe('export const chapters = {\n\n};');
  });

  it('gives the text of each chapter by its name, in the order of the names, and nothing that is no chapter', () => {
    chapters('two.mdx', 'a-one.mdx', '.#two.mdx', 'notes.md', 'two.mdx.orig');
    mkdirSync(join(content, 'chapters', 'old.mdx'));
    const at = (name: string) => JSON.stringify(join(content, 'chapters', name));
    expect(hooks().load('\0virtual:chapters')).toBe(
      `export const chapters = {\n"a-one": () => import(${at('a-one.mdx')}),\n"two": () => import(${at('two.mdx')}),\n};`,
    );
  });

  it('is empty where there is no folder of chapters: who reads them complains', () => {
    expect(hooks().load('\0virtual:chapters')).toBe('export const chapters = {\n\n};');
  });

  it('is made anew when a chapter comes or goes, and not for another file', () => {
    const known = { id: 'known' };
    const invalidateModule = vi.fn();
    const withIt = {
      getModuleById: (id: string) => (id === '\0virtual:chapters' ? known : undefined),
      invalidateModule,
    };
    const withoutIt = { getModuleById: () => undefined, invalidateModule };
    const heard = new Map<string, (file: string) => void>();
    hooks().configureServer({
      environments: { ssr: { moduleGraph: withIt }, client: { moduleGraph: withoutIt } },
      watcher: { on: (event: string, listener: (file: string) => void) => heard.set(event, listener) },
    });
    expect([...heard.keys()]).toEqual(['add', 'unlink']);
    for (const other of ['site.yaml', 'chapters', 'chapters-old/one.mdx']) heard.get('add')!(join(content, other));
    expect(invalidateModule.mock.calls).toEqual([]);
    for (const listener of heard.values()) listener(join(content, 'chapters', 'one.mdx'));
    expect(invalidateModule.mock.calls).toEqual([[known], [known]]);
  });
});
