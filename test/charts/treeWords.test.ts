import { describe, expect, it } from 'vitest';
import { pathWords, treeWords } from '../../src/charts/treeWords.ts';
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

describe('pathWords', () => {
  const age = { column: 'age', orMissing: false };

  it('tells the bounds of one number together, where the first of them stands', () => {
    const path = [
      { ...age, above: 31 },
      { column: 'products', atMost: 2, orMissing: false },
      { ...age, above: 39 },
      { ...age, atMost: 60 },
      { ...age, atMost: 50 },
    ];
    expect(pathWords(schema, path.slice(0, 3))).toEqual(['возраст больше 39\u00a0лет', 'число продуктов не больше 2']);
    expect(pathWords(schema, path)).toEqual([
      'возраст больше 39\u00a0лет, но не больше 50\u00a0лет',
      'число продуктов не больше 2',
    ]);
    expect(pathWords(schema, path.slice(3))).toEqual(['возраст не больше 50\u00a0лет']);
    expect(pathWords(schema, [])).toEqual([]);
  });

  it('lets the unknown come through where each of the bounds does', () => {
    const unknown = { ...age, orMissing: true };
    const told = treeWords(schema, { ...unknown, atMost: 50 });
    expect(
      pathWords(schema, [
        { ...unknown, atMost: 60 },
        { ...unknown, atMost: 50 },
      ]),
    ).toEqual([told]);
    expect(
      pathWords(schema, [
        { ...age, above: 30 },
        { ...unknown, atMost: 50 },
      ]),
    ).toEqual(['возраст больше 30\u00a0лет, но не больше 50\u00a0лет']);
    expect(
      pathWords(schema, [
        { ...unknown, above: 30 },
        { ...unknown, atMost: 50 },
      ]),
    ).toEqual(['возраст больше 30\u00a0лет, но не больше 50\u00a0лет, или возраст не записан']);
    expect(
      pathWords(schema, [
        { column: 'age', missing: false, orMissing: false },
        { ...age, above: 30 },
      ]),
    ).toHaveLength(2);
  });
});
