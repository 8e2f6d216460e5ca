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

  it.each([
    '**женщины**',
    '*реже*',
    '***очень***',
    '[главу](../eda/)',
    '![схема](/a.png)',
    '`column`',
    '&nbsp;',
    '&mdahs;',
    '[^1]',
    '**женщины',
  ])('has no mark of Markdown and no name of a sign: %s', (mark) => {
    expect(complaint(`Ушли ${mark} многие`)).toBe(
      `«${mark}» напечаталось бы как есть: здесь пишут слова без разметки, а знаки — сами`,
    );
  });

  it.each([
    '2 * a * b',
    '2*x*3',
    'k*n*m',
    '*) как *) там',
    'AT&T; R&D; & так',
    '[1] и (2)',
    'доля [0; 1] (так)',
    '5 ** 2 ** 3',
    '`',
  ])('may have such signs of its own: %s', (words) => {
    expect(complaint(words)).toBeUndefined();
  });

  it('is read in a moment, however many brackets are open in it', () => {
    // A pattern that looks from each bracket to the end of the text does not end in the time of a test.
    expect(complaint('[^'.repeat(100_000))).toBeUndefined();
  });

  it.each(['если a<b и c>d', 'x <y и z> 0', 'аналитик <a@b.ru>', 'остаток <60 и >0', '«<» и «>»'])(
    'may compare and have an address: %s',
    (words) => {
      expect(complaint(words)).toBeUndefined();
    },
  );
});
