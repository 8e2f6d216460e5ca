import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { authorFaults } from '../../src/integrations/authorFaults.ts';
import { authorFault } from '../../src/integrations/fault.ts';
import { mdxFault } from '../../src/integrations/mdxWords.ts';
import { mdxToJs } from 'satteri';

/** What the real parser throws at a chapter, told as an author sees it. */
async function told(source: string): Promise<string | undefined> {
  const mdx = { name: '@mdx-js/rolldown', transform: { handler: (code: string) => mdxToJs(code, {}) } };
  const plugin = authorFaults();
  (plugin.configResolved as (config: object) => void)({ plugins: [mdx] });
  const file = join(process.cwd(), 'src/content/chapters/eda.mdx');
  const handler = mdx.transform.handler as unknown as (code: string, id: string) => Promise<unknown>;
  return handler(source, file).then(
    () => undefined,
    (error: Error) => error.message,
  );
}

describe("a parser's complaint in Russian", () => {
  it.each([
    [
      'an unclosed tag',
      'Текст.\n\n<Claim holds="a">\nтекст\n',
      '3:1: тег <Claim> открыт и не закрыт: поставьте </Claim> там, где он кончается, или />, если внутри пусто. Слова разборщика: «Expected a closing tag for `<Claim>` (3:1)».',
    ],
    [
      'an unclosed tag in a paragraph',
      'текст <Claim holds="a">\n\nещё',
      '1:7: тег <Claim> открыт и не закрыт: поставьте </Claim> там, где он кончается, или />, если внутри пусто. Слова разборщика: «Expected a closing tag for `<Claim>` (1:7) before the end of `paragraph`».',
    ],
    [
      'a tag closed by another name',
      '<Lead>\nтекст\n</Led>',
      '3:1: здесь закрыт </Led>, а открыт был <Lead> в строке 1: сначала закройте его, </Lead>, или исправьте имя. Слова разборщика: «Unexpected closing tag `</Led>`, expected corresponding closing tag for `<Lead>` (1:1)».',
    ],
    [
      'a tag closed in a paragraph that began after it',
      '<Choose of="a">\n\n  A </Choose>\n',
      '3:5: тег </Choose> стоит в конце абзаца, а открыт был до него: поставьте </Choose> на отдельной строке. Слова разборщика: «Expected the closing tag `</Choose>` either after the end of `paragraph` or another opening tag after the start of `paragraph` (`<Choose>` opened at 1:1)».',
    ],
    [
      'a tag closed and not opened',
      '</Claim>',
      '1:1: тег </Claim> закрыт, а открыт не был: уберите его или поставьте <Claim> раньше. Слова разборщика: «Unexpected closing tag `</Claim>`, expected an open tag first».',
    ],
    [
      'a broken condition',
      '<Value of={(r) => r.} />',
      '1:21: в фигурных скобках написано не то: проверьте скобки, кавычки и точки в выражении. Слова разборщика: «Could not parse expression with oxc: Unexpected token».',
    ],
    [
      'a brace left open',
      'а { б',
      '1:3: фигурная скобка { открыта и не закрыта: поставьте }; знак скобки в тексте пишется \\{. Слова разборщика: «Unexpected end of file in expression, expected a corresponding closing brace for `{`».',
    ],
    [
      'a quote left open',
      '<Value of="a />\n\nтекст',
      '1:1: тег не дописан: проверьте кавычки вокруг значений и знак > в конце; знак «меньше» в тексте пишется \\<. Слова разборщика: «Unexpected character after `<`, expected a valid JSX tag (note: to create a link in MDX, use `[text](url)`)».',
    ],
    [
      'a comment of HTML',
      '<!-- заметка -->',
      '1:1: комментарий <!-- --> здесь не пишется: вместо него возьмите {/* комментарий */}. Слова разборщика: «Unexpected character `!` (U+0021) before name, expected a character that can start a name, such as a letter, `$`, or `_` (note: to create a comment in MDX, use `{/* text */}`)».',
    ],
    [
      'a broken import',
      'import X from ./nope',
      '1:15: строка import или export написана не так; главам она не нужна: уберите её. Слова разборщика: «Could not parse esm with oxc: Unexpected token».',
    ],
  ])('tells of %s', async (_, source, message) => {
    expect(await told(source)).toBe(`src/content/chapters/eda.mdx:${message}`);
  });

  it.each([
    [
      'quotation marks of a text',
      '<Value of=«a» />',
      '1:1: значение свойства пишется в прямых кавычках, of="…", а здесь знак «.',
    ],
    [
      'such marks on another line',
      '<Claim\n  holds="a"\n  otherwise=“b”\n>\n  c\n</Claim>',
      '1:1: значение свойства пишется в прямых кавычках, otherwise="…", а здесь знак “.',
    ],
    [
      'a sign that divides cells',
      '| a | b |\n| --- | --- |\n| c | <Value of="a" forms="д|е|ж" /> |',
      '3:7: знак | внутри тега делит строку таблицы на ячейки: пишите его в таблице \\|.',
    ],
    ['a small number in a table', '| a | b |\n| --- | --- |\n| p <5 | c |', '3:5: тег не дописан'],
    ['marks of a text behind', 'x <5 и «да»', '1:3: тег не дописан'],
    [
      'a percentage in a condition',
      '<Claim holds={(r) => r.a.rate > 18%}>а</Claim>',
      ': знака % в условии нет: процент пишется долей с точкой, 18 % — это 0.18, а здесь «18%».',
    ],
  ])('names the slip: %s', async (_, source, words) => {
    expect(await told(source)).toContain(words);
  });

  it('lets a right chapter through', async () => {
    expect(await told('Меньше < пяти. <Value of="a" />\n')).toBeUndefined();
  });

  it('keeps the words of a message that it does not know', () => {
    expect(mdxFault('2:3: Something new (mdx:new)')).toEqual({
      line: 2,
      column: 3,
      words: 'текст главы не разбирается. Слова разборщика: «Something new».',
    });
    expect(mdxFault('нет пути')).toBeUndefined();
  });
});

