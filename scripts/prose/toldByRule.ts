import { numberAt } from './numerals.ts';
import { word, type Finding } from './words.ts';

/** A condition of a rule, as its YAML has it. */
export type Condition = Readonly<Record<string, unknown>>;

const less = new RegExp(`^${word('меньше|менее|ниже|младше|моложе')}$`, 'iu');
const more = new RegExp(`^${word('больше|более|выше|старше')}$`, 'iu');

/** The ends of conditions that words of a side name: «младше 30» is below 30, «не младше 30» is 30 and above. */
function endsOf(rule: readonly Condition[], side: 'less' | 'more', isDenied: boolean): unknown[] {
  const ends = (name: string, i: number) =>
    rule.flatMap((one) => [one[name], ...(Array.isArray(one['between']) ? [one['between'][i]] : [])]);
  if (side === 'less') return isDenied ? ends('atLeast', 0) : rule.map((one) => one['below']);
  return isDenied ? ends('atMost', 1) : rule.map((one) => one['above']);
}

/** Whether a comparing word of a text says what a condition of its file's rule says: «младше 30 лет», «не более чем тремя продуктами», «60 лет и старше». */
export function isToldByRule(text: string, { word: said, index }: Finding, rule: readonly Condition[]): boolean {
  const side = less.test(said) ? 'less' : more.test(said) ? 'more' : undefined;
  if (side === undefined) return false;
  const before = text.slice(0, index);
  const after = text.slice(index + said.length).replace(/^\s+(?:чем\s+)?(?:(?:со?|в|у)\s+)?/u, '');
  const told = numberAt(after);
  if (told !== undefined) return endsOf(rule, side, /(?<!\p{L})не\s+$/iu.test(before)).includes(told);
  const ended = /(\d+)(?:\s+\p{L}+)?\s+(?:и|или)\s+$/u.exec(before)?.[1];
  return ended !== undefined && endsOf(rule, side === 'less' ? 'more' : 'less', true).includes(Number(ended));
}
