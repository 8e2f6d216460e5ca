import type { YAMLError } from 'yaml';

/**
 * What is wrong with a text that cannot be read as YAML (`broken`: the parser's first complaint) and what is to be done about it, in
 * Russian, without a full stop.
 */
export const brokenYamlWords = (text: string, broken: YAMLError): string =>
  hardSpaceWords(text, broken) ??
  lineWords(text, broken) ??
  // The list that a file has for none, and under it the first of its elements.
  (/^(?:\[ *\]|\{ *\})\s*(?:#.*\s*)*$/m.test(text.slice(0, broken.pos[0]))
    ? 'YAML не читается: выше стоит пустой список [], и под ним ничего быть не может; уберите ту строку'
    : codeWords(broken));

/** What a space that does not break does at the beginning of a line: YAML takes it for a letter. Null where there is none near. */
function hardSpaceWords(text: string, { pos }: Pick<YAMLError, 'pos'>): string | null {
  const lines = text.slice(0, pos[1]).split('\n').length;
  const near = text.split('\n').slice(Math.max(0, lines - 2), lines + 1);
  const place = near.some((line) => /^[ -]*\u00a0/.test(line))
    ? 'в начале строки'
    : near.some((line) => /^[ -]*\w+:\u00a0/.test(line))
      ? 'после двоеточия'
      : null;
  return place && `YAML не читается: ${place} стоит неразрывный пробел; поставьте обычный`;
}

/** What the line of a mistake shows more exactly than the parser's code; null where it shows nothing. */
function lineWords(text: string, { code, pos: [from] }: Pick<YAMLError, 'code' | 'pos'>): string | null {
  const begin = text.lastIndexOf('\n', from - 1) + 1;
  const [, quote] = /(["'])\s*$/.exec(text.slice(begin, from)) ?? [];
  if (code === 'UNEXPECTED_TOKEN' && quote !== undefined) {
    const other = quote === '"' ? "'" : '"';
    return `YAML не читается: кавычка ${quote} закрыта посреди текста; возьмите весь текст в другие, ${other}…${other}, или пишите внутри него «…»`;
  }
  const [, sign] = /^[ -]*([>|])/.exec(text.slice(begin)) ?? [];
  return code === 'MULTILINE_IMPLICIT_KEY' && sign !== undefined
    ? `YAML не читается: строка начинается со знака ${sign}, который занят самим YAML; имя поля пишется словом`
    : null;
}

/** What a parser's code means for somebody who writes YAML. */
function codeWords({ code, message }: Pick<YAMLError, 'code' | 'message'>): string {
  if (code === 'BAD_INDENT' && message.startsWith('Flow'))
    return 'YAML не читается: выше открыта скобка [ или {, и до этого места она не закрыта; закройте её';
  const advice: Record<string, string> = {
    BAD_INDENT: 'отступ не тот: поля одного списка начинаются в одном столбце, отступ — два пробела',
    TAB_AS_INDENT: 'отступ сделан знаком табуляции; поставьте пробелы',
    DUPLICATE_KEY: 'поле записано дважды; оставьте одно',
    MISSING_CHAR:
      'не хватает знака (закрывающей кавычки, скобки, двоеточия с пробелом), или строка сдвинута: поля одного условия начинаются в одном столбце',
    MULTILINE_IMPLICIT_KEY: 'после имени поля нужно двоеточие с пробелом',
    BLOCK_AS_IMPLICIT_KEY:
      'в тексте есть двоеточие: возьмите весь текст в кавычки; если оно стоит после имени поля ниже, выровняйте то поле с этим',
    UNEXPECTED_TOKEN: 'лишний знак: возьмите текст в кавычки',
    BAD_SCALAR_START: 'текст начинается со знака, который занят самим YAML: возьмите весь текст в кавычки',
    BAD_ALIAS: 'у знака & или * нет имени: возьмите весь текст в кавычки',
    MULTIPLE_DOCS: 'в файле две части, между ними строка ---; оставьте одну',
  };
  return `YAML не читается: ${advice[code] ?? `ошибка ${code}`}`;
}
