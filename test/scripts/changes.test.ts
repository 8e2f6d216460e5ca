import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeChanges } from '../../scripts/changes.ts';
import type { Previous } from '../../src/changes/previous.ts';
import { flippedMark } from '../../src/components/flippedClaims.ts';
import { enter, forgetLedger, type LedgerRow } from '../../src/components/ledger.ts';
import type { ContentFiles } from '../../src/authored/contentFiles.ts';
import { takeFiles } from '../../src/authored/contentShelf.ts';
import type { Results } from '../../src/results/results.ts';

const results = (churned: number) =>
  ({
    dataset: { rows: 1000 },
    stamp: { contentSha256: 'a' },
    quality: { missing: {} },
    eda: { churn: { n: 1000, churned }, byCategory: {}, fixedBins: {} },
    segments: [],
    hypotheses: [],
  }) as unknown as Results;
const earlier: Previous = { results: results(100), bytes: 'the bytes of then', reason: null };
const none: Previous = { results: null, reason: 'Сравнивать не с чем.' };

const claim = (row: string, more: Partial<LedgerRow>) =>
  enter({
    kind: 'claim',
    row,
    at: `src/content/chapters/eda.mdx:1:${row}`,
    sentence: `Фраза ${row} теперь.`,
    condition: '',
    holds: true,
    reason: null,
    heldBefore: null,
    figures: [],
    ...more,
  });

describe('writeChanges(site, previous, results)', () => {
  let site: string;
  const page = () => join(site, 'changes', 'index.html');
  beforeEach(() => {
    takeFiles({ segments: [], hypotheses: [] } as unknown as ContentFiles);
    site = mkdtempSync(join(tmpdir(), 'changes-'));
    for (const name of ['changes', 'eda']) mkdirSync(join(site, name));
    writeFileSync(page(), `<main>${flippedMark}</main>`);
    writeFileSync(join(site, 'eda', 'index.html'), '<p id="eda-1"><p id="eda-2"><p id="eda-3"><p id="eda-4">');
    claim('eda-1', { holds: true, heldBefore: false });
    // A sentence may hold what a replacement would take for a pattern.
    claim('eda-2', { holds: false, heldBefore: true, sentenceBefore: "Ушли за $' и $$ рублей." });
    claim('eda-3', { holds: true, heldBefore: true });
    claim('eda-4', { holds: false, heldBefore: null });
    claim('eda-5', { holds: false, heldBefore: true });
  });
  afterEach(() => {
    rmSync(site, { recursive: true });
    forgetLedger();
  });

  it('tells on the page and in Markdown the published claims that turned round, as they were published', () => {
    const markdown = writeChanges(site, earlier, results(300));
    const read = (...path: string[]) => readFileSync(join(site, ...path), 'utf8');
    expect(
      read('changes', 'index.html').replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(+code)),
    ).toBe(
      "<main><ul><li>Стала верной: «Фраза eda-1 теперь».</li><li>Перестала быть верной: «Ушли за $' и $$ рублей».</li></ul></main>",
    );
    expect(read('changes.md')).toBe(markdown);
    expect(markdown).toContain('Доля ушедших выросла');
    expect(markdown.match(/^- (?:Стала|Перестала быть) верной: .*$/gm)).toEqual([
      '- Стала верной: «Фраза eda-1 теперь.» (src/content/chapters/eda.mdx:1:eda-1)',
      "- Перестала быть верной: «Ушли за $' и $$ рублей.» (src/content/chapters/eda.mdx:1:eda-2)",
    ]);
    expect(read('results.previous.json')).toBe('the bytes of then');
  });

  it('tells no sentence that is true no more where another stood in its place then', () => {
    forgetLedger();
    const ids = ['eda-1', 'eda-2', 'eda-3', 'eda-4', 'eda-5', 'eda-6', 'eda-7'];
    writeFileSync(join(site, 'eda', 'index.html'), ids.map((id) => `<p id="${id}">`).join(''));
    const at = (row: string) => `src/content/chapters/eda.mdx:1:${row}`;
    const inside = (row: string, outer: string, part: string) =>
      claim(row, { holds: false, heldBefore: true, within: `${at(outer)} ${part}` });
    claim('eda-1', { holds: false, heldBefore: true });
    inside('eda-2', 'eda-1', 'otherwise');
    claim('eda-3', { holds: false, heldBefore: false });
    inside('eda-4', 'eda-3', 'otherwise');
    claim('eda-5', { kind: 'choice', branchBefore: 'above' });
    inside('eda-6', 'eda-5', 'above');
    inside('eda-7', 'eda-5', 'same');
    expect(writeChanges(site, earlier, results(300)).match(/Перестала быть верной: «Фраза \S+/g)).toEqual(
      ['eda-1', 'eda-4', 'eda-6'].map((row) => `Перестала быть верной: «Фраза ${row}`),
    );
  });

  it('says with what reason nothing is compared, and keeps no results of then', () => {
    const markdown = writeChanges(site, none, results(300));
    expect(markdown).toBe('## Что изменилось\n\nСравнивать не с чем.\n');
    expect(existsSync(join(site, 'results.previous.json'))).toBe(false);
  });

  it('makes no page of changes where the site has none', () => {
    rmSync(page());
    writeChanges(site, none, results(300));
    expect(existsSync(page())).toBe(false);
    expect(existsSync(join(site, 'changes.md'))).toBe(true);
  });
});