describe('authorFault(error)', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('knows a file of the folder of the analysts, whose name has a space', () => {
    vi.stubEnv('REPORT_CONTENT', '../Папка аналитика');
    const message = '../Папка аналитика/chapters/eda.mdx:30:1: нет пути «a»';
    expect(authorFault({ message: `[astro] ${message}` }, '/home/a')).toEqual({
      message,
      place: { file: '/home/Папка аналитика/chapters/eda.mdx', line: 30, column: 1 },
    });
  });

  it('knows a file of a folder elsewhere, whose name is Russian', () => {
    const message = '../тексты/segments/a.yaml:4:1: лишнее поле «x»';
    expect(authorFault({ message: `[astro] ${message}` }, '/home/a')).toEqual({
      message,
      place: { file: '/home/тексты/segments/a.yaml', line: 4, column: 1 },
    });
  });

  it.each(['cities (1).mdx', 'cities — копия.mdx', 'old/cities.MDX', 'cities.md', 'cities.mdx.txt'])(
    'knows a copy: %s',
    (name) => {
      const file = `src/content/chapters/${name}`;
      const message = `${file}:1:1: имя не станет адресом`;
      expect(authorFault({ message: `ContentError: ${message}` }, '/home/a')).toEqual({
        message,
        place: { file: `/home/a/${file}`, line: 1, column: 1 },
      });
    },
  );

  it('finds the place behind the words of a bundler', () => {
    const message = `Build failed with 1 error:\n\n[plugin @mdx-js/rolldown] /home/a/data.mdx:14:1\nОшибка в главе: src/content/chapters/data.mdx:14:1: тег не дописан.\n    at x (a.js:1:2)`;
    expect(authorFault({ message }, '/home/a')).toEqual({
      message: 'src/content/chapters/data.mdx:14:1: тег не дописан.',
      place: { file: '/home/a/src/content/chapters/data.mdx', line: 14, column: 1 },
    });
  });

  it('keeps every mistake of a list', () => {
    const message = 'src/content/segments/a.yaml:4:13: раз\nsrc/content/segments/b.yaml:1:1: два';
    expect(authorFault({ message })?.message).toBe(message);
  });

  it('leaves faults of the code alone', () => {
    expect(authorFault(new TypeError("Cannot read properties of undefined (reading 'rate')"))).toBeUndefined();
  });
});
