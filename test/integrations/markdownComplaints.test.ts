import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  brokenLinkComplaint,
  brokenTableComplaint,
  expressionComplaint,
  fenceComplaint,
  footnoteComplaint,
  hashesComplaint,
  headingComplaint,
  importComplaint,
  pictureComplaint,
  productComplaint,
  starsComplaint,
  strayEndComplaint,
  strayPropertyComplaint,
  unmarkedFootnoteComplaint,
  wordlessLinkComplaint,
  wordlessPictureComplaint,
} from '../../src/integrations/markdownComplaints.ts';

describe('footnoteComplaint(words)', () => {
  it.each(['[^примечание]', '[^12]', '[^a_b]'])('names %s', (mark) => {
    expect(footnoteComplaint(`Раз${mark}.`)).toContain(`у сноски ${mark} нет текста`);
  });
});

it('unmarkedFootnoteComplaint() tells a footnote that no mark leads to', () => {
  expect(unmarkedFootnoteComplaint('a', 'Раз.\n\n[^a]: Два.')).toContain('к сноске [^a] ничто не ведёт');
  expect(unmarkedFootnoteComplaint('a', 'Раз[^A].\n\n[^a]: Два.')).toBeUndefined();
});

it.each([
  ['```mdx\nтекст', '```'],
  ['```', '```'],
  ['~~~~\nтекст\n~~~', '~~~~'],
  ['```\nтекст ```', '```'],
])('fenceComplaint(%j) names the signs that nothing closes', (words, signs) => {
  expect(fenceComplaint(words)).toContain(`блок кода открыт знаками ${signs} и не закрыт`);
});

it.each(['```mdx\nтекст\n```', '````\n```\n````', '```\n```', '> ```\n> текст\n> ```', '    текст', 'текст'])(
  'fenceComplaint(%j) has nothing to say',
  (words) => {
    expect(fenceComplaint(words)).toBeUndefined();
  },
);

it('wordlessPictureComplaint() asks for words', () => {
  expect(wordlessPictureComplaint(' ')).toContain('у картинки нет слов');
  expect(wordlessPictureComplaint('Схема')).toBeUndefined();
});

it('headingComplaint() asks for the level below the heading above, however deep the wrong one is', () => {
  expect(headingComplaint({ depth: 4, children: [{}] }, 1)).toBe(
    'заголовок #### пропускает уровень: пишите ##, выше стоит заголовок страницы.',
  );
});

describe('brokenTableComplaint(words)', () => {
  it.each([
    ['begins with no sign', 'a | b\n--- | --- | ---'],
    ['has its side of a column at the left', '| a | b |\n|:---|---|---|'],
    ['has its side of a column at the right', '| a | b |\n| ---: | --- | --- |'],
    ['has no end', '| a | b |\n| ---'],
  ])('finds a row of dashes that %s', (_, words) => {
    expect(brokenTableComplaint(words)).toContain('столько же ячеек');
  });

  it('lets words between signs and dashes stand', () => {
    expect(brokenTableComplaint('a | b\n--- и дальше слова')).toBeUndefined();
  });
});

it('starsComplaint() lets one star stand, and one of its own before another', () => {
  expect(starsComplaint('2 * 2')).toBeUndefined();
  expect(starsComplaint('2 \\** 2')).toBeUndefined();
});

it.each(['[отток] (../eda/)', '[отток](../eda/', '[ниже] (#места)', '[a](https://a.ru b'])(
  'brokenLinkComplaint(%j) asks for a whole link',
  (words) => {
    expect(brokenLinkComplaint(words)).toContain('ссылка не разобрана');
  },
);

it.each(['[отток] (глава)', '\\[отток\\](../eda/', 'доля [0; 1] (от всех)'])(
  'brokenLinkComplaint(%j) has nothing to say',
  (words) => {
    expect(brokenLinkComplaint(words)).toBeUndefined();
  },
);

it('hashesComplaint() asks for a space and for no more than six signs', () => {
  for (const words of ['##Один', 'раз\n###Два', '####### Три']) expect(hashesComplaint(words)).toContain('## Слова');
  for (const words of ['#один', 'раз ##два', '## ', 'C##']) expect(hashesComplaint(words)).toBeUndefined();
});

