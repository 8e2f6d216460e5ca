import { z } from 'zod';
import { strayLetters } from '../paths/strayLetters.ts';

/** A tag, which the reader of a plain text would see as it was typed. */
export const tag = /<\/?[a-z][\w.-]*(?:\s+[a-z][\w-]*(?:=(?:"[^"]*"|'[^']*'|\{[^{}]*\}|[^\s<>]+))?)*\s*\/?>/i;
/** A path of the results in braces, {eda.churn.rate}, with a point or a bracket in it. */
export const path = /\{\s*[a-z]\w*[.[][^{}]*\}/i;
/** A mark of Markdown or a name of a sign, &nbsp;, which that reader would see as it was typed too. */
export const marked =
  /!?\[[^\][\n]+\]\([^()\n]*\)|\[\^[^\][\s]+\]|`[^`\n]+`|(?<![\p{L}\p{N}*])(\*{1,3})[\p{L}\p{N}«"](?:[^*\n]*[^\s*])?\1(?![\p{L}\p{N}*])|(?<![\p{L}\p{N}*])\*\*\p{L}+|&[a-z]\w+;/iu;

/** A text that somebody will read and that figures may stand in, {path}: never empty, without spaces at its ends. */
export const filledText = z
  .string()
  .trim()
  .min(1)
  .refine((words) => !tag.test(words), {
    error: ({ input }) => `тег ${tag.exec(String(input))![0]} напечатался бы как есть: здесь пишут слова без тегов`,
  })
  .refine((words) => !marked.test(words), {
    error: ({ input }) =>
      `«${marked.exec(String(input))![0]}» напечаталось бы как есть: здесь пишут слова без разметки, а знаки — сами`,
  });

/** A text that somebody will read as it stands. */
export const text = filledText.refine((words) => !path.test(words), {
  error: ({ input }) =>
    `«${path.exec(String(input))![0]}» напечаталось бы как есть: число сюда не подставляется; скажите без него или перенесите фразу в главу, где есть <Value of="…" />`,
});

/** A name of a file's thing, used in paths and addresses: latin letters, digits, hyphens. */
export const id = z
  .string()
  .regex(/^[a-zA-Z][a-zA-Z0-9-]*$/, {
    error: ({ input }) =>
      `имя пишется латинскими буквами, цифрами и дефисом, начинается с буквы: «women-35-50-inactive»${strayLetters(String(input)).replace(/^ (\p{L})(.*)\.$/u, (_, first: string, rest: string) => `; ${first.toLowerCase()}${rest}`)}`,
  })
  .describe('Имя: латинские буквы, цифры, дефис; такое же, как у файла');
