import { describe, expect, it } from 'vitest';
import { takeFiles } from '../../src/authored/contentShelf.ts';
import { readContentFiles } from '../../src/authored/contentFiles.ts';
import { figureEnds, figureKind } from '../../src/components/figureKind.ts';
import { noteOf, provenance } from '../../src/components/provenance.ts';
import { valueText } from '../../src/components/valueText.ts';
import { bank } from '../../src/dataset/bank.ts';

const content = readContentFiles(bank);
const [base] = content.hypotheses;
const asked = [
  ['share', 'proportions', 'gender', -0.109],
  ['slope', 'trend', 'products', 0.152],
  ['mean', 'welch', 'age', 1.5],
  ['money', 'welch', 'balance', 125_000],
  ['rank', 'mannWhitney', 'balance', 0.18],
] as const;
takeFiles({
  ...content,
  hypotheses: asked.map(([id, test, column]) => ({ ...base!, id, test, column })),
  assumptions: [...content.assumptions, { ...content.assumptions[0]!, id: 'cardFee', unit: 'share' }],
});
const results = {
  hypotheses: asked.map(([id, test, , difference]) => ({
    id,
    test,
    n: 900,
    difference,
    ci: [difference / 2, 2 * difference],
    groups: { of: { n: 400, rate: 0.2, ci: [0.1, 0.3] } },
    correlation: { r: 0.2, ci: [0.1, 0.3] },
    detectable: { difference },
  })),
  segments: [],
  metric: {
    assumptions: {
      cardFee: { value: 0.1, unit: 'share', low: 0.05, high: 0.2 },
      margin: { value: 0.04, unit: 'sharePerYear', low: 0.02, high: 0.06 },
      feePerProduct: { value: 900, unit: 'roublesPerYear', low: 450, high: 1800 },
      horizonYears: { value: 3, unit: 'years', low: 1, high: 5 },
    },
  },
};
const plain = (words: string) => words.replaceAll('\u00a0', ' ');

describe('figureKind and figureEnds', () => {
  it.each([
    ['share', '−10,9 п. п.', 'от −5,5 до −21,8 п. п.'],
    ['slope', '15,2 п. п.', 'от 7,6 до 30,4 п. п.'],
    ['mean', '1,5 года', 'от 0,8 до 3,0 года'],
    ['money', '125 тыс. ₽', 'от 63 до 250 тыс. ₽'],
    ['rank', '0,18', 'от 0,09 до 0,36'],
  ])('writes the difference of a hypothesis as its test measures it: %s', (id, difference, ci) => {
    const written = (of: string) => plain(valueText(results, { of, at: 'a.mdx:1' }));
    expect([written(`hypotheses.${id}.difference`), written(`hypotheses.${id}.ci`)]).toEqual([difference, ci]);
    expect(written(`hypotheses.${id}.detectable.difference`)).toBe(difference);
    expect(plain(provenance(results, `hypotheses.${id}.ci`).text)).toBe(ci);
    expect(plain(noteOf(provenance(results, `hypotheses.${id}.difference`)))).toContain(ci);
  });

  it.each([
    ['cardFee.value', '10,0 %'],
    ['cardFee.high', '20,0 %'],
    ['margin.value', '4,0 %'],
    ['feePerProduct.low', '450 ₽'],
    ['horizonYears.value', '3 года'],
  ])('writes an assumption in the unit that it names: %s', (path, text) => {
    expect(plain(valueText(results, { of: `metric.assumptions.${path}`, at: 'a.mdx:1' }))).toBe(text);
  });

  it('leaves rates and correlations of a hypothesis their own', () => {
    expect(figureEnds(results, 'hypotheses.slope.groups.of.ci')).toBe('share');
    expect(figureEnds(results, 'hypotheses.slope.correlation.ci')).toBe('number');
    expect(figureKind(results, 'hypotheses.slope.n', 900)).toBe('count');
    expect(figureKind(results, 'hypotheses.slope.test', 'trend')).toBe('text');
  });

  it('asks for points where an author writes a difference of rates as a share', () => {
    expect(() => valueText(results, { of: 'hypotheses.share.difference', as: 'share', at: 'a.mdx:1' })).toThrow(
      'a.mdx:1: «hypotheses.share.difference» — разность долей, она пишется в процентных пунктах: as="points".',
    );
  });
});
