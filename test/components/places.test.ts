import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { mdxToJs } from 'satteri';
import { describe, expect, it } from 'vitest';
import { authors } from '../../src/components/authors.ts';
import { reference } from '../../src/components/reference.ts';
import { places } from '../../src/integrations/places.ts';

const compile = async (source: string) => {
  const fileURL = pathToFileURL(join(process.cwd(), 'src/content/chapters/eda.mdx'));
  const features = { frontmatter: true } as const;
  return (await mdxToJs(source, { mdastPlugins: [places], fileURL, features })).code;
};
const front = '---\ntitle: x\n---\n\n';

describe('the places of components', () => {
  it('tells each component its file, line and column, the front matter counted', async () => {
    const code = await compile(`${front}<Claim holds="a">\nAlone <Value of="b" />\n</Claim>\n`);
    expect(code).toContain('at: "src/content/chapters/eda.mdx:5:1"');
    expect(code).toMatch(/at: "src\/content\/chapters\/eda\.mdx:6:7",\s*row: "eda-2",\s*inline: "true"/);
    expect(code.match(/inline:/g)).toHaveLength(1);
  });

  it('tells the values of a claim whose sentence they are in, not those of its other words', async () => {
    const code = await compile(
      '<Answer holds="a">\n*<Value of="in" />*\n<Fragment slot="otherwise"><Value of="out" /></Fragment>\n</Answer>\n\nA <Claim holds="b"><Value of="in" /></Claim> <Value of="out" />\n\n<Lead>\n<Value of="out" />\n</Lead>\n',
    );
    const values = [...code.matchAll(/of: "(in|out)",[^}]*?(claimed: "true"|\})/g)].map(([, of, end]) => [
      of,
      end !== '}',
    ]);
    expect(values).toEqual([
      ['in', true],
      ['out', false],
      ['in', true],
      ['out', false],
      ['out', false],
    ]);
    expect(await compile('A <Claim holds="b"><Choose of="a" /></Claim>\n')).not.toContain('claimed:');
  });

  it('tells a claim its condition as the author wrote it, and its row of the ledger', async () => {
    const code = await compile('<Claim holds={(r) =>\n  r.a > 1}>A</Claim>\n\n<Choose of="b" />\n');
    expect(code).toContain('condition: "(r) => r.a > 1"');
    expect([...code.matchAll(/row: "([^"]+)"/g)].map((m) => m[1])).toEqual(['eda-1', 'eda-2']);
  });

  it('tells a claim in the other words, or in a branch, of another sentence where that stands, and which part it is', async () => {
    const code = await compile(
      '<Answer holds="a">\nA\n\n<Fragment slot="otherwise"><Claim holds="in">B</Claim></Fragment>\n</Answer>\n\n' +
        '<Choose of="b">\n<Fragment slot="above">C <Claim holds="in">D</Claim></Fragment>\n</Choose>\n\n<Claim holds="out">E</Claim>\n',
    );
    expect(
      [...code.matchAll(/holds: "(in|out)"[^}]*?(?:within: "([^"]*)"|\})/g)].map(([, of, within]) => [of, within]),
    ).toEqual([
      ['in', 'src/content/chapters/eda.mdx:1:1 otherwise'],
      ['in', 'src/content/chapters/eda.mdx:7:1 above'],
      ['out', undefined],
    ]);
  });

  const names = Object.keys(reference).join(', ');
  it.each([
    [
      'an unknown component',
      '<Valu of="a" />',
      `src/content/chapters/eda.mdx:5:1: нет компонента <Valu>; возможно, <Value>. Есть: ${names}.`,
    ],
    [
      'a component like no other',
      '<Qz of="a" />',
      `src/content/chapters/eda.mdx:5:1: нет компонента <Qz>. Есть: ${names}.`,
    ],
    [
      'a mistyped prop',
      'Text <Value of="a" digit={1} /> goes on.',
      'src/content/chapters/eda.mdx:5:20: у <Value> нет свойства «digit»; возможно, «digits». Есть: of, as, unit, digits, sign, abs, minus, over, forms, column, otherwise.',
    ],
    [
      'a mistyped prop of a figure',
      '<Figure of="a" as="rateBars" subtitel="x">A</Figure>',
      'src/content/chapters/eda.mdx:5:30: у <Figure> нет свойства «subtitel»; возможно, «subtitle». Есть: of, as, column, measure, max, id, subtitle, note, n, method.',
    ],
    [
      'a condition that is no function: its fault would have no line',
      '<Claim holds={eda.churn.rate > 0.1}>A</Claim>',
      'src/content/chapters/eda.mdx:5:8: у <Claim> значение holds={eda.churn.rate > 0.1} не считается: пишите функцию: holds={(r) => …}, где r — результаты.',
    ],
    [
      'a bare name in braces behind a function',
      '<Value of={(r) => r.a} digits={two} />',
      'у <Value> значение digits={two} не считается',
    ],
    [
      'a bare name in braces',
      'Text <Value of="a" digits={two} />',
      'src/content/chapters/eda.mdx:5:20: у <Value> значение digits={two} не считается: в скобках может стоять число, строка в кавычках или true.',
    ],
    [
      'a component in small letters, which a browser would swallow',
      '<claim holds={(r) => true}>A</claim>',
      'src/content/chapters/eda.mdx:5:1: нет компонента <claim>; возможно, <Claim>: имя компонента пишется с большой буквы.',
    ],
    [
      'a prop where there are none',
      '<Dictionary short />',
      'src/content/chapters/eda.mdx:5:13: у <Dictionary> нет свойства «short». Свойств у него нет.',
    ],
    [
      'a lacking prop',
      '<TestCard />',
      'src/content/chapters/eda.mdx:5:1: у <TestCard> не хватает свойства «hypothesis». Например: <TestCard hypothesis="age" />',
    ],
    [
      'two lacking props',
      '<Figure id="a">A</Figure>',
      'src/content/chapters/eda.mdx:5:1: у <Figure> не хватает свойств «of», «as». Например: <Figure of="correlations.ranking" as="ranking">Что связано с уходом</Figure>',
    ],
    [
      'a missing import',
      "import Chart from './nope'",
      `src/content/chapters/eda.mdx:5:1: глава импортирует «./nope», а такого файла нет; импортировать ничего не нужно: уберите строку, компоненты подставляет сборка. Есть: ${names}.`,
    ],
    [
      'any import',
      "import { min } from 'd3'",
      `src/content/chapters/eda.mdx:5:1: глава импортирует «d3»; импортировать ничего не нужно: уберите строку, компоненты подставляет сборка. Есть: ${names}.`,
    ],
    [
      'an expression in the text',
      'Ушли {eda.churn.rate} клиентов.',
      'src/content/chapters/eda.mdx:5:6: выражение {eda.churn.rate} в тексте не считается: число пишется <Value of="…" />, знак скобки — \\{.',
    ],
    [
      'a link in the words of a link',
      '[Ушли **<Value of="a" />**](../eda/)',
      'src/content/chapters/eda.mdx:5:1: в словах ссылки стоит <Value>, а это сама ссылка: выведите его за скобки [ ].',
    ],
    [
      'a definition outside of its list',
      '<MethodList>\n<Method id="a" title="A">B</Method>\n</MethodList>\n\n<Method id="b" title="B">C</Method>',
      'src/content/chapters/eda.mdx:9:1: <Method> стоит не в списке: поставьте его между <MethodList> и </MethodList>.',
    ],
    ['a footnote without a text', 'A[^b].', 'у сноски [^b] нет текста: допишите отдельной строкой «[^b]: текст»'],
    [
      'a footnote that nothing leads to, by the name that it was given',
      'A.\n\n[^Bb]: C',
      'eda.mdx:7:1: к сноске [^Bb] ничто не ведёт',
    ],
    [
      'an expression that is a paragraph',
      'A\n\n{eda.churn.rate}',
      'eda.mdx:7:1: выражение {eda.churn.rate} в тексте не считается',
    ],
    ['a heading of the page', '# A', 'src/content/chapters/eda.mdx:5:1: заголовок первого уровня у страницы уже есть'],
    [
      'a heading that passes over a level',
      '### A',
      'eda.mdx:5:1: заголовок ### пропускает уровень: пишите ##, выше стоит заголовок страницы.',
    ],
    [
      'a heading two deeper than the one above',
      '## A\n\nB\n\n#### C',
      'eda.mdx:9:1: заголовок #### пропускает уровень: пишите ###, выше стоит ##.',
    ],
    [
      'a cell beyond the columns, which nobody would see',
      '| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 | 5 |',
      'eda.mdx:8:1: ячеек в строке таблицы 3, а столбцов 2: поставьте столько же',
    ],
    [
      'a table without its row of dashes',
      '| a | b |\n| 1 | 2 |',
      'eda.mdx:5:1: таблица не разобрана: под заголовком нужна строка чёрточек',
    ],
    [
      'a heading two deeper than that of a component',
      '<Caution>\n- A\n</Caution>\n\n#### B',
      'eda.mdx:9:1: заголовок #### пропускает уровень: пишите ###, выше стоит ##.',
    ],
    [
      'a heading in a column that has none',
      '<Columns>\n<Column>\n\n### A\n\n</Column>\n</Columns>',
      'eda.mdx:8:1: заголовок ### пропускает уровень',
    ],
    ['stars that end nothing', 'A **b c.', 'eda.mdx:5:1: знаки ** остались в тексте'],
    ['stars in the first line of several', 'A **b c\nd', 'eda.mdx:5:1: знаки ** остались в тексте'],
    ['stars at the beginning of a line', 'A *b* c\n**d', 'eda.mdx:5:6: знаки ** остались в тексте'],
    ['stars at the end of the text', 'A b**', 'eda.mdx:5:1: знаки ** остались в тексте'],
    ['a property in another line of the text', 'A\notherwise="B"', 'свойство otherwise="…" осталось в тексте'],
    [
      'a property after the end of its tag',
      '<Claim holds="a"\n>\n  otherwise="B"\n\nA\n</Claim>',
      'eda.mdx:7:3: свойство otherwise="…" осталось в тексте: знак > закрыл тег раньше него; поставьте > после последнего свойства.',
    ],
    ['a place that is typed by hand', 'A <Value of="a" at="b" />.', 'eda.mdx:5:17: у <Value> нет свойства «at»'],
    [
      'a component without the words that it is for',
      '<Lead>\n</Lead>',
      'eda.mdx:5:1: между тегами <Lead> пусто: допишите слова или уберите тег. Например: <Lead>О чём глава.</Lead>',
    ],
    [
      'a component that has nothing but a part and a comment',
      '<Claim holds="a">\n{/* A */}\n\n<Fragment slot="otherwise">B</Fragment>\n</Claim>',
      'eda.mdx:5:1: между тегами <Claim> пусто',
    ],
    [
      'a component that has nothing but comments beside each other',
      '<Lead>\n{/* A */} {/* B\nC */}\n</Lead>',
      'eda.mdx:5:1: между тегами <Lead> пусто',
    ],
    ['empty braces for words', '<Lead>\n{ }\n</Lead>', 'eda.mdx:5:1: между тегами <Lead> пусто'],
    [
      'a claim inside a sentence that has a comment for words',
      'A <Claim holds="a"> {/* B */} </Claim>.',
      'eda.mdx:5:3: между тегами <Claim> пусто',
    ],
    [
      'words that nobody would see',
      'A <Value of="a">18 %</Value>.',
      'eda.mdx:5:3: текст между тегами <Value> никто не увидит: уберите его.',
    ],
    [
      'words beside the parts that are chosen from',
      '<Choose of="a">B</Choose>',
      'eda.mdx:5:1: текст между тегами <Choose> никто не увидит: слова пишут в above, below, slight, same, unknown.',
    ],
    [
      'a comparison with a word that a result never is',
      '<Claim holds={(r) => r.a.moved === "lots"}>A</Claim>',
      'eda.mdx:5:8: величина «moved» никогда не бывает «lots»; возможно, «lost».',
    ],
    ['a row that lacks a cell', '| a | b |\n|---|---|\n| 1 |', 'eda.mdx:7:1: ячеек в строке таблицы 1, а столбцов 2'],
    ['a table with too short a row of dashes', '| a | b |\n|---|\n| 1 | 2 |', 'eda.mdx:5:1: таблица не разобрана'],
    [
      'an option that no chart has',
      '<Figure of="a" as="rateBars" colunm="city">A</Figure>',
      'у <Figure> нет свойства «colunm»; возможно, «column».',
    ],
    [
      'a part written twice',
      '<Choose of="a">\n  <Fragment slot="below">A</Fragment>\n\n  <Fragment slot="below">B</Fragment>\n</Choose>',
      'eda.mdx:8:3: часть slot="below" у <Choose> написана дважды: оставьте одну.',
    ],
    [
      'a condition of which a share is set against per cent',
      '<Claim holds={(r) => r.eda.churn.rate > 18}>A</Claim>',
      'eda.mdx:5:8: «rate» — доля от 0 до 1',
    ],
    [
      'a condition that asks the clock',
      '<Claim holds={(r) => new Date().getFullYear() > r.a}>A</Claim>',
      'eda.mdx:5:8: у <Claim> функция holds спрашивает new Date: отчёт зависит только от данных',
    ],
    [
      'a figure by chance',
      'A <Value of={(r) => r.a * Math.random()} as="share" />',
      'функция of спрашивает Math.random',
    ],
    [
      'a condition that is no question',
      '<Claim holds={true}>A</Claim>',
      'значение holds={true} не считается: пишите функцию',
    ],
    ['a figure typed by hand', 'A <Value of={0.18} as="share" />', 'значение of={0.18} не считается: пишите функцию'],
    [
      'a property written twice',
      '<Value of="a" of="b" />',
      'eda.mdx:5:15: у <Value> свойство «of» написано дважды: оставьте одно.',
    ],
    [
      'a claim in a claim',
      '<Claim holds={(r) => r.a > 1}>A <Claim holds={(r) => r.b > 1}>B</Claim></Claim>',
      'eda.mdx:5:33: во фразе <Claim> стоит другой <Claim>: закройте первый',
    ],
    [
      'an answer in a claim',
      '<Claim holds={(r) => r.a > 1}>A <Answer holds={(r) => r.b > 1}>B</Answer></Claim>',
      'во фразе <Claim> стоит другой <Answer>',
    ],
    [
      'a claim in a part of another component in the sentence',
      '<Claim holds={(r) => r.a > 1}>A <Choose of="a"><Fragment slot="above"><Claim holds={(r) => r.b > 1}>B</Claim></Fragment></Choose></Claim>',
      'во фразе <Claim> стоит другой <Claim>',
    ],
    [
      'a figure in the note of a figure',
      '<Figure of="a" as="b">\n  A\n\n  <Fragment slot="note"><Figure of="c" as="d">C</Figure></Fragment>\n</Figure>',
      'в подписи рисунка стоит другой <Figure>',
    ],
    [
      'words of a branch written as a property and as a part',
      '<Choose of="a" above="A">\n  <Fragment slot="above">B</Fragment>\n</Choose>',
      'часть slot="above" у <Choose> написана дважды',
    ],
    [
      'a claim deep in an answer',
      '<Answer holds={(r) => r.a > 1}>A *<Claim holds={(r) => r.b > 1}>B</Claim>*</Answer>',
      'во фразе <Answer> стоит другой <Claim>',
    ],
    ['an empty heading', '##', 'src/content/chapters/eda.mdx:5:1: заголовок пуст'],
    [
      'a picture beside the chapter',
      'A ![b](./b.png)',
      'src/content/chapters/eda.mdx:5:3: картинка «./b.png» не покажется: положите файл в папку public/ и пишите ![что на ней](/имя.png).',
    ],
    ['a picture of another site', '![b](https://a.b/c.png)', 'картинка «https://a.b/c.png» не покажется'],
    ['a picture without words', '![](/robots.txt)', 'eda.mdx:5:1: у картинки нет слов для тех, кто её не видит'],
    ['a picture by name', '![b][c]\n\n[c]: /robots.txt', 'картинка по имени не вставляется: положите файл'],
    ['a picture out of its folder', '![b](/../package.json)', 'картинка «/../package.json» не покажется'],
    ['a picture that there is not', '![b](/b.png)', 'картинки public/b.png нет'],
    ['a script', '<script>alert(1)</script>', 'eda.mdx:5:1: тег <script> в главе не годится: страница не выполняет'],
    ['a picture as a tag', '<img src="https://a.b/c.png" />', 'тег <img> в главе не годится: картинку вставляют так'],
    ['a frame', 'A <iframe src="https://a.b" />', 'eda.mdx:5:3: тег <iframe> в главе не годится'],
    ['a style', '<p style="color: red">A</p>', 'свойство style у <p> на странице не действует'],
    ['a handler', '<p onClick="a()">A</p>', 'свойство onClick у <p> на странице не действует'],
    [
      'a second answer',
      '<Answer holds="a">A</Answer>\n\n<Answer holds="b">B</Answer>',
      'eda.mdx:7:1: ответ у главы уже есть выше: оставьте один <Answer>.',
    ],
    [
      'a figure in a figure',
      '<Figure of="a" as="b">\n  A\n\n  <Figure of="c" as="d">C</Figure>\n</Figure>',
      'eda.mdx:5:1: в подписи рисунка стоит другой <Figure>',
    ],
    [
      'a part that there is not',
      '<Claim holds="a">A<Fragment slot="otherwize">B</Fragment></Claim>',
      'src/content/chapters/eda.mdx:5:19: у <Claim> нет части slot="otherwize"; возможно, «otherwise». Есть: otherwise.',
    ],
    [
      'the name of a part in braces',
      '<Claim holds="a">\n  A\n\n  <Fragment slot={"otherwize"}>B</Fragment>\n</Claim>',
      'src/content/chapters/eda.mdx:8:3: имя части у <Claim> пишут в кавычках: slot="имя".',
    ],
    [
      'a part without its name',
      '<Claim holds="a">A<Fragment slot>B</Fragment></Claim>',
      'src/content/chapters/eda.mdx:5:19: имя части у <Claim> пишут в кавычках: slot="имя".',
    ],
    [
      'properties that are spread',
      '<Value {...x} of="a" />',
      'src/content/chapters/eda.mdx:5:1: свойства <Value> пишут по одному, имя="значение": что в скобках {…}, не проверить.',
    ],
    [
      'a part of a component that has none',
      '<Lead>\n  A\n\n  <Fragment slot="above">B</Fragment>\n</Lead>',
      'src/content/chapters/eda.mdx:8:3: у <Lead> нет части slot="above". Частей у него нет.',
    ],
    [
      'a part whose name is misspelt',
      '<Claim holds="a">\n  A\n\n  <Fragment Slot="otherwise"><Claim holds="b">B</Claim></Fragment>\n</Claim>',
      'src/content/chapters/eda.mdx:8:13: у <Fragment> нет свойства «Slot»; есть одно — slot.',
    ],
    [
      'a fragment outside of a component with a property',
      'A <Fragment name="otherwise">B</Fragment>',
      'src/content/chapters/eda.mdx:5:13: у <Fragment> нет свойства «name»; есть одно — slot.',
    ],
    [
      'a part that no component has',
      'A\n\n<Fragment slot="otherwise">B</Fragment>',
      'src/content/chapters/eda.mdx:7:1: часть slot="otherwise" стоит вне компонента, и её слов никто не увидит: поставьте её внутрь того, чья она, перед его закрывающим тегом.',
    ],
    [
      'a part in words outside of a component',
      'A <Fragment slot="otherwise">B</Fragment>',
      'src/content/chapters/eda.mdx:5:3: часть slot="otherwise" стоит вне компонента',
    ],
    [
      'a part deeper in a component',
      '<Claim holds="a">\n  - A\n\n    <Fragment slot="otherwise">B</Fragment>\n</Claim>',
      'src/content/chapters/eda.mdx:8:5: часть slot="otherwise" стоит вне компонента',
    ],
    [
      'a part inside a paragraph',
      '<Claim holds="a">\n  A <Fragment slot="otherwise">B</Fragment>\n</Claim>',
      'src/content/chapters/eda.mdx:6:5: часть slot="otherwise" стоит внутри абзаца и попала бы в его текст: отделите её от слов <Claim> пустой строкой.',
    ],
  ])('refuses %s', async (_, body, message) => {
    await expect(compile(front + body)).rejects.toThrow(message);
  });

  it('lets a chart have options of its own', async () => {
    expect(await compile('<Figure of="a" as="rateBars" column="city" max={0.5}>A</Figure>')).toMatch(/max: 0?\.5/);
  });

  it('lets a property stand without a value', async () => {
    expect(await compile('Text <Value of="a" sign /> goes on.')).toContain('sign: true');
  });

  it('lets comments and plain strings stand in the text', async () => {
    await compile('{/* comment */}\n\nA{" "}b\n');
  });

  it('takes the backslash from the sign that divides cells, in a property as in words', async () => {
    const code = await compile('| a |\n|---|\n| x\\|y <Value of="a" forms="b\\|c\\|d" /> |\n');
    expect(code).toContain('"x|y "');
    expect(code).toContain('forms: "b|c|d"');
  });

  it('tells a value that a full stop stands right behind it', async () => {
    expect(await compile('A <Value of="a" />.\n')).toContain('dotted: "true"');
    expect(await compile('A <Value of="a" /> . <Value of="a" />, <Value of="a" />\n')).not.toContain('dotted');
  });

  it('lets a chapter have footnotes', async () => {
    await compile('A[^b].\n\n[^b]: B\n');
    await compile('Знаки [^а-я] и `[^b]`\n');
  });

  it('lets a chapter have a picture of public/, under any path of the site', async () => {
    const code = await compile('![Знак](/robots.txt "Подпись")\n');
    expect(code).toMatch(/src: "\.\.\/robots\.txt",\s*alt: "Знак",\s*title: "Подпись"/);
    expect(await compile('![Знак](/robots.txt)\n')).not.toContain('title:');
  });

  it('lets a component have its parts', async () => {
    await compile(
      '<Choose of="a">\n  <Fragment slot="above">A</Fragment>\n  <Fragment slot="below">B</Fragment>\n</Choose>\n',
    );
    await compile('<Claim holds="a">A<Fragment slot="otherwise">B</Fragment></Claim>\n');
    await compile('<Claim holds="a">\n  A\n\n  <Fragment slot="otherwise">B</Fragment>\n</Claim>\n');
  });

  it('lets columns have figures, and a component have words that are an expression, code or claims', async () => {
    await compile('<Columns>\n<Column>\n<Figure of="a" as="b">A</Figure>\n</Column>\n</Columns>\n');
    for (const words of ['{"A"}', '```\n/* A */\n```', 'A <Claim holds="a">B</Claim> <Claim holds="b">C</Claim>'])
      await compile(`<Lead>\n${words}\n</Lead>\n`);
  });

  it('lets the other words of a claim hold a claim, and a table have its cells', async () => {
    await compile(
      '<Claim holds="a">A<Fragment slot="otherwise">C <Claim holds="b">B</Claim></Fragment></Claim>\n\n| a | b |\n|---|---|\n| 1 \\| 2 | 3 |\n\n## B\n\n### C\n\n## D\n',
    );
  });

  it('lets stars, words of the engine in texts, and headings under those of components stand', async () => {
    await compile('Знаки \\*\\* и **слово**, `a ** b`.\n\n<Caution>\n- A\n</Caution>\n\n### B\n');
    await compile('<Columns>\n<Column title="A">\n\n### B\n\n</Column>\n</Columns>\n');
    // A title that is no heading.
    await compile('## A\n\n### B\n\n<Note title="C">D</Note>\n\n#### E\n');
    for (const holds of [
      "r.segments['crypto-holders'].n > 10",
      'r.a.performance > 1 /* no Date( here */',
      "r.rows.some((one) => one.id === 'process.exit')",
    ])
      await compile(`<Claim holds={(r) => ${holds}}>A</Claim>\n`);
  });

  it.each([
    ['<Число of="eda.churn.rate" />', 'нет компонента <Число>'],
    [
      '<Сlaim holds={(r) => r.a > 1}>а</Сlaim>',
      'нет компонента <Сlaim>; возможно, <Claim>. Буква «С» в «Сlaim» — кириллическая.',
    ],
    ['<число />', 'нет компонента <число>'],
    ['<valeu of="eda.churn.rate" />', 'нет тега <valeu>; возможно, <Value>'],
    ['<r.eda.churn.rate />', 'нет тега <r.eda.churn.rate>'],
    ['<Value of="r.eda.churn.rate" />', 'путь в кавычках пишется без r: of="eda.churn.rate"'],
    ['Ушли <Value of="a" /> /> много.', 'знаки /> остались в тексте'],
    ['[отток] (../eda/)', 'ссылка не разобрана'],
    ['##Города', 'знаки # остались в тексте'],
    ['Вот <Figure of="a" as="rateBars">б</Figure>.', '<Figure> стоит внутри абзаца'],
    ['Вот <b><Note>б</Note></b>.', '<Note> стоит внутри абзаца'],
    ['Вот <Formula>a / b</Formula>.', '<Formula> стоит внутри абзаца'],
    ['Всего 2*3*4.', 'знаки * между числами или буквами пропадут'],
    ['Вода — H~2~O.', 'знаки ~ между числами или буквами пропадут'],
    ['[](../eda/)', 'у ссылки нет слов'],
    ['<video src="/a.mp4" />', 'тег <video> в главе не годится: страница не проигрывает ничего'],
    ['<center>Вот</center>', 'тег <center> в главе не годится: оформление задаёт сайт, уберите тег и оставьте слова.'],
    ['<font color="red">Вот</font>', 'тег <font> в главе не годится: оформление задаёт сайт, уберите тег; выделение'],
    [
      '<pre>\n  a\n    b\n</pre>',
      'тег <pre> в главе не годится: отступы в нём пропали бы; код пишут отдельными строками',
    ],
    ['<b>Вот</b> `а` <Note>б</Note>', '<Note> стоит внутри абзаца'],
    ['> [!NOTE]\n> Раз', '«[!NOTE]» напечаталось бы как есть'],
    ['Раз &mdash; &mdahs; два', '«&mdahs;» напечаталось бы как есть: знака с таким именем нет'],
    ['Раз `два` и ` три', 'знак ` остался в тексте'],
    ['{{ rate }}', '{{ rate }} здесь не подставляется: число пишется <Value of="rate" />'],
    ['-пункт', '«-п» в начале строки ещё не список'],
    ['> 1)пункт', '«1)п» в начале строки ещё не список'],
    ['Раз\nдва\n---', 'черта под абзацем делает из него заголовок'],
  ])('refuses what is no tag, no link or no heading: %s', async (source, words) => {
    await expect(compile(`${source}\n`)).rejects.toThrow(`chapters/eda.mdx:1:`);
    await expect(compile(`${source}\n`)).rejects.toThrow(words);
  });

  it('lets signs of other dialects stand in code, and a hyphen behind a figure in the middle of a line', async () => {
    const source = 'Вот `$x$ ==a==`\nи <Value of="a" />-летний:\n\n```\n-a\n==b==\n```\n';
    expect(await compile(source)).toContain('-летний');
  });

  it('tells of a list below a line that begins with a component', async () => {
    await expect(compile('<Value of="a" />-летних:\n-пункт\n')).rejects.toThrow('«-п» в начале строки');
  });

  it.each([
    '<Figure of="a" as="rateBars">б</Figure>',
    '- <Note>б</Note>',
    '> <Lead>б</Lead>',
    '<Note>\nб <b>в</b>\n</Note>',
    '<Column><Note>б</Note></Column>',
    '<Column><Note>б</Note> {/* в */} <Note>г</Note></Column>',
    '| <Note>б</Note> |\n| --- |',
  ])('lets a part of the page stand by itself: %s', async (source) => {
    expect(await compile(`${source}\n`)).toContain('at: "src/content/chapters/eda.mdx:1:');
  });

  it('tells all that is wrong in a chapter in the order of its lines, and nothing of what is inside a wrong part', async () => {
    const source = `${front}##Города\n\nРаз <valeu of="a"><Valu of="b" /></valeu> два.\n\n| а |\n| --- |\n| б | в |\n\n<Figure of="a" as="rateBars" />\n\n<Valu of="c" />\n`;
    const told = await compile(source).catch(({ message }: Error) => message.split('\n'));
    expect((told as string[]).map((line) => line.slice('src/content/chapters/eda.mdx:'.length, 60))).toEqual([
      '5:1: знаки # остались в тексте:',
      '7:5: нет тега <valeu>; возможно',
      '11:1: ячеек в строке таблицы 2,',
      '13:1: между тегами <Figure> пус',
      '15:1: нет компонента <Valu>; во',
    ]);
  });

  it('leaves fragments and plain tags alone', async () => {
    expect(await compile('<Fragment>a</Fragment>\n\n<b>c</b> <clipPath /> <>d</>\n')).not.toContain('at:');
  });

  it.each(Object.entries(reference))('has an example of <%s> that it lets through', async (name, { example }) => {
    expect(example).toContain(`<${name}`);
    expect(await compile(`${example}\n`)).toMatch(/at: "src\/content\/chapters\/eda\.mdx:1:\d+"/);
  });

  it.each(Object.entries(reference))('says of every required prop of <%s> what it means', (_, { props, required }) => {
    for (const prop of required) expect(Object.keys(props)).toContain(prop);
    for (const about of Object.values(props)) expect(about).toMatch(/\S \S/);
  });

  it('knows exactly the components that authors are given', () => {
    expect(Object.keys(authors).sort()).toEqual(Object.keys(reference).sort());
  });
});