it('strayEndComplaint() finds the end of a tag that is closed already', () => {
  expect(strayEndComplaint(' /> клиентов')).toContain('знаки /> остались в тексте');
  expect(strayEndComplaint('и/или > 5')).toBeUndefined();
  expect(strayEndComplaint('так пишут \\<Value of="a" />')).toBeUndefined();
  expect(strayEndComplaint('так пишут \\<Value />, а тут />')).toContain('сами знаки пишутся /\\>.');
});

it('wordlessLinkComplaint() asks for words', () => {
  expect(wordlessLinkComplaint({ children: [] })).toContain('у ссылки нет слов');
  expect(wordlessLinkComplaint({ children: [{}] })).toBeUndefined();
});

describe('productComplaint(typed, before, after)', () => {
  it.each([
    ['*3*', '2', '4', '\\*'],
    ['*b*', 'a', 'c', '\\*'],
    ['**3**', '2', '(', '\\*\\*'],
    ['~2~', 'H', 'O', '\\~'],
    ['*b*', ')', '4', '\\*'],
  ])('tells of %j between %j and %j how its signs are typed', (typed, before, after, signs) => {
    expect(productComplaint(typed, before, after)).toContain(`сами знаки — ${signs}.`);
  });

  it.each([
    ['*часть*', 'о', 'о'],
    ['**18**', ' ', '%'],
    ['*a*', '5', ' '],
    ['*a*', '', '5'],
    ['_a_', '2', '2'],
    ['<em>3</em>', '2', '4'],
  ])('has nothing to say of %j between %j and %j', (typed, before, after) => {
    expect(productComplaint(typed, before, after)).toBeUndefined();
  });
});

describe('strayPropertyComplaint(words)', () => {
  it('finds a property in either quotation marks, after another word that is none', () => {
    expect(strayPropertyComplaint("otherwise='Б'")).toContain('свойство otherwise="…" осталось в тексте');
    expect(strayPropertyComplaint('lang="ru" title="А"')).toContain('свойство title="…"');
  });

  it('lets a number by its letter and a property that no component has stand', () => {
    expect(strayPropertyComplaint('при n=100')).toBeUndefined();
    expect(strayPropertyComplaint('атрибут lang="ru"')).toBeUndefined();
    expect(strayPropertyComplaint('путь пишут так: of="…", а имя — id="a"')).toBeUndefined();
  });
});

it('pictureComplaint() knows a file by its coded name, and an address of another site without its scheme', () => {
  expect(pictureComplaint('/robots%2Etxt')).toBeUndefined();
  expect(pictureComplaint('/%.png')).toContain('картинки public/%.png нет');
  expect(pictureComplaint('//a.b/c.png')).toContain('картинка «//a.b/c.png» не покажется');
});

describe('importComplaint(code, from)', () => {
  const from = pathToFileURL(join(process.cwd(), 'src/content/chapters/eda.mdx'));

  it('names what is imported, and that it is not there only where it is not', () => {
    expect(importComplaint('import { min } from "d3"', from)).toMatch(/^глава импортирует «d3»; импортировать/);
    expect(importComplaint("import x from './eda.mdx'", from)).toMatch(/^глава импортирует «\.\/eda\.mdx»; импорт/);
    expect(importComplaint("import x from './nope'", undefined)).toMatch(/^глава импортирует «\.\/nope»; импорт/);
  });

  it('lets what imports nothing stand', () => {
    expect(importComplaint('export const a = 1', from)).toBeUndefined();
  });
});

describe('expressionComplaint(code)', () => {
  it.each(['', ' ', "'a'", '`a`', '/* a\n b */'])('lets %j stand', (code) => {
    expect(expressionComplaint(code)).toBeUndefined();
  });

  it('refuses a text that is counted', () => {
    expect(expressionComplaint(' `${r.a}` ')).toContain('выражение {`${r.a}`} в тексте не считается');
  });

  it('knows a path of a template', () => {
    expect(expressionComplaint('{ rate }')).toBe(
      '{{ rate }} здесь не подставляется: число пишется <Value of="rate" />, знак скобки — \\{.',
    );
    expect(expressionComplaint('{ r.eda | share }')).toContain('<Value of="eda" />');
    expect(expressionComplaint("{ 'a' }")).toContain("выражение {{ 'a' }} в тексте не считается");
  });

  it('quotes a long one by its first sixty characters', () => {
    expect(expressionComplaint('a'.repeat(61))).toContain(`выражение {${'a'.repeat(60)}} в тексте`);
  });
});
