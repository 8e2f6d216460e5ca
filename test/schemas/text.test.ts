import { describe, expect, it } from 'vitest';
import { text } from '../../src/schemas/text.ts';

it('is told without the spaces at its ends, and is none where it has nothing else', () => {
  expect(text.parse(' Ушли \n')).toBe('Ушли');
  expect(text.safeParse(' \n').success).toBe(false);
});

const complaint = (words: string) => text.safeParse(words).error?.issues[0]?.message;

describe('a text of YAML', () => {
  it.each([
    '<b>',
    '</b>',
    '<br />',
    '<r.eda />',
    '<a href=../eda/>',
    '<Value of="eda.churn.rate" abs />',
    '<Value of={(r) => r.eda.churn.rate} />',
    "<Note title='А > Б'>",
  ])('has no tag: %s', (tag) => {
    expect(complaint(`Ушли ${tag} многие`)).toBe(`тег ${tag} напечатался бы как есть: здесь пишут слова без тегов`);
  });

  it.each(['если a<b и c>d', 'x <y и z> 0', 'аналитик <a@b.ru>', 'остаток <60 и >0', '«<» и «>»'])(
    'may compare and have an address: %s',
    (words) => {
      expect(complaint(words)).toBeUndefined();
    },
  );
});
