import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keptContent } from '../../scripts/keptContent.ts';
import { readContentFiles } from '../../src/authored/contentFiles.ts';
import { bank } from '../../src/dataset/bank.ts';
import { ContentError } from '../../src/schemas/contentProblem.ts';
import { copyGiven } from '../content/given.ts';

describe('keptContent()', () => {
  let folder: string;
  let kept: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'content-'));
    kept = mkdtempSync(join(tmpdir(), 'kept-'));
    copyGiven(folder);
  });
  afterEach(() => [folder, kept].forEach((path) => rmSync(path, { recursive: true })));

  const now = () => readContentFiles(bank, folder);
  const asked = async (code = 'code', read = () => Promise.resolve(now())) => {
    const reading = vi.fn(read);
    return { content: await keptContent(folder, kept, code, reading), readings: reading.mock.calls.length };
  };
  const retitle = (title: string) => {
    const file = join(folder, 'site.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^title: .*$/m, `title: ${title}`));
  };

  it('reads a folder once, and again after a change of a byte or of the code', async () => {
    expect(await asked()).toEqual({ content: now(), readings: 1 });
    expect(await asked()).toEqual({ content: now(), readings: 0 });
    expect((await asked('other code')).readings).toBe(1);
    retitle('Иначе');
    const { content, readings } = await asked();
    expect(content.site.title).toBe('Иначе');
    expect(readings).toBe(1);
    expect((await asked()).readings).toBe(0);
  });

  it('reads anew what was damaged', async () => {
    await asked();
    for (const name of readdirSync(kept)) writeFileSync(join(kept, name), '{}');
    expect(await asked()).toEqual({ content: now(), readings: 1 });
  });

  it('does not take for a folder what was read after a file of it had been saved', async () => {
    retitle('Прежнее');
    const { content } = await asked('code', () => {
      retitle('Новое');
      return Promise.resolve(now());
    });
    expect(content.site.title).toBe('Новое');
    retitle('Прежнее');
    expect((await asked()).content.site.title).toBe('Прежнее');
  });

  it('keeps nothing of a folder with a mistake', async () => {
    retitle('""');
    await expect(asked()).rejects.toThrow(ContentError);
    expect(readdirSync(kept)).toEqual([]);
    retitle('Исправлено');
    expect((await asked()).content.site.title).toBe('Исправлено');
  });
});
