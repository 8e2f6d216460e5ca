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
