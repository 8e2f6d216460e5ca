import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publishedClaims } from '../../scripts/publishedClaims.ts';
import { enter, forgetLedger, type LedgerRow } from '../../src/components/ledger.ts';

const rowOf = (row: string | null, more: Partial<LedgerRow> = {}): LedgerRow => ({
  kind: 'claim',
  row,
  at: `src/content/chapters/eda.mdx:1:${row ?? 1}`,
  sentence: 'Уходили чаще.',
  condition: '(r) => r.eda.churn.rate > 0.1',
  holds: false,
  reason: null,
  heldBefore: null,
  figures: [],
  ...more,
});

describe('publishedClaims(site)', () => {
  let site: string;
  beforeEach(() => {
    site = mkdtempSync(join(tmpdir(), 'published-'));
    mkdirSync(join(site, 'eda'));
    writeFileSync(join(site, 'eda', 'index.html'), '<p id="eda-1">Уходили чаще.</p><p id="eda-12">…</p>');
  });
  afterEach(() => {
    rmSync(site, { recursive: true });
    forgetLedger();
  });

  it('are those whose place is on their page, true or not, and those of the front page', () => {
    enter(rowOf('eda-1'));
    enter(rowOf('eda-12', { holds: true }));
    enter(rowOf(null));
    // In a branch of <Choose> that the data did not choose, and in a chapter that has no page.
    enter(rowOf('eda-2'));
    enter(rowOf('lost-1'));
    enter(rowOf('eda-12', { kind: 'value', row: 'eda-13' }));
    expect(publishedClaims(site).map(({ row }) => row)).toEqual([null, 'eda-1', 'eda-12']);
  });

  it('are those of a chapter whose own name has a number behind a hyphen', () => {
    mkdirSync(join(site, 'part-2'));
    writeFileSync(join(site, 'part-2', 'index.html'), '<p id="part-2-7">Уходили чаще.</p>');
    enter(rowOf('part-2-7'));
    expect(publishedClaims(site).map(({ row }) => row)).toEqual(['part-2-7']);
  });

  it('are also those that are withdrawn without a word in their place', () => {
    enter(rowOf('eda-3', { isBlank: true }));
    expect(publishedClaims(site).map(({ row }) => row)).toEqual(['eda-3']);
  });
});
