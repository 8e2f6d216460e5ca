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

describe('authorFaults()', () => {
  /** What comes of a plugin's handler once its complaints are said anew. */
  function anew(handler: (...given: unknown[]) => unknown) {
    const mdx = { name: '@mdx-js/rolldown', transform: { handler } };
    (authorFaults().configResolved as (config: object) => void)({ plugins: [{ name: 'other' }, mdx] });
    return mdx.transform.handler;
  }
  const file = join(process.cwd(), 'src/content/chapters/eda.mdx');

  it('gives a handler all that it was given, and its answer back', async () => {
    expect(await anew((...given) => given)('code', file, { ssr: true })).toEqual(['code', file, { ssr: true }]);
  });

  it('names the file without what a bundler asks of it, also where the complaint is Russian already', async () => {
    const complaint = 'src/content/chapters/eda.mdx:5:2: нет компонента <Valu>.';
    const thrown = async (message: string, id: string) => {
      const handler = anew(() => {
        throw new Error(message);
      });
      return Promise.resolve(handler('', id)).catch((error: unknown) => error);
    };
    const told = { name: 'Ошибка в главе', stack: '' };
    expect(await thrown(complaint, `${file}?astro&x?y`)).toMatchObject({
      ...told,
      message: complaint,
      loc: { file, line: 5, column: 2 },
    });
    const parsed = await thrown('7:2: Could not parse esm', `${file}?x`);
    expect(parsed).toMatchObject({ ...told, loc: { file, line: 7, column: 2 } });
    expect((parsed as Error).message).toMatch(/^src\/content\/chapters\/eda\.mdx:7:2: строка import/);
    expect(await thrown('a fault of the code', file)).toMatchObject({ name: 'Error', message: 'a fault of the code' });
  });

  it('refuses to build without the plugin', () => {
    const resolved = authorFaults().configResolved as (config: object) => void;
    expect(() => resolved({ plugins: [] })).toThrow('missing MDX plugin: @mdx-js/rolldown');
  });
});

