import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareResults } from '../src/changes/compare.ts';
import { changeMarkdown, nothingMarkdown, type FlippedClaim } from '../src/changes/markdown.ts';
import { previousName, type Previous } from '../src/changes/previous.ts';
import { titlesOf } from '../src/changes/titles.ts';
import { changeWords } from '../src/changes/words.ts';
import { flippedHtml, flippedMark } from '../src/components/flippedClaims.ts';
import type { Results } from '../src/results/results.ts';
import { publishedClaims } from './publishedClaims.ts';
import { ledger } from '../src/components/ledger.ts';
import { stoodBefore } from '../src/components/stoodBefore.ts';

/**
 * Completes a built site: the claims that turned round on its page of changes, changes.md, and what it was compared with.
 * Returns the text of changes.md.
 */
export function writeChanges(site: string, previous: Previous, results: Results): string {
  const rows = new Map(ledger().map((row) => [row.at, row]));
  const flipped = publishedClaims(site)
    .filter(({ holds, heldBefore }) => heldBefore !== null && heldBefore !== holds)
    .filter((claim) => claim.holds || stoodBefore(claim, rows))
    .map((row) => ({ ...row, sentence: row.sentenceBefore ?? row.sentence }));
  const page = join(site, 'changes', 'index.html');
  if (existsSync(page))
    writeFileSync(
      page,
      readFileSync(page, 'utf8').replace(flippedMark, () => flippedHtml(flipped)),
    );
  const markdown = summaryOf(previous, results, flipped);
  writeFileSync(join(site, 'changes.md'), markdown);
  if (previous.results !== null) writeFileSync(join(site, previousName), previous.bytes);
  return markdown;
}

function summaryOf(previous: Previous, results: Results, flipped: readonly FlippedClaim[]): string {
  if (previous.results === null) return nothingMarkdown(previous.reason);
  const words = changeWords(compareResults(previous.results, results), titlesOf(results));
  return changeMarkdown(words, flipped);
}
