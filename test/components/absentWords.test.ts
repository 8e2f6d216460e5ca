import { afterEach, describe, expect, it, vi } from 'vitest';
import { absentWord } from '../../src/components/absentWords.ts';
import { tellOnce } from '../../src/components/tellOnce.ts';
import { valueFigure } from '../../src/components/valueFigure.ts';

const results = {
  robustness: { findings: [{ id: 'income:mean', value: 0.2 }] },
  model: null,
  changes: { churned: 12 },
  eda: { byCategory: { city: [{ value: 'Суздаль', rate: 0.1 }], gender: [{ value: 'М', rate: 0.1 }] } },
};
const of = (code: string) => absentWord(results, code, 'eda.mdx:4:2', 'напечатано «неизвестно»');

afterEach(() => vi.restoreAllMocks());

describe('absentWord(results, code, at, instead)', () => {
  it('tells a word that is nowhere in the results, and the one that it nearly is', () => {
    expect(of("(r) => r.robustness.findings.find((one) => one.id === 'incme:mean').value")).toBe(
      'eda.mdx:4:2: напечатано «неизвестно»: «incme:mean» в результатах этих данных нет; возможно, «income:mean». Если на других данных оно бывает, менять нечего.',
    );
    expect(of('(r) => r.eda.byCategory.city.find((row) => row.value === "Сузаль").rate')).toContain('«Суздаль»');
    expect(of("(r) => r.robustness.findings.find((one) => one.id === 'inkome:meen')")).toContain('«income:mean»');
    expect(of("(r) => r.eda.byCategory.gender.find((row) => row.value === 'M').rate")).toContain(
      '«M» в результатах этих данных нет; возможно, «М». Буква «M» в «M» — латинская.',
    );
    expect(of("(r) => r.eda.byCategory['sity']?.x ?? r.robustness.findngs['findngs']")).toContain('«findings»');
  });

  it.each([
    ['a word of the results', "(r) => r.robustness.findings.find((one) => one.id === 'income:mean').none"],
    ['a name of the results', "(r) => r['robustness'].none"],
    ['a word like none of them', "(r) => r.eda.byCategory.city.find((row) => row.value === 'Кострома').rate"],
    [
      'a word that a result can be, and no result of these is',
      "(r) => r.robustness.findings.every((one) => one.moved !== 'turned')",
    ],
    ['a short word, which is like many', "(r) => r.eda.byCategory.city.find((row) => row.value === 'cty').rate"],
    ['no word', '(r) => r.eda.none'],
  ])('tells nothing of %s', (_, code) => {
    expect(of(code)).toBeUndefined();
  });
});

describe('<Value> of a row that is not there', () => {
  it('tells a mistyped name once, and prints the words for want of the figure', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const props = {
      of: (r: typeof results) => r.robustness.findings.find((one) => one.id === 'incame:mean')!.value,
      as: 'number',
      otherwise: 'неизвестно',
      at: 'eda.mdx:9:9',
    } as const;
    expect(valueFigure(results, props)).toEqual({ text: 'неизвестно', figure: null });
    valueFigure(results, props);
    expect(warn).toHaveBeenCalledOnce();
    expect(warn.mock.calls[0]![0]).toMatch(/^eda\.mdx:9:9: напечатано «неизвестно»/);
    expect(warn.mock.calls[0]![0]).toContain('«incame:mean» в результатах этих данных нет; возможно, «income:mean»');
  });
});

describe('tellOnce(words)', () => {
  it('clears a line of progress in a terminal', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const was = process.stderr.isTTY;
    process.stderr.isTTY = true;
    tellOnce('a');
    process.stderr.isTTY = was;
    expect(warn.mock.calls).toEqual([['\r\x1b[Ka']]);
  });
});
