import { describe, expect, it } from 'vitest';
import type { HypothesisResult } from '../../src/analysis/result.ts';
import { detectableWords } from '../../src/components/testWords.ts';
import { bank } from '../../src/dataset/bank.ts';
import { columnOf } from '../../src/dataset/schema.ts';

const plain = (text: string | null) => text?.replaceAll('\u00a0', ' ');

describe('detectableWords', () => {
  const words = (
    rate: number,
    detectable: Omit<HypothesisResult['detectable'], 'power'>,
    alternative: HypothesisResult['alternative'] = 'twoSided',
  ) =>
    plain(
      detectableWords(
        {
          test: 'proportions',
          effectName: 'cohensH',
          alternative,
          groups: { against: { rate } },
          detectable: { power: 0.8, ...detectable },
        } as HypothesisResult,
        columnOf(bank, 'gender'),
      ),
    );

  it('tells the effect in points, and the one of the family', () => {
    expect(words(0.5, { effect: 0.36, difference: 0.181, effectInFamily: 0.5 })).toBe(
      'Эффект от 0,36 (18,1 п. п.) тест на стольких клиентах заметил бы в 80 % случаев; с самой строгой из поправок на число проверок — от 0,50.',
    );
  });

  it('says that a difference has room downwards alone, and that the family’s has none', () => {
    expect(words(0.769, { effect: 1.08, difference: 0.514, effectInFamily: null })).toBe(
      'Эффект от 1,08 (51,4 п. п. вниз: вверх столько не остаётся) тест на стольких клиентах заметил бы в 80 % случаев; с самой строгой из поправок на число проверок нужен такой, какого здесь быть не может.',
    );
    expect(words(0.769, { effect: 1.08, difference: 0.514, effectInFamily: null }, 'less')).toContain('(51,4 п. п.)');
  });

  it('says that there can be no effect that it would have noticed', () => {
    const none = { effect: 1.08, difference: null, effectInFamily: null };
    expect(words(0.5, { ...none, effect: 2.8 })).toBe(
      'Тест на стольких клиентах замечал бы в 80 % случаев лишь эффект от 2,80, а его здесь быть не может: от 50,0 % до края шкалы ближе.',
    );
    expect(words(0.769, none, 'greater')).toContain('от 76,9 % до края шкалы в названную сторону ближе.');
  });
});
