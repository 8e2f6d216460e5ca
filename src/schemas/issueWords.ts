import type { z } from 'zod';
import { offer } from './offer.ts';

type Issue = z.core.$ZodIssue;

const typeWords: Record<string, string> = {
  string: 'текст',
  number: 'число',
  int: 'целое число',
  boolean: 'true или false',
  array: 'список (строки с дефисом)',
  tuple: 'пара чисел: [от, до]',
  object: 'поля с отступом',
};

/** How a value of YAML is called: «пусто», «список», «текст „да“». */
function found(value: unknown): string {
  if (value === null) return 'пусто';
  if (Array.isArray(value)) return 'список';
  if (typeof value === 'object') return 'поля с отступом';
  if (typeof value === 'string') return `текст «${value.slice(0, 60)}»`;
  return typeof value === 'number' ? `число ${value}` : String(value);
}

/** YAML has a point where Russian has a comma. */
const pointWords = (expected: string, input: unknown) =>
  expected === 'number' && typeof input === 'string' && /^[−-]?\d+,\d+$/.test(input)
    ? `: дробная часть пишется после точки, ${input.replace(',', '.')}`
    : '';

/**
 * A Zod issue as a Russian sentence: what was found and what is allowed. `input` is the value at the issue's
 * path, `keys` the fields that its parent may have (for a field that is unknown).
 */
export function issueWords(issue: Issue, input: unknown, keys: readonly string[]): string {
  const name = String(issue.path.at(-1) ?? '');
  switch (issue.code) {
    case 'invalid_type':
      if (input === undefined) return `не хватает поля «${name}»`;
      return `в поле «${name}» ${found(input)}, а нужно ${typeWords[issue.expected] ?? issue.expected}${pointWords(issue.expected, input)}`;
    case 'unrecognized_keys':
      return issue.keys.map((key) => `лишнее поле «${key}»; ${offer(key, keys)}`).join('; ');
    case 'invalid_value':
      if (input === undefined) return `не хватает поля «${name}»`;
      return `в поле «${name}» ${found(input)}; ${offer(String(input), issue.values.map(String))}`;
    case 'invalid_union':
      return `в поле «${name}» ${found(input)}, а нужно число или текст`;
    case 'too_small':
      if (typeof input === 'string') return `поле «${name}» пустое: напишите в нём текст`;
      if (Array.isArray(input))
        return issue.message.startsWith('Too small')
          ? `список «${name}» короче, чем нужно: элементов ${input.length}`
          : issue.message;
      return `в поле «${name}» ${found(input)}, а нужно ${issue.inclusive ? 'не меньше' : 'больше'} ${issue.minimum}`;
    case 'too_big':
      if (Array.isArray(input)) return `список «${name}» длиннее, чем нужно: элементов ${input.length}`;
      return `в поле «${name}» ${found(input)}, а нужно ${issue.inclusive ? 'не больше' : 'меньше'} ${issue.maximum}`;
    default:
      return issue.message;
  }
}
