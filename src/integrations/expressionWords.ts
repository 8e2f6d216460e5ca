import { withoutTexts } from './conditionComplaints.ts';

/** What an author typed in the braces before the place of a mistake, and the sign at it. */
export interface Around {
  readonly before: string;
  readonly sign: string;
}

/** What the parser of an expression found at the place of a mistake, by its own name of it. */
const found: Readonly<Record<string, string>> = {
  EOF: 'конец выражения',
  Identifier: 'слово',
  string: 'текст в кавычках',
  decimal: 'число',
  float: 'число',
  octal: 'число',
};

/** What the parser says of an expression that it cannot read, and what that means. */
const meanings: readonly (readonly [RegExp, (around: Around, ...told: string[]) => string])[] = [
  [
    /^Expected `(.+)` but found `(?!Unknown)(.+)`/,
    ({ before, sign }, wanted, there) => {
      const thing = isOwnBracket(there!, sign) ? found['EOF']! : (found[there!] ?? there!);
      return wanted === ',` or `)' && !isOpen(before)
        ? `не на месте ${thing}: выражение перед ним уже кончено`
        : `должно стоять ${wanted!.replaceAll('` or `', ' или ')}, а стоит ${thing}`;
    },
  ],
  [
    /^Invalid Character `(.+)`/,
    ({ before, sign }, there) => {
      if (isOwnBracket(there!, sign)) return 'число не дописано';
      return `знак ${before.endsWith('#') ? '#' : there} не годится`;
    },
  ],
  [/^Invalid number/, () => 'число написано не так'],
  [/^Unterminated string/, () => 'кавычка открыта и не закрыта'],
  [/^Cannot assign/, () => 'стоит =, а равенство пишется ==='],
  [
    /^Logical expressions and coalesce/,
    () => '?? стоит рядом с && или ||: возьмите его со словами по сторонам в скобки',
  ],
];

/** The parser reads an expression in brackets of its own: the closing one is not the author's. */
const isOwnBracket = (there: string, sign: string) => there === ')' && sign !== ')';

/** Whether a bracket is open that the author opened. */
function isOpen(before: string): boolean {
  const bare = withoutTexts(before);
  return bare.split('(').length > bare.split(')').length;
}

/** What is wrong in the braces of a property or a text, in Russian, without a full stop; `message` is the parser's. */
export function expressionWords(message: string, around: Around): string {
  for (const [pattern, words] of meanings) {
    const [whole, ...told] = pattern.exec(message) ?? [];
    if (whole !== undefined)
      return `в фигурных скобках написано не то: здесь ${words(around, ...told)}; проверьте скобки, кавычки и точки в выражении`;
  }
  return 'в фигурных скобках написано не то: проверьте скобки, кавычки и точки в выражении';
}
