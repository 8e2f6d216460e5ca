import type { z } from 'zod';
import { offer } from './offer.ts';

type Issue = z.core.$ZodIssue;

/** What a field needs, after «а». */
const typeWords: Record<string, string> = {
  string: 'нужен текст',
  number: 'нужно число',
  int: 'нужно целое число',
  boolean: 'нужно true или false',
  array: 'нужен список (строки с дефисом)',
  tuple: 'нужна пара чисел: [от, до]',
  object: 'нужны поля с отступом',
};

/** How a value of YAML is called: «пусто», «список», «текст „да“». */
function found(value: unknown): string {
  if (value === null) return 'пусто';
  if (Array.isArray(value)) return 'список';
  if (typeof value === 'object') return 'поля с отступом';
  if (typeof value === 'string') return `текст «${value.slice(0, 60)}»`;
  if (typeof value !== 'number') return String(value);
  return Number.isFinite(value) ? `число ${value}` : 'число, которого не записать';
}

/** Where a value stands: «в поле „value“», «на месте 2 списка „among“»; of the whole file, «в файле». */
function placeWords(path: readonly PropertyKey[]): string {
  const last = path.at(-1);
  if (last === undefined) return 'в файле';
  if (typeof last !== 'number') return `в поле «${String(last)}»`;
  const list = path.findLast((name) => typeof name === 'string');
  return `на месте ${last + 1} списка${list === undefined ? '' : ` «${list}»`}`;
}

/** What keeps a text from being the number that it says; `bare`: the text without signs between its thousands. */
function figureWords(input: string, bare: string): string {
  const here = bare.replace(',', '.').replace('−', '-');
  if (bare.includes(',')) return `дробная часть пишется после точки, ${here}`;
  if (bare !== input) return `между разрядами ничего не ставят, ${here}`;
  return bare === here ? `уберите кавычки, ${here}` : `минус пишется дефисом, ${here}`;
}

/** What makes a text of a value that YAML takes for another thing: quotation marks. */
const quotesWords = (expected: string, input: unknown): string =>
  expected !== 'string' || input === null || (typeof input === 'number' && !Number.isFinite(input))
    ? ''
    : typeof input === 'object'
      ? ': текст, который начинается с [ или {, берут в кавычки'
      : `: возьмите его в кавычки, "${String(input)}"`;

/** YAML has a point where Russian has a comma, and a share where Russian has a percentage. */
export function numberWords(expected: string, input: unknown): string {
  if (expected !== 'number' || typeof input !== 'string') return '';
  const bare = input.replace(/(?<=\d)[\s_'](?=\d)/g, '');
  if (/^[−-]?\d+(?:[.,]\d+)?$/.test(bare)) return `: ${figureWords(input, bare)}`;
  const [, percent] = /^([\d.,]+)\s*%$/.exec(input) ?? [];
  const share = percent === undefined ? NaN : Number(percent.replace(',', '.')) / 100;
  return Number.isNaN(share) ? '' : `: процент пишется долей, ${input} — это ${Number(share.toPrecision(12))}`;
}

/** A semicolon divides no list: what stands on both its sides is one text. */
const gluedWords = (list: readonly unknown[]): string =>
  list.some((one) => typeof one === 'string' && one.includes(';')) ? '; их разделяют запятой: [35, 50]' : '';

/**
 * A Zod issue as a Russian sentence: what was found and what is allowed. `input` is the value at the issue's
 * path, `keys` the fields that its parent may have (for a field that is unknown).
 */
export function issueWords(issue: Issue, input: unknown, keys: readonly string[]): string {
  const name = String(issue.path.at(-1) ?? '');
  const place = placeWords(issue.path);
  switch (issue.code) {
    case 'invalid_type':
      if (input === undefined) return `не хватает поля «${name}»`;
      return `${place} ${found(input)}, а ${typeWords[issue.expected] ?? `нужно ${issue.expected}`}${numberWords(issue.expected, input)}${quotesWords(issue.expected, input)}`;
    case 'unrecognized_keys':
      return issue.keys
        .map((key) =>
          /\u00a0/.test(key)
            ? `в имени поля «${key}» стоит неразрывный пробел; поставьте обычный`
            : `лишнее поле «${key}»; ${offer(key, keys)}`,
        )
        .join('; ');
    case 'invalid_value':
      if (input === undefined) return `не хватает поля «${name}»`;
      return `${place} ${found(input)}; ${offer(String(input), issue.values.map(String))}`;
    case 'invalid_union':
      return `${place} ${found(input)}, а нужно число или текст${typeof input === 'boolean' ? ': да и нет пишутся 1 и 0' : ''}`;
    case 'too_small':
      if (typeof input === 'string') return `поле «${name}» пустое: напишите в нём текст`;
      if (Array.isArray(input))
        return issue.message.startsWith('Too small')
          ? `список «${name}» короче, чем нужно: элементов ${input.length}${gluedWords(input)}`
          : issue.message;
      return `${place} ${found(input)}, а нужно ${issue.inclusive ? 'не меньше' : 'больше'} ${issue.minimum}`;
    case 'too_big':
      if (typeof input === 'string')
        return `в поле «${name}» знаков ${input.length}, а нужно не больше ${issue.maximum}: сократите текст`;
      if (Array.isArray(input)) return `список «${name}» длиннее, чем нужно: элементов ${input.length}`;
      return `${place} ${found(input)}, а нужно ${issue.inclusive ? 'не больше' : 'меньше'} ${issue.maximum}`;
    default:
      return issue.message;
  }
}
