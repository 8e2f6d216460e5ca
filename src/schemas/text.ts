import { z } from 'zod';
import { strayLetters } from '../paths/strayLetters.ts';

/** A text that somebody will read: never empty, without spaces at its ends. */
export const text = z.string().trim().min(1);

/** A name of a file's thing, used in paths and addresses: latin letters, digits, hyphens. */
export const id = z
  .string()
  .regex(/^[a-zA-Z][a-zA-Z0-9-]*$/, {
    error: ({ input }) =>
      `имя пишется латинскими буквами, цифрами и дефисом, начинается с буквы: «women-35-50-inactive»${strayLetters(String(input)).replace(/^ Б(.*)\.$/, '; б$1')}`,
  })
  .describe('Имя: латинские буквы, цифры, дефис; такое же, как у файла');
