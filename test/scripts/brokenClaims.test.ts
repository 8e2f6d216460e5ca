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
    const components = join(import.meta.dirname, '..', '..', 'src', 'components');
    const parts = ['Front.astro', 'StrongestTraits.astro'].map((name) => readFileSync(join(components, name), 'utf8'));
    const claims = parts.flatMap((part) => part.split('<Claim').slice(1));
    expect(claims).toHaveLength(3);
    for (const one of claims) expect(one.slice(0, one.indexOf('</Claim'))).toMatch(/otherwise=(?:"[^"]+"|\{\w+\})/);
  });
});

describe('describeBroken(broken, mode)', () => {
  const figure = { definition: 'доля ушедших', n: 10_000, interval: null, method: null };
  const told = {
    ...ofChapter,
    reason: 'величина неизвестна',
    figures: [
      { ...figure, path: 'eda.churn.rate', text: '18,2 %' },
      { ...figure, path: 'eda.churn.n', text: '10 000' },
    ],
  };
  const head = (row: LedgerRow) => [`  ${row.at}: «Уходили чаще.»`, '    условие: (r) => r.eda.churn.rate > 0.5'];

  it('tells each with its place, reason and figures, and what to do', () => {
    expect(describeBroken([ofFront, told], 'fail').split('\n')).toEqual([
      '2 утверждения неверны на этих данных:',
      ...head(ofFront),
      ...head(ofChapter),
      '    почему: величина неизвестна',
      '    сейчас: eda.churn.rate = 18,2 %; eda.churn.n = 10 000',
      'Сайт не собран, прежний остался как был. Перепишите фразы глав или их условия; с «--claims mark» сайт выйдет без них.',
    ]);
  });

  it('tells what stands instead of those that are marked', () => {
    const end =
      'Вместо них напечатаны слова из otherwise, а где их нет, фраза зачёркнута; список — на странице «Чем подтверждено».';
    const lines = (n: number) => describeBroken(Array<LedgerRow>(n).fill(ofFront), 'mark').split('\n');
    expect(lines(1)).toEqual(['1 утверждение неверно на этих данных:', ...head(ofFront), end]);
    expect(lines(5)[0]).toBe('5 утверждений неверны на этих данных:');
  });
});
