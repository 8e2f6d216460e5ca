/** Words and numbers, a number with its fraction; what stands between is no part of an identifier. */
export const TOKEN = /[\p{L}\p{N}]+(?:\.\p{N}+)*/gu;
const OF_TOKEN = /[\p{L}\p{N}.\ud800-\udfff]/u;

/** A token that is a whole number: its digits, and where it begins. */
export interface NumberToken {
  readonly digits: string;
  readonly index: number;
}

/**
 * Tokens of a text that are whole numbers of `least` to `most` digits, «100123.0» too: those that TOKEN would give, found by their
 * digits, because a site has a million words and few numbers of that length.
 */
export function numberTokens(text: string, least: number, most: number): NumberToken[] {
  const found: NumberToken[] = [];
  for (const { 0: digits, index } of text.matchAll(new RegExp(`\\d{${least},}`, 'g'))) {
    if (digits.length > most) continue;
    const token = tokenAt(text, index);
    if (token?.replace(/\.0+$/, '') === digits) found.push({ digits, index });
  }
  return found;
}

// A pattern that is asked where to begin keeps the place: TOKEN itself must not.
const next = new RegExp(TOKEN);

/** The token that begins right there; undefined where one begins before and goes on. */
function tokenAt(text: string, index: number): string | undefined {
  let start = index;
  while (start > 0 && OF_TOKEN.test(text[start - 1]!)) start -= 1;
  next.lastIndex = start;
  for (let match = next.exec(text); match !== null && match.index <= index; match = next.exec(text))
    if (match.index === index) return match[0];
  return undefined;
}
