import { describe, expect, it } from 'vitest';
import { closeListComplaint, foreignMarkComplaint, unknownSignComplaint } from '../../src/integrations/foreignMarks.ts';

describe('foreignMarkComplaint(words)', () => {
  it.each([
    ['[!NOTE]\nДанные без дат.', '«[!NOTE]» напечаталось бы как есть: замечание на полях пишут <Note title="…">'],
    [':::note\nДанные без дат.\n:::', '«:::note» напечаталось бы как есть: замечание на полях пишут <Note'],
    ['Раз\n> :::', '«:::» напечаталось бы как есть'],
    ['Доля $x$ от', '«$x$» напечаталось бы как есть: формул TeX здесь нет, пишите <Formula>a / b</Formula>'],
    ['Доля $a / b$.', '«$a / b$» напечаталось бы'],
    ['$$\nx\n$$', '«$$» напечаталось бы как есть: формул TeX здесь нет'],
    ['Это ==важно==.', '«==важно==» напечаталось бы как есть: выделение пишут **слова**; сами знаки — \\==.'],
    ['5&nbsp%', '«&nbsp» напечаталось бы как есть: после имени знака нужна точка с запятой, &nbsp;.'],
    ['путь `a', 'знак ` остался в тексте: код начинают и кончают одним числом таких знаков, `код`; сам знак — \\`.'],
    ['путь ``a` и', 'знак `` остался в тексте'],
  ])('tells of %j', (words, told) => {
    expect(foreignMarkComplaint(words)).toContain(told);
  });

  it.each([
    'от $5 до $10',
    '$5–$10 и 7$',
    '$HOME/$PATH',
    'A$B, C$D',
    'доллар $ и $ ещё',
    '\\$x\\$, \\$\\$, \\==а==, \\`а, \\[!NOTE], \\:::note, \\&nbsp',
    'a == b',
    'a==b и c==d',
    '=== 5 ===',
    'AT&T, R&D, a&nbsp=1',
    '5&nbsp;%',
    'пункт :::',
    'доля [0; 1]!',
    '[!]',
  ])('has nothing to say of %j', (words) => {
    expect(foreignMarkComplaint(words)).toBeUndefined();
  });
});

describe('unknownSignComplaint(typed, shown)', () => {
  it('tells of the name of a sign that there is not, which a reader sees as it was typed', () => {
    expect(unknownSignComplaint('а &mdash; б &laqou;', 'а — б &laqou;')).toBe(
      '«&laqou;» напечаталось бы как есть: знака с таким именем нет; пишите сам знак, а сами слова — \\&laqou;.',
    );
  });

  it.each([
    ['а &mdash; б', 'а — б'],
    ['&amp;nbsp;', '&nbsp;'],
    ['\\&nbsp;', '&nbsp;'],
    ['R&D; и так', 'R&D; и так'],
  ])('has nothing to say of %s', (typed, shown) => {
    expect(unknownSignComplaint(typed, shown)).toBeUndefined();
  });
});

describe('closeListComplaint(lines)', () => {
  it.each([
    ['-пункт\n-второй', '«-п» в начале строки ещё не список: поставьте пробел, «- п».'],
    ['Причины:\n  > 1)город', '«1)г» в начале строки ещё не список: поставьте пробел, «1) г».'],
    ['12.Возраст', '«12.В» в начале строки ещё не список: поставьте пробел, «12. В».'],
  ])('tells of %j', (lines, told) => {
    expect(closeListComplaint(lines)).toBe(told);
  });

  it.each(['-5 °C', '- 5 °C', '— и тире', '–х', 'a -б', '\\-б', '1.5', '1) а', '2024)а', '-'])(
    'has nothing to say of %j',
    (lines) => {
      expect(closeListComplaint(lines)).toBeUndefined();
    },
  );
});
