import { describe, expect, it } from 'vitest';
import { closedWordComplaint } from '../../src/integrations/closedWords.ts';

const of = (code: string) => closedWordComplaint(code, 'eda.mdx:9:1');

describe('closedWordComplaint(code, at)', () => {
  it('names the word that a result can never be, and those that it can', () => {
    expect(of("(r) => r.robustness.findings.some((one) => one.moved === 'lots')")).toBe(
      'eda.mdx:9:1: величина «moved» никогда не бывает «lots»; возможно, «lost». Бывает: found, lost, notComputed, same, shifted, turned.',
    );
    expect(of("(r) => r.hypotheses.age.decision !== 'да'")).toBe(
      'eda.mdx:9:1: величина «decision» никогда не бывает «да». Бывает: confirmed, negligible, notComputed, notConfirmed.',
    );
  });

  it('knows the columns of the data set', () => {
    expect(of("(r) => r.correlations.ranking.find((one) => one.column === 'balanse').discovery")).toContain(
      'величина «column» никогда не бывает «balanse»; возможно, «balance». Бывает: userid, score,',
    );
  });

  it.each([
    ['on the other side', "(r) => r.findings.some((one) => 'lots' === one.moved)"],
    ['with two signs', '(r) => r.findings.some((one) => one.moved == "lots")'],
    ['after what may be absent', "(r) => r.findings.find((one) => true)?.moved === 'lots'"],
    ['among several', "(r) => r.findings.some((one) => ['same', 'lots'].includes(one.moved))"],
    ['after a right one', "(r) => r.findings.some((one) => one.moved === 'same' || one.moved === 'lots')"],
  ])('finds it %s', (_, code) => {
    expect(of(code)).toContain('«moved» никогда не бывает «lots»');
  });

  it.each([
    [
      'what it can be',
      "(r) => r.findings.some((one) => ['same', 'lost'].includes(one.moved) && one.moved !== 'found')",
    ],
    ['a word that the data give', "(r) => r.robustness.findings.find((one) => one.id === 'income:mean')"],
    ['a level of a column', "(r) => r.eda.byCategory.city.find((row) => row.value === 'Суздаль')"],
    ['a name of its own', "(r) => { const moved = 'lots'; return r.eda.churn.rate > 0.1 && moved !== 'x'; }"],
    ['a longer path', "(r) => 'lots' === r.moved.name"],
    ['no word', '(r) => r.robustness.findings.every((one) => one.moved === null)'],
  ])('lets %s stand', (_, code) => {
    expect(of(code)).toBeUndefined();
  });
});
