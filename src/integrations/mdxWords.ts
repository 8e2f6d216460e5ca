import { lineAndColumn } from '../authored/lineAndColumn.ts';
import { expressionWords, type Around } from './expressionWords.ts';
import { templateComplaint } from './markdownComplaints.ts';
import { strayLetters } from '../paths/strayLetters.ts';
import { foreignTag } from './tagComplaints.ts';

/** Where the MDX parser stopped, and what an author does about it. */
export interface MdxFault {
  readonly line: number;
  readonly column: number;
  /** Russian; the parser's own words only where nothing else is known of the mistake. */
  readonly words: string;
}

/** Tags that have nothing inside. */
const VOID: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'wbr', 'input']);

/** What the names of tags have of letters of another alphabet, behind a sentence and without a full stop. */
const strayIn = (...names: readonly string[]): string => {
  const [stray] = names.map((name) => strayLetters(name)).filter((words) => words !== '');
  return stray === undefined ? '' : `.${stray.slice(0, -1)}`;
};

/** The parser's messages that authors meet, and what each means in a chapter. */
const meanings: readonly (readonly [RegExp, (...found: string[]) => string])[] = [
  [
    /^Expected a closing tag for `<([^`>]*)>`/,
    (tag) =>
      VOID.has(tag!)
        ? `тег <${tag}> пишется с чертой: <${tag} />`
        : `тег <${tag}> открыт и не закрыт: поставьте </${tag}> там, где он кончается, или />, если внутри пусто`,
  ],
  [
    /^Expected the closing tag `<\/([^`>]*)>` either/,
    (tag) => `тег </${tag}> стоит в конце абзаца, а открыт был до него: поставьте </${tag}> на отдельной строке`,
  ],
  [
    /^Unexpected closing tag `<\/([^`>]*)>`, expected corresponding closing tag for `<([^`>]*)>` \((\d+):\d+\)/,
    (closing, open, line) =>
      `здесь закрыт </${closing}>, а открыт был <${open}> в строке ${line}: сначала закройте его, </${open}>, или исправьте имя${strayIn(closing!, open!)}`,
  ],
  [
    /^Unexpected closing tag `<\/([^`>]*)>`/,
    (tag) => `тег </${tag}> закрыт, а открыт не был: уберите его или поставьте <${tag}> раньше${strayIn(tag!)}`,
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

/** What stands in a text for a sign of a condition, and the sign; of quotation marks there is none here. */
const SIGNS: Readonly<Record<string, string>> = {
  '≥': '>=',
  '≤': '<=',
  '≠': '!==',
  '−': 'дефисом, -',
  and: '&&',
  и: '&&',
  or: '||',
  или: '||',
  not: '!',
  не: '!',
};

/** A tag whose properties are right but for one that has no quotation marks: its name and the beginning of its value. */
const NO_QUOTES =
  /^<[A-Z]\w*(?:\s+[a-z]\w*(?:="[^"]*"|='[^']*'|=\{[^{}]*\})?)*\s+([a-z]\w*)=([^\s"'{}<>=/][^\s"'{}<>=]*)/;

/** A backslash, which hides the sign from the table, is no part of an expression. */
const CELL_EXPRESSION =
  'в строке таблицы знак | внутри фигурных скобок не пишется, и \\| тоже: скажите выражение без него, например [a, b].some((one) => one > 1)';

/** The slips that the parser cannot know; undefined where there is none of them. `lines` are those of the source from the place on. */
function slipWords(message: string, [first = '', ...more]: readonly string[], column: number): string | undefined {
  const end = more.findIndex((line) => line.trim() === '');
  const from = [first.slice(column - 1), ...more.slice(0, end === -1 ? undefined : end)].join('\n');
  if (/^Could not parse expression/.test(message)) {
    const braces = [...first.matchAll(/(?<!=)\{\{[^{}]*\}\}/g)].find(
      ({ index, 0: whole }) => index < column && column <= index + whole.length,
    );
    const template = braces && templateComplaint(braces[0]);
    if (template !== undefined) return template.slice(0, -1);
    if (/^\s*\|.*\{[^{}]*\\\|/.test(first)) return CELL_EXPRESSION;
    const [, percent] = /[<>=]\s*(\d+(?:[.,]\d+)?)\s*%/.exec(first) ?? [];
    if (percent !== undefined)
      return `знака % в условии нет: процент пишется долей с точкой, 18 % — это 0.18, а здесь «${percent}%»`;
    const [sign] = /^(?:[≥≤≠−“”„«»]|(?:and|or|not|и|или|не)(?![\p{L}\w]))/u.exec(first.slice(column - 1)) ?? [];
    if (sign !== undefined) return `«${sign}» в условии пишется ${SIGNS[sign] ?? "прямыми кавычками, '…'"}`;
    return /\) ?->/.test(first.slice(0, column + 1)) ? 'стрелка функции пишется =>, а здесь ->' : undefined;
  }
  const [, open] = /^Expected a closing tag for `<(\w+)>` .* before the end of `paragraph`/.exec(message) ?? [];
  if (open !== undefined) {
    const [next] = new RegExp(`</?${open}\\b`).exec(more.join('\n')) ?? [];
    return next?.startsWith('</')
      ? `тег <${open}> открыт внутри абзаца, а закрыт в другом: поставьте <${open}> и </${open}> на отдельные строки или сведите слова в один абзац`
      : undefined;
  }
  if (!/^Unexpected character after `<`/.test(message)) return undefined;
  if (/^\s*\|/.test(first) && /^<[A-Z](?:(?!\/>|<\/)[^|])*=\{[^{}|]*\|/.test(first.slice(column - 1)))
    return CELL_EXPRESSION;
  if (/^\s*\|/.test(first) && /^<[A-Z](?:(?!\/>|<\/)[^|])*\|/.test(first.slice(column - 1)))
    return 'знак | внутри тега делит строку таблицы на ячейки: пишите его в таблице \\|';
  const [, address] = /^<((?:https?:\/\/|mailto:)[^<>\s]+|[^<>\s@]+@[^<>\s]+)>/.exec(from) ?? [];
  if (address !== undefined)
    return `адрес в знаках < > здесь не пишется: нужна ссылка, [слова](${/^[a-z]+:/.test(address) ? '' : 'mailto:'}${address})`;
  if (/^<\p{L}[^<>]*\p{Cf}/u.test(from)) return 'в теге стоит знак, которого не видно: наберите тег заново';
  const [, name, quote] = /^<[A-Z]\w*\s(?:[^<]*?\s)?([a-z]\w*)=([«»“”„‘’])/.exec(from) ?? [];
  if (name !== undefined) return `значение свойства пишется в прямых кавычках, ${name}="…", а здесь знак ${quote}`;
  const [, prop, bare] = NO_QUOTES.exec(from) ?? [];
  return prop && `значение свойства пишется в прямых кавычках, ${prop}="…", а здесь их нет: ${prop}=${bare}`;
}

/** A style or a script that nothing closes before the place: what stands in it was never meant for this parser. */
function foreignCode(lines: readonly string[], line: number, column: number): MdxFault | undefined {
  const before = [...lines.slice(0, line - 1), (lines[line - 1] ?? '').slice(0, column - 1)].join('\n');
  const opened = /<(style|script)\b(?![\s\S]*<\/\1>)/.exec(before);
  return opened === null ? undefined : { ...lineAndColumn(before, opened.index), words: `${foreignTag(opened[1]!)}.` };
}

/** What is typed in braces before a place, and the sign at it. */
function around(lines: readonly string[], line: number, column: number): Around {
  const here = lines[line - 1] ?? '';
  const before = [...lines.slice(0, line - 1), here.slice(0, column - 1)].join('\n');
  return { before: before.slice(before.lastIndexOf('={') + 1), sign: here[column - 1] ?? '' };
}

/** A message of the MDX parser («14:1: Expected a closing tag …») about the source in Russian; undefined where it is none. */
export function mdxFault(message: string, source = ''): MdxFault | undefined {
  const [, line, column, rest] = /^(\d+):(\d+): ([\s\S]*)$/.exec(message) ?? [];
  if (rest === undefined) return undefined;
  const original = rest.replace(/ \(mdx[\w-]*:[\w-]+\)$/, '');
  const [pattern, words] = meanings.find(([known]) => known.test(rest)) ?? [];
  const lines = source.split('\n');
  const code = foreignCode(lines, Number(line), Number(column));
  if (code !== undefined) return code;
  const place = lines.slice(Number(line) - 1);
  const expression = /^Could not parse expression(?: with \w+: (.*))?/.exec(rest);
  const told =
    slipWords(rest, place, Number(column)) ??
    (expression && expressionWords(expression[1] ?? '', around(lines, Number(line), Number(column)))) ??
    (pattern && words
      ? words(...pattern.exec(rest)!.slice(1))
      : `текст главы не разбирается. Слова разборщика: «${original}»`);
  return { line: Number(line), column: Number(column), words: `${told}.` };
}