describe("a parser's complaint in Russian", () => {
  it.each([
    [
      'an unclosed tag',
      'Текст.\n\n<Claim holds="a">\nтекст\n',
      '3:1: тег <Claim> открыт и не закрыт: поставьте </Claim> там, где он кончается, или />, если внутри пусто.',
    ],
    [
      'an unclosed tag in a paragraph',
      'текст <Claim holds="a">\n\nещё',
      '1:7: тег <Claim> открыт и не закрыт: поставьте </Claim> там, где он кончается, или />, если внутри пусто.',
    ],
    ['a tag that has nothing inside', 'текст<br>ещё', '1:6: тег <br> пишется с чертой: <br />.'],
    [
      'a tag closed by another name',
      '<Lead>\nтекст\n</Led>',
      '3:1: здесь закрыт </Led>, а открыт был <Lead> в строке 1: сначала закройте его, </Lead>, или исправьте имя.',
    ],
    [
      'a tag closed in a paragraph that began after it',
      '<Choose of="a">\n\n  A </Choose>\n',
      '3:5: тег </Choose> стоит в конце абзаца, а открыт был до него: поставьте </Choose> на отдельной строке.',
    ],
    [
      'a tag closed and not opened',
      '</Claim>',
      '1:1: тег </Claim> закрыт, а открыт не был: уберите его или поставьте <Claim> раньше.',
    ],
    [
      'a tag closed by a name that looks the same',
      '<Method>\n\nтекст\n\n</\u041cethod>',
      '5:1: здесь закрыт </\u041cethod>, а открыт был <Method> в строке 1: сначала закройте его, </Method>, или исправьте имя. Буква «\u041c» в «\u041cethod» — кириллическая.',
    ],
    [
      'a tag closed and not opened, of such a name',
      '</\u041cethod>',
      '1:1: тег </\u041cethod> закрыт, а открыт не был: уберите его или поставьте <\u041cethod> раньше. Буква «\u041c» в «\u041cethod» — кириллическая.',
    ],
    [
      'a broken condition',
      '<Value of={(r) => r.} />',
      '1:21: в фигурных скобках написано не то: проверьте скобки, кавычки и точки в выражении.',
    ],
    [
      'a brace left open',
      'а { б',
      '1:3: фигурная скобка { открыта и не закрыта: поставьте }; знак скобки в тексте пишется \\{.',
    ],
    [
      'a quote left open',
      '<Value of="a />\n\nтекст',
      '1:1: тег не дописан: проверьте кавычки вокруг значений и знак > в конце; знак «меньше» в тексте пишется \\<.',
    ],
    [
      'a comment of HTML',
      '<!-- заметка -->',
      '1:1: комментарий <!-- --> здесь не пишется: вместо него возьмите {/* комментарий */}.',
    ],
    [
      'a broken import',
      'import X from ./nope',
      '1:15: строка import или export написана не так; главам она не нужна: уберите её.',
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
      'a value without quotation marks',
      '<Figure of="a" n={(r) => r.n} as=rateBars id="b">\nа\n</Figure>',
      '1:1: значение свойства пишется в прямых кавычках, as="…", а здесь их нет: as=rateBars.',
    ],
    [
      'a bracket that is not there',
      '<Claim holds={(r) => r.a[0 > 1}>а</Claim>',
      '1:31: в фигурных скобках написано не то: здесь должно стоять ], а стоит конец выражения; проверьте скобки',
    ],
    ['a thousand parted by a space', '<Claim holds={(r) => r.a > 10 000}>а</Claim>', ': здесь не на месте число:'],
    ['a second arrow', "<Claim holds={(r) => r['('] => 1}>а</Claim>", ': здесь не на месте =>: выражение перед ним'],
    ['a choice of one', '<Claim holds={(r) => r.a ? 1}>а</Claim>', 'должно стоять :, а стоит конец выражения;'],
    ['half a number', '<Claim holds={(r) => r.a > 1e}>а</Claim>', ': здесь число не дописано;'],
    ['a sign and a space', '<Claim holds={(r) => r.a > 1 # б}>а</Claim>', ': здесь знак # не годится;'],
    ['one of two signs', '<Claim holds={(r) => f(r.a 5)}>а</Claim>', 'здесь должно стоять , или ), а стоит число;'],
    [
      'a foreign sign',
      '<Claim holds={(r) => r.№}>а</Claim>',
      ': в фигурных скобках написано не то: здесь знак № не годится;',
    ],
    ['a number of two zeros', '<Claim holds={(r) => r.a > 05}>а</Claim>', 'здесь число написано не так;'],
    ['a quotation that ends on another line', "<Claim holds={(r) => r.a === 'b\n}>а</Claim>", 'кавычка открыта'],
    ['an equals sign', '<Claim holds={(r) => r.a > 1 && r.b = 2}>а</Claim>', 'здесь стоит =, а равенство пишется ===;'],
    [
      'two operators side by side',
      '<Claim holds={(r) => r.a ?? r.b > 1 && r.c}>а</Claim>',
      'здесь ?? стоит рядом с && или ||: возьмите его со словами по сторонам в скобки;',
    ],
    [
      'a sign that divides cells',
      '| a | b |\n| --- | --- |\n| c | <Value of="a" forms="д|е|ж" /> |',
      '3:7: знак | внутри тега делит строку таблицы на ячейки: пишите его в таблице \\|.',
    ],
    [
      'a sign that divides cells in an expression',
      '| a | b |\n| --- | --- |\n| c | <Claim holds={(r) => r.a > 1 || r.b}>д</Claim> |',
      '3:7: в строке таблицы знак | внутри фигурных скобок не пишется, и \\| тоже',
    ],
    [
      'the same with a backslash',
      '| a | b |\n| --- | --- |\n| c | <Claim holds={(r) => r.a > 1 \\|\\| r.b}>д</Claim> |',
      'в строке таблицы знак | внутри фигурных скобок не пишется, и \\| тоже',
    ],
    ['a small number in a table', '| a | b |\n| --- | --- |\n| p <5 | c |', '3:5: тег не дописан'],
    ['marks of a text behind', 'x <5 и «да»', '1:3: тег не дописан'],
    [
      'a percentage in a condition',
      '<Claim holds={(r) => r.a.rate > 18%}>а</Claim>',
      ': знака % в условии нет: процент пишется долей с точкой, 18 % — это 0.18, а здесь «18%».',
    ],
    [
      'an address',
      'Да. <https://a.ru/b>',
      '1:5: адрес в знаках < > здесь не пишется: нужна ссылка, [слова](https://a.ru/b).',
    ],
    ['an address of mail', '<a@b.ru>', '[слова](mailto:a@b.ru).'],
    [
      'a sign that is not seen',
      '<Value\u200b of="a" />',
      '1:1: в теге стоит знак, которого не видно: наберите тег заново.',
    ],
    ['a sign of mathematics', '<Claim holds={(r) => r.a ≥ 1}>а</Claim>', '1:26: «≥» в условии пишется >=.'],
    ['a word for a sign', '<Claim holds={(r) => r.a > 1 and r.b > 1}>а</Claim>', '«and» в условии пишется &&.'],
    [
      'a quotation mark',
      '<Claim holds={(r) => r.a === «а»}>а</Claim>',
      "«\u00ab» в условии пишется прямыми кавычками, '…'.",
    ],
    ['an arrow', '<Claim holds={(r) -> r.a > 1}>а</Claim>', 'стрелка функции пишется =>, а здесь ->.'],
    [
      'a path in two braces',
      'Ушли {{ eda.churn.rate }} из {{ eda.churn.n }}.',
      '1:12: {{ eda.churn.rate }} здесь не подставляется: число пишется <Value of="eda.churn.rate" />, знак скобки — \\{.',
    ],
    ['another thing in two braces', 'Ушли {{ 1.2.3 }}.', 'в фигурных скобках написано не то'],
    ['another fault', '<Claim holds={(r) => r.a > (1}>а</Claim>', 'в фигурных скобках написано не то'],
    [
      'a tag that ends in another paragraph',
      'Да. <Claim holds="a">Раз.\n\nДва.</Claim>',
      '1:5: тег <Claim> открыт внутри абзаца, а закрыт в другом: поставьте <Claim> и </Claim> на отдельные строки',
    ],
    [
      'a tag that another of its name follows',
      'Да. <Claim holds="a">Раз.\n\n<Claim holds="a">Два.</Claim>',
      'тег <Claim> открыт и не закрыт',
    ],
  ])('names the slip: %s', async (_, source, words) => {
    expect(await told(source)).toContain(words);
  });

  it.each([
    ['<style>p {color:red}</style>', '1:1: тег <style> в главе не годится: оформление задаёт сайт.'],
    ['текст\n\n<style>\n  p {\n    color: red;\n  }\n</style>', '3:1: тег <style> в главе не годится'],
    ['<script>if (a < 5) { b = }</script>', '1:1: тег <script> в главе не годится'],
    ['<style>{`p`}</style>\n\n{a b}', '3:'],
  ])('names code of another kind by its tag, and not by its braces: %s', async (source, words) => {
    expect(await told(source)).toContain(`src/content/chapters/eda.mdx:${words}`);
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

  it.each(['src/content/segments/a.yam', 'src/content/chapters/b.mxd'])(
    'knows a file of a misspelt ending, %s',
    (file) => {
      const message = `${file}:1:1: файл не читается\nsrc/content/segments/c.yaml:1:10: нет сегмента «a»`;
      expect(authorFault({ message }, '/home/a')).toEqual({
        message,
        place: { file: `/home/a/${file}`, line: 1, column: 1 },
      });
    },
  );

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

  it('knows a folder with signs in its name, and a mistake without a column', () => {
    vi.stubEnv('REPORT_CONTENT', '../отчёт (1)+[2]');
    const message = '../отчёт (1)+[2]/segments/a b.yaml:4: нет столбца';
    expect(authorFault({ message: `[astro] ${message}` }, '/home/a')).toEqual({
      message,
      place: { file: '/home/отчёт (1)+[2]/segments/a b.yaml', line: 4, column: undefined },
    });
  });

  it.each(['\n', '\nat x (a.js:12:34)', '\n  ╭─[ a.mdx ]', '\n│ x', '\n  12 | <Value />', '\n\nLocation:\n  a.js'])(
    'leaves out the frame %j',
    (frame) => {
      const message = 'src/content/segments/a.yaml:4:13: раз\nв двух строках';
      expect(authorFault({ message: `${message}${frame}` })?.message).toBe(message);
    },
  );

  it('gives refused data their own words, without a place', () => {
    const message = 'ошибка clients.csv: В файле 49 клиентов.';
    expect(authorFault({ name: 'RefusedData', message })).toEqual({ message });
  });

  it('gives what is wrong with a folder of the analysts its own words, without a place', () => {
    const message = 'REPORT_CONTENT: нет папки «a»: назовите папку с главами и YAML, такую как src/content';
    expect(authorFault({ name: 'ContentError', message })).toEqual({ message });
  });

  it('leaves out what a bundler puts between the mistakes of two chapters', () => {
    const [a, b] = ['src/content/chapters/a.mdx:1:1: раз', 'src/content/chapters/b.mdx:2:1: два'];
    const message = `Ошибка в главе: ${a}\n\n[plugin @mdx-js/rolldown] /home/a/b.mdx:2:1\nОшибка в главе: ${b}`;
    expect(authorFault({ message })?.message).toBe(`${a}\n${b}`);
  });

  it('keeps every mistake of a list', () => {
    const message = 'src/content/segments/a.yaml:4:13: раз\nsrc/content/segments/b.yaml:1:1: два';
    expect(authorFault({ message })?.message).toBe(message);
  });

  it('leaves faults of the code alone', () => {
    expect(authorFault(new TypeError("Cannot read properties of undefined (reading 'rate')"))).toBeUndefined();
  });
});
