const AS_TYPED = 'напечаталось бы как есть';
const NOTE = 'замечание на полях пишут <Note title="…">слова</Note>';

/** Marks of other dialects of Markdown, and what an author does about each; a sign with a backslash before it is meant. */
const marks: readonly (readonly [RegExp, (found: string) => string])[] = [
  [/(?<!\\)\[!\p{L}+\]/u, (found) => `«${found}» ${AS_TYPED}: ${NOTE}; сами знаки — \\[!.`],
  [/(?<=^[ \t>]*):{3,}\S*/m, (found) => `«${found}» ${AS_TYPED}: ${NOTE}; сами знаки — \\:::.`],
  [
    /(?<![\\$])\$\$|(?<![\\\w$])\$[a-z\\(](?:[^$\n\p{Script=Cyrillic}]*[^\s$\\\p{Script=Cyrillic}])?\$(?![\w$])/iu,
    (found) => `«${found}» ${AS_TYPED}: формул TeX здесь нет, пишите <Formula>a / b</Formula>; сам знак — \\$.`,
  ],
  [
    /(?<![=\\\p{L}\d])==[^\s=](?:[^=\n]*[^\s=\\])?==(?!=)/u,
    (found) => `«${found}» ${AS_TYPED}: выделение пишут **слова**; сами знаки — \\==.`,
  ],
  [
    /(?<!\\)&(?:nbsp|thinsp|e[nm]sp|[mn]dash|minus|times|[lr]aquo|hellip|shy)(?![\w;=])/,
    (found) => `«${found}» ${AS_TYPED}: после имени знака нужна точка с запятой, ${found};.`,
  ],
  [
    /(?<!\\)`+/,
    (found) =>
      `знак ${found} остался в тексте: код начинают и кончают одним числом таких знаков, \`код\`; сам знак — \\\`.`,
  ],
];

/** The Russian complaint about a mark of another dialect, which stays in the words as it was typed. `words` as they stand in the file. */
export function foreignMarkComplaint(words: string): string | undefined {
  for (const [mark, told] of marks) {
    const found = mark.exec(words)?.[0];
    if (found !== undefined) return told(found);
  }
  return undefined;
}

/** The Russian complaint about the name of a sign that there is not, &mdahs;. `typed`: words as they stand in the file, `shown`: as a reader sees them. */
export function unknownSignComplaint(typed: string, shown: string): string | undefined {
  const names = typed.match(/(?<!\\)&[a-z]\w+;/gi) ?? [];
  const unknown = names.find((name) => shown.includes(name));
  return unknown && `«${unknown}» ${AS_TYPED}: знака с таким именем нет; пишите сам знак, а сами слова — \\${unknown}.`;
}

/** A sign of a list without a space after it makes a line of a paragraph. `lines`: words as they stand in the file, from the beginning of a line on. */
export function closeListComplaint(lines: string): string | undefined {
  const [, sign, letter] = /^[ \t>]*(-|\d{1,2}[.)])(\p{L})/mu.exec(lines) ?? [];
  return sign === undefined
    ? undefined
    : `«${sign}${letter}» в начале строки ещё не список: поставьте пробел, «${sign} ${letter}».`;
}
