import { describe, expect, it } from 'vitest';
import { found } from '../../src/components/found.ts';

const listed = (...ids: string[]) => ids.map((id) => ({ id }));

describe('found(list, id)', () => {
  it('finds an entry', () => {
    expect(found(listed('age', 'city'), 'city', 'рисунка', 'eda.mdx:9:1')).toEqual({ id: 'city' });
  });

  it('names the nearest and all of a short list', () => {
    expect(() => found(listed('age', 'city'), 'citi', 'рисунка', 'eda.mdx:9:1')).toThrow(
      new Error('eda.mdx:9:1: нет рисунка «citi»; возможно, «city». Есть: age, city.'),
    );
    expect(() => found(listed('age', 'city'), 'zzzzzz', 'рисунка', 'eda.mdx:9:1')).toThrow(
      new Error('eda.mdx:9:1: нет рисунка «zzzzzz». Есть: age, city.'),
    );
  });

  it('names the nearest five of a long list, and where it stands', () => {
    const names = listed(
      ...Array.from({ length: 50 }, (_, i) => `other-name-${i}`),
      'card',
      'cart',
      'city',
      'cap',
      'age',
    );
    expect(() => found(names, 'car', 'рисунка', 'eda.mdx:9:1', 'на странице /contents/')).toThrow(
      new Error(
        'eda.mdx:9:1: нет рисунка «car»; возможно, «card». Похожие: card, cart, cap, city, age (всего 55; все — на странице /contents/).',
      ),
    );
    expect(() => found(names, 'car', 'рисунка', 'eda.mdx:9:1')).toThrow(/ \(всего 55\)\.$/);
  });
});
