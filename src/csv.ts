/** A cell that begins so is run as a formula by a spreadsheet (also in its full-width form, and after a tab or a line end). */
const runs = /^[=+\-@＝＋－＠\t\r\n]/;

/** A cell of a CSV that a spreadsheet shows and never runs: an apostrophe before a formula, quotes where needed. */
export function cell(value: string): string {
  const shown = runs.test(value) ? `'${value}` : value;
  return /[",;\r\n\t']/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown;
}

/** Rows under a header, separated by semicolons, UTF-8 with a mark: a Russian spreadsheet opens it with its columns. */
export const csv = (header: readonly string[], rows: readonly (readonly string[])[], written = cell) =>
  `\ufeff${[header, ...rows].map((row) => row.map(written).join(';')).join('\r\n')}\r\n`;
