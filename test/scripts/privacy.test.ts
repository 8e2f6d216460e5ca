import { mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Analysed } from '../../scripts/analysis.ts';
import { fitEarlier, gateOf, leakOf } from '../../scripts/privacy.ts';
import type { Results } from '../../src/results/results.ts';
import { serialise } from '../../src/results/serialise.ts';
import { bankTable } from '../analysis/bankTable.ts';
import { root } from '../site/build.ts';

/** A file of clients of whom four live in this city. */
const withCity = (city: string) =>
  ({
    read: { table: bankTable(60, (i) => (i < 4 ? { city } : {})) },
    results: { dataset: { rows: 60 } },
  }) as unknown as Analysed;

/** A site of one page. */
function siteOf(html: string): string {
  const site = mkdtempSync(join(tmpdir(), 'privacy-'));
  writeFileSync(join(site, 'index.html'), html);
  return site;
}

afterEach(() => vi.unstubAllEnvs());

describe('gateOf(analysed)', () => {
  it('is made once, and finds what the site of these clients would give away', () => {
    const analysed = withCity('Устюжна');
    const gate = gateOf(analysed);
    expect(gate()).toBe(gate());
    const site = siteOf('<p>Город Устюжна.</p>');
    writeFileSync(join(site, 'results.json'), serialise(analysed.results));
    expect(leakOf(gate(), site)).toMatch(
      /^Сайт не опубликован: [\s\S]*index\.html: названо значение, которое есть меньше чем у 10 клиентов/,
    );
    writeFileSync(join(site, 'index.html'), '<p>Город.</p>');
    expect(leakOf(gate(), site)).toBeNull();
  });

  it('judges earlier results by their own rows', () => {
    const site = siteOf('<p>Город.</p>');
    writeFileSync(
      join(site, 'results.previous.json'),
      JSON.stringify({ dataset: { rows: 100 }, list: Array(60).fill(0.5) }),
    );
    expect(leakOf(gateOf(withCity('Устюжна'))(), site)).toBeNull();
  });
});

describe('fitEarlier(earlier, analysed)', () => {
  const earlierOf = (words: string) => {
    const results = { dataset: { rows: 60 }, told: `и ${words}` };
    return { results: results as unknown as Results, bytes: JSON.stringify(results), reason: null };
  };
  const told = (city: string) =>
    fitEarlier(earlierOf(city), withCity(city)).earlier.results as unknown as { told: string };

  it('leaves what is none as it is', () => {
    const earlier = { results: null, reason: 'нет' };
    expect(fitEarlier(earlier, withCity('Устюжна'))).toEqual({ earlier, seen: null });
  });

  it('names a level that few have now no more, in the bytes as in the results', () => {
    const { earlier, seen } = fitEarlier(earlierOf('Устюжна'), withCity('Устюжна'));
    expect(seen).toBeNull();
    const results = { dataset: { rows: 60 }, told: 'и прочие' };
    expect(earlier).toEqual({ results, bytes: JSON.stringify(results), reason: null });
  });

  const source = join(root, 'src');
  const words = new Map(['.ts', '.astro', '.mdx', '.yaml', '.json'].map((kind) => [kind, new Set<string>()]));
  for (const name of readdirSync(source, { recursive: true, encoding: 'utf8' }))
    for (const [word] of words.has(extname(name))
      ? readFileSync(join(source, name), 'utf8').matchAll(/[\p{L}\p{N}]+/gu)
      : [])
      words.get(extname(name))!.add(word);

  it.each([...words.keys()])('takes a word that only files of %s have for an ordinary one', (kind) => {
    const others = [...words].filter(([other]) => other !== kind);
    const own = [...words.get(kind)!].find(
      (word) => /^\p{L}{5,}$/u.test(word) && !others.some(([, known]) => known.has(word)),
    )!;
    expect(told(own)).toEqual({ dataset: { rows: 60 }, told: `и ${own}` });
  });

  it('takes a word of chapters in a folder of their own for an ordinary one, as those of the repository', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'content-'));
    mkdirSync(join(folder, 'chapters'));
    writeFileSync(join(folder, 'chapters', 'a.mdx'), 'Слово Усолье.');
    // What is no text of an author: whoever is named there is no ordinary word.
    writeFileSync(join(folder, 'clients.csv'), 'город\nУстюжна\n');
    // No file, whatever it is called.
    mkdirSync(join(folder, 'old.yaml'));
    vi.stubEnv('REPORT_CONTENT', folder);
    vi.resetModules();
    const anew = (await import('../../scripts/privacy.ts')).fitEarlier;
    const results = (city: string) => anew(earlierOf(city), withCity(city)).earlier.results;
    expect(results('Усолье')).toMatchObject({ told: 'и Усолье' });
    expect(results('Устюжна')).toMatchObject({ told: 'и прочие' });
  });
});
