/** What the parser of an expression found at the place of a mistake, by its own name of it. */
const found: Readonly<Record<string, string>> = {
  EOF: 'конец выражения',
  Identifier: 'слово',
  string: 'текст в кавычках',
  decimal: 'число',
  float: 'число',
};

/** What the parser says of an expression that it cannot read, and what that means. */
const meanings: readonly (readonly [RegExp, (...told: string[]) => string])[] = [
  [
    /^Expected `(.+)` but found `(?!Unknown)(.+)`/,
    (wanted, there) => `должно стоять ${wanted!.replaceAll('` or `', ' или ')}, а стоит ${found[there!] ?? there}`,
  ],
  [/^Invalid Character `(.+)`/, (sign) => `знак ${sign} не годится`],
  [/^Invalid number/, () => 'число написано не так'],
  [/^Unterminated string/, () => 'кавычка открыта и не закрыта'],
  [/^Cannot assign/, () => 'стоит =, а равенство пишется ==='],
  [
    /^Logical expressions and coalesce/,
    () => '?? стоит рядом с && или ||: возьмите его со словами по сторонам в скобки',
  ],
];

/** What is wrong in the braces of a property or a text, in Russian, without a full stop; `message` is the parser's. */
export function expressionWords(message: string): string {
  for (const [pattern, words] of meanings) {
    const [whole, ...told] = pattern.exec(message) ?? [];
    if (whole !== undefined)
      return `в фигурных скобках написано не то: здесь ${words(...told)}; проверьте скобки, кавычки и точки в выражении`;
  }
  return 'в фигурных скобках написано не то: проверьте скобки, кавычки и точки в выражении';
}
