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

  it('knows a word that may be null, and that no word is empty', () => {
    expect(of("(r) => r.metric.unknownOf === 'som'")).toContain('возможно, «some». Бывает: all, none, some.');
    expect(of("(r) => r.a.moved === ''")).toContain('величина «moved» никогда не бывает «». Бывает: found');
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
    ['with no spaces', "(r) => r.findings.some((one)=>one.moved==='lots')"],
    ['with no spaces, on the other side', "(r) => r.findings.some((one)=>'lots'===one.moved)"],
    ['denied, on the other side', "(r) => 'lots' !== r.robustness?.held.moved"],
    ['among several, on a longer path', "(r) => [ 'same', 'lots' ].includes( r.robustness?.held.moved )"],
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
    ['a part of a word', "(r) => 'los' === r.a.moved.slice(0, 3) && 'a' === r.a.column[0]"],
    ['no word', '(r) => r.robustness.findings.every((one) => one.moved === null)'],
  ])('lets %s stand', (_, code) => {
    expect(of(code)).toBeUndefined();
  });
});
