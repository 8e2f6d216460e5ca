/** The decimal mark that a spelling proves: none where it has no mark, ambiguous for «1,234». */
export type Mark = 'none' | 'point' | 'comma' | 'ambiguous';

/** A number read from an unusual spelling. For an ambiguous one `value` reads the comma as decimal. */
export interface OddNumber {
  readonly value: number;
  readonly mark: Mark;
}

const POWERS = Array.from({ length: 23 }, (_, i) => Number(`1e${i}`));

/**
 * The fast path: digits with at most one point and a leading minus. NaN for every other spelling, which
 * says nothing of whether it is a number: ask `oddNumber`. Equal to Number(text) to the last bit: up to 15
 * digits are a whole number exactly, and dividing it by a power of ten up to 1e22 rounds once.
 */
export function plainNumber(text: string): number {
  const length = text.length;
  const start = text.charCodeAt(0) === 45 ? 1 : 0;
  let value = 0;
  let digits = 0;
  let point = -1;
  for (let i = start; i < length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit >= 0 && digit <= 9) {
      value = value * 10 + digit;
      digits++;
    } else if (digit === -2 && point < 0) point = i;
    else return NaN;
  }
  if (digits === 0) return NaN;
  if (digits > 15) value = Number(text.slice(start));
  else if (point >= 0) value /= POWERS[length - 1 - point]!;
  // 0 - value: a minus zero in the file is zero.
  return start === 1 ? 0 - value : value;
}

const SPACE = /[ \u00a0\u2009\u202f]/g;
const SPACED = /^\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?:([.,])\d+)?$/;
const SIMPLE = /^(?:\d+(?:([.,])\d*)?|([.,])\d+)(?:[eE][+-]?\d{1,3})?$/;
const AMBIGUOUS = /^[1-9]\d{0,2},\d{3}$/;
const COMMA_GROUPS = /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/;
const POINT_GROUPS = /^[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/;

/**
 * A number in the spellings that banks send: spaces around and between thousands, a decimal comma, points or
 * commas between thousands, an exponent, a plus or a typographic minus. Null for anything else (a unit, a
 * date, a percent sign, hexadecimal, infinity).
 */
export function oddNumber(text: string): OddNumber | null {
  const trimmed = text.trim();
  const sign = /^[-\u2212]/.test(trimmed) ? -1 : 1;
  const body = trimmed.replace(/^[-+\u2212]/, '');
  const read = unsigned(body);
  return read && Number.isFinite(read.value)
    ? { value: sign < 0 ? 0 - read.value : read.value, mark: read.mark }
    : null;
}

function unsigned(body: string): OddNumber | null {
  if (AMBIGUOUS.test(body)) return { value: Number(body.replace(',', '.')), mark: 'ambiguous' };
  const simple = SIMPLE.exec(body);
  if (simple) return { value: Number(body.replace(',', '.')), mark: markOf(simple[1] ?? simple[2]) };
  const spaced = SPACED.exec(body);
  if (spaced) return { value: Number(body.replace(SPACE, '').replace(',', '.')), mark: markOf(spaced[1]) };
  if (COMMA_GROUPS.test(body)) return { value: Number(body.replaceAll(',', '')), mark: 'point' };
  if (POINT_GROUPS.test(body)) return { value: Number(body.replaceAll('.', '').replace(',', '.')), mark: 'comma' };
  return null;
}

const markOf = (sign: string | undefined): Mark => (sign === undefined ? 'none' : sign === ',' ? 'comma' : 'point');

const POWER = /[.,](\d+)[eE]\+?(\d+)$/;

/** True for a number whose power of ten leaves its last whole digits untold: «1.58E+06», not «1.452775E5», nor «1e+05» that R writes of a round number. */
export function isRoundedPower(text: string): boolean {
  const power = POWER.exec(text.trim());
  return power !== null && power[1]!.length < Number(power[2]);
}

/** The other reading of an ambiguous number: 1,234 as one thousand two hundred thirty-four. */
export const asThousands = (decimalReading: number) => Math.round(decimalReading * 1000);

const TOKENS = new Set(['nan', 'na', 'n/a', '#n/a', 'null', 'none', '-', '–', '—', 'н/д']);

/** True for the words and signs that programs write where there is no value. */
export const isMissingToken = (text: string) => TOKENS.has(text.trim().toLowerCase());
