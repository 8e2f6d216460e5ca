/** The Russian form of a noun after a whole number, not negative: plural(2, 'строка', 'строки', 'строк'). */
export function plural(n: number, one: string, few: string, many: string): string {
  const tens = n % 100;
  const units = n % 10;
  if (tens > 10 && tens < 20) return many;
  return units === 1 ? one : units > 1 && units < 5 ? few : many;
}

/** A whole number with no-break spaces between thousands, and its noun. */
export const counted = (n: number, one: string, few: string, many: string) =>
  `${grouped(n)} ${plural(n, one, few, many)}`;

/** 1234567 -> «1 234 567» with no-break spaces; numbers under 10 000 stay whole. */
export function grouped(n: number): string {
  const text = String(n).replace('.', ',');
  return Math.abs(n) < 10_000 ? text : text.replace(/\B(?=(\d{3})+(?!\d))/g, '\u00a0');
}
