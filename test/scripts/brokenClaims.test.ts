import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeBroken, endsBuild } from '../../scripts/brokenClaims.ts';
import type { LedgerRow } from '../../src/components/ledger.ts';

const claim = (row: string | null, at: string): LedgerRow => ({
  kind: 'claim',
  row,
  at,
  sentence: 'Уходили чаще.',
  condition: '(r) => r.eda.churn.rate > 0.5',
  holds: false,
  reason: null,
  heldBefore: true,
  figures: [],
});
const ofChapter = claim('eda-1', 'src/content/chapters/eda.mdx:4:1');
const ofFront = claim(null, 'src/components/Front.astro');

describe('endsBuild(broken, mode)', () => {
  it('is so of a sentence that an author can rewrite, where that is asked for', () => {
    expect(endsBuild([ofFront, ofChapter], 'fail')).toBe(true);
    expect(endsBuild([ofFront, ofChapter], 'mark')).toBe(false);
    expect(endsBuild([ofFront], 'fail')).toBe(false);
    expect(endsBuild([], 'fail')).toBe(false);
  });

  it('may pass over the front page, whose every claim has other words', () => {
    const front = readFileSync(join(import.meta.dirname, '..', '..', 'src', 'components', 'Front.astro'), 'utf8');
    const claims = front.split('<Claim').slice(1);
    expect(claims.length).toBeGreaterThan(0);
    for (const one of claims) expect(one.slice(0, one.indexOf('</Claim'))).toMatch(/otherwise=(?:"[^"]+"|\{\w+\})/);
  });
});

describe('describeBroken(broken, mode)', () => {
  it('tells each with its place, and what becomes of the site', () => {
    const told = describeBroken([ofFront, ofChapter], 'fail');
    expect(told).toContain('2 утверждения неверны на этих данных:');
    expect(told).toContain('src/content/chapters/eda.mdx:4:1: «Уходили чаще.»');
    expect(told).toContain('прежний остался как был. Перепишите фразы');
    expect(describeBroken([ofFront], 'mark')).toContain('1 утверждение неверно на этих данных:');
    expect(describeBroken([ofFront], 'mark')).toContain('напечатаны слова из otherwise');
  });
});
