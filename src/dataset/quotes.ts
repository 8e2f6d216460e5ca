import type { Problem } from './problems.ts';
import { lineEnds } from './records.ts';
import { fileProblem, refuse } from './refusal.ts';
import { shownValue } from './shownValue.ts';

/** A character that follows a closing quote and is no separator. `firstLine`: the line on which the text begins. */
export function strayQuote(text: string, index: number, firstLine: number): Problem {
  return {
    ...fileProblem(
      'strayQuote',
      `После закрывающей кавычки стоит «${shownValue(text[index]!)}» вместо разделителя.`,
      'Кавычку внутри значения удвойте: "ООО ""Ромашка""".',
      firstLine + lineEnds(text.slice(0, index)),
    ),
    value: shownValue(text.slice(Math.max(0, index - 20), index + 20)),
  };
}

/** Refuses a file for the quote at this index of a text, which swallows all that follows. */
export function refuseOpenQuote(text: string, index: number, firstLine: number): never {
  const line = firstLine + lineEnds(text.slice(0, Math.max(0, index)));
  return refuse(
    'unclosedQuote',
    `Кавычка, открытая в строке ${line}, нигде не закрыта.`,
    'Закройте её или удвойте кавычку внутри значения; проверьте, не обрезан ли файл.',
    line,
  );
}
