import { describe, expect, it } from 'vitest';
import { treeWords } from '../../src/charts/treeWords.ts';
import { schema } from '../../src/dataset/index.ts';

describe('treeWords', () => {
  it.each([
    [{ column: 'products', atMost: 2, orMissing: false }, 'число продуктов не больше 2'],
    [{ column: 'age', above: 44, orMissing: false }, 'возраст больше 44\u00a0лет'],
    [
      { column: 'balance', atMost: 765000, orMissing: true },
      'остаток на счёте не больше 765\u00a0000\u00a0₽ или остаток неизвестен',
    ],
    [{ column: 'balance', missing: true, orMissing: false }, 'остаток неизвестен'],
    [{ column: 'balance', missing: false, orMissing: false }, 'остаток известен'],
    [{ column: 'gender', among: ['Ж'], orMissing: false }, 'женщины'],
    [{ column: 'city', among: ['Рыбинск', 'Ростов'], orMissing: false }, 'город: Рыбинск или Ростов Великий'],
    [{ column: 'city', among: ['Рыбинск'], orMissing: true }, 'город: Рыбинск или город: прочее'],
    [{ column: 'city', missing: true, orMissing: false }, 'город: прочее'],
    [{ column: 'city', missing: false, orMissing: false }, 'город: не прочее'],
  ] as const)('%j is «%s»', (condition, words) => {
    expect(treeWords(schema, condition)).toBe(words);
  });

  it('names levels as the file has them where the schema has no labels', () => {
    const bare = {
      ...schema,
      columns: schema.columns.map(({ valueLabels, ...column }) => (void valueLabels, column)),
    };
    expect(treeWords(bare, { column: 'city', among: ['Рыбинск', 'Ростов'], orMissing: false })).toBe(
      'город: Рыбинск, Ростов',
    );
  });
});
