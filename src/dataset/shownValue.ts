/** Characters that would not show, or would turn the text around them: controls, bidi and zero-width marks, lone surrogates. */
const HIDDEN =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Hidden characters as escapes, nothing cut: \n, \u202E. */
export const escapeHidden = (text: string) =>
  text.replace(HIDDEN, (c) => SHORT[c] ?? `\\u${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`);

/** A value as messages show it: cut to 60 characters with «…», hidden characters escaped. */
export function shownValue(text: string): string {
  const cut = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return escapeHidden(cut);
}

/** The Russian form of a noun after a whole number: plural(2, 'строка', 'строки', 'строк'). */
export function plural(n: number, one: string, few: string, many: string): string {
  const tens = n % 100;
  const units = n % 10;
  if (tens > 10 && tens < 20) return many;
  return units === 1 ? one : units > 1 && units < 5 ? few : many;
}

/** A whole number with narrow no-break spaces between thousands, and its noun. */
export const counted = (n: number, one: string, few: string, many: string) =>
  `${grouped(n)} ${plural(n, one, few, many)}`;

/** 1234567 -> «1 234 567» with no-break spaces; numbers under 10 000 stay whole. */
export const grouped = (n: number) =>
  Math.abs(n) < 10_000
    ? String(n).replace('.', ',')
    : String(n)
        .replace('.', ',')
        .replace(/\B(?=(\d{3})+(?!\d))/g, '\u00a0');
