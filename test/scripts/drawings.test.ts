import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { drawings, type Subject } from '../../scripts/drawings.ts';
import type { FigureQuestion } from '../../src/components/figureParts.ts';
import { readContentFiles } from '../../src/authored/contentFiles.ts';
import { schema } from '../../src/dataset/index.ts';
import { readTable } from '../../src/dataset/read.ts';
import { verified } from '../../src/results/verified.ts';
import { analysedWhole } from '../analysedWhole.ts';
import { root } from '../site/build.ts';

const question: FigureQuestion = { of: 'eda.byCategory.gender', as: 'threeRates', at: '', asks: ['drawings', 'n'] };
const wrong: FigureQuestion = { ...question, as: 'heatmap' };
const questions = new Map([
  ['gender', question],
  ['wrong', wrong],
]);

let subject: Subject;
beforeAll(async () => {
  const read = await readTable(join(root, 'data', 'bank_scrooge.csv'), schema);
  subject = { results: await verified(analysedWhole(read.table!, read.facts)), content: readContentFiles(schema) };
});

/** How the figures were had, and what was given. */
async function drawn(folder: string | null, of = subject, asked: ReadonlyMap<string, FigureQuestion> = questions) {
  const given = new Map<string, unknown>();
  const how = await drawings(asked, of, folder, (key, facts) => given.set(key, facts));
  return { how, given };
}
const newFolder = () => mkdtempSync(join(tmpdir(), 'drawings-'));

describe('drawings()', () => {
  it('draws what can be drawn, and leaves the rest to its page', async () => {
    const { how, given } = await drawn(null);
    expect(how).toBe('made');
    expect(given.get('gender')).toMatchObject({
      withheld: null,
      n: 10_000,
      wide: expect.stringMatching(/^<svg /) as string,
    });
    expect(given.get('wrong')).toBeNull();
  });

  it('keeps them, and gives the same again, whatever the chapters say', async () => {
    const folder = newFolder();
    const first = await drawn(folder);
    expect(first.how).toBe('made');
    const { results, content } = subject;
    const stamp = { ...results.stamp, contentSha256: 'of other chapters' };
    const again = await drawn(folder, { results: { ...results, stamp }, content: { ...content, sha256: 'too' } });
    expect(again.how).toBe('found');
    expect(again.given).toEqual(first.given);
  });

  it('draws anew where a figure of the results, a title or a question is another', async () => {
    const folder = newFolder();
    await drawn(folder);
    const { results, content } = subject;
    const data = { ...results, dataset: { ...results.dataset, rows: 10_001 } };
    expect((await drawn(folder, { results: data, content })).how).toBe('made');
    const [one, ...rest] = content.segments;
    const titled = { ...content, segments: [{ ...one!, title: 'Иначе' }, ...rest] };
    expect((await drawn(folder, { results, content: titled })).how).toBe('made');
    expect((await drawn(folder, subject, new Map([['gender', question]]))).how).toBe('made');
  });

  it('does not believe what is not whole', async () => {
    const folder = newFolder();
    const first = await drawn(folder);
    const [name] = readdirSync(folder);
    const bytes = readFileSync(join(folder, name!), 'utf8');
    writeFileSync(join(folder, name!), bytes.replace('<svg ', '<gvs '));
    const again = await drawn(folder);
    expect(again.how).toBe('mended');
    expect(again.given).toEqual(first.given);
    expect(readFileSync(join(folder, name!), 'utf8')).toBe(bytes);
  });
});
