/** Where the MDX parser stopped, and what an author does about it. */
export interface MdxFault {
  readonly line: number;
  readonly column: number;
  /** Russian, with the parser's own words beside it. */
  readonly words: string;
}

/** The parser's messages that authors meet, and what each means in a chapter. */
const meanings: readonly (readonly [RegExp, (...found: string[]) => string])[] = [
  [
    /^Expected a closing tag for `<(\w*)>`/,
    (tag) => `тег <${tag}> открыт и не закрыт: поставьте </${tag}> там, где он кончается, или />, если внутри пусто`,
  ],
  [
    /^Expected the closing tag `<\/(\w*)>` either/,
    (tag) => `тег </${tag}> стоит в конце абзаца, а открыт был до него: поставьте </${tag}> на отдельной строке`,
  ],
  [
    /^Unexpected closing tag `<\/(\w*)>`, expected corresponding closing tag for `<(\w*)>` \((\d+):\d+\)/,
    (closing, open, line) =>
      `здесь закрыт </${closing}>, а открыт был <${open}> в строке ${line}: сначала закройте его, </${open}>, или исправьте имя`,
  ],
  [
    /^Unexpected closing tag `<\/(\w*)>`/,
    (tag) => `тег </${tag}> закрыт, а открыт не был: уберите его или поставьте <${tag}> раньше`,
  ],
  [
    /^Could not parse expression/,
    () => 'в фигурных скобках написано не то: проверьте скобки, кавычки и точки в выражении',
  ],
  [/^Could not parse esm/, () => 'строка import или export написана не так; главам она не нужна: уберите её'],
  [
    /^Unexpected end of file in expression/,
    () => 'фигурная скобка { открыта и не закрыта: поставьте }; знак скобки в тексте пишется \\{',
  ],
  [
    /^Unexpected character `!`/,
    () => 'комментарий <!-- --> здесь не пишется: вместо него возьмите {/* комментарий */}',
  ],
  [
    /^Unexpected character after `<`/,
    () => 'тег не дописан: проверьте кавычки вокруг значений и знак > в конце; знак «меньше» в тексте пишется \\<',
  ],
  [
    /^Unexpected character/,
    () => 'тег написан не так: после < стоит имя компонента; знак «меньше» в тексте пишется \\<',
  ],
];

/** A message of the MDX parser («14:1: Expected a closing tag …») in Russian; undefined where it is none. */
export function mdxFault(message: string): MdxFault | undefined {
  const [, line, column, rest] = /^(\d+):(\d+): ([\s\S]*)$/.exec(message) ?? [];
  if (rest === undefined) return undefined;
  const original = rest.replace(/ \(mdx[\w-]*:[\w-]+\)$/, '');
  const [pattern, words] = meanings.find(([known]) => known.test(rest)) ?? [];
  const told = pattern && words ? words(...pattern.exec(rest)!.slice(1)) : 'текст главы не разбирается';
  return { line: Number(line), column: Number(column), words: `${told}. Слова разборщика: «${original}».` };
}
