import { plural as formAfter } from './dataset/counted.ts';
import type { Unit } from './dataset/schema.ts';

/**
 * Numbers to Russian text, and nothing else: no-break spaces, a real minus, a decimal comma. Every function takes
 * the unrounded result (shares 0–1, roubles) and gives «нет данных» for null.
 */
const NBSP = '\u00a0';
const NO_DATA = 'нет данных';

const formatters = new Map<string, Intl.NumberFormat>();
const formatter = (least: number, most: number) => {
  const key = `${least}-${most}`;
  const found = formatters.get(key);
  if (found) return found;
  // English marks are the same in every release of the locale data that Node carries; Russian ones are put in below.
  const made = new Intl.NumberFormat('en-US', { minimumFractionDigits: least, maximumFractionDigits: most });
  formatters.set(key, made);
  return made;
};

/** With so many digits, no-break thousands, «−» for minus; −0 is 0. `least`: noughts at the end past so many digits are left out. */
function written(
  value: number,
  digits: number,
  { sign = false, least = digits }: { readonly sign?: boolean; readonly least?: number } = {},
): string {
  const text = formatter(least, digits).format(Math.abs(value)).replaceAll(',', NBSP).replace('.', ',');
  const isNought = !/[1-9]/.test(text);
  if (isNought) return text;
  if (value < 0) return `−${text}`;
  return sign ? `+${text}` : text;
}

export interface FormatOptions {
  /** Digits after the comma. */
  readonly digits?: number;
  /** Write «+» before what is above zero. */
  readonly sign?: boolean;
}

type Maybe = number | null | undefined;
const absent = (value: Maybe): value is null | undefined =>
  value === null || value === undefined || Number.isNaN(value);

/** A number with its own digits: «0,28». Default two digits. */
export const decimal = (value: Maybe, { digits = 2, sign = false }: FormatOptions = {}) =>
  absent(value) ? NO_DATA : written(value, digits, { sign });

/** A number with the digits that it has, three at most: «0,125», «10 000». */
export const plain = (value: number) => written(value, 3, { least: 0 });

/** A whole number: «10 000». */
export const count = (value: Maybe) => (absent(value) ? NO_DATA : written(value, 0));

/** The size of a group: «1 501»; of one that is withheld: «менее 10». */
export const groupSize = (n: number | null) => (n === null ? 'менее 10' : count(n));

/** The form of a noun after a number: forms are for 1, 2 and 5 («клиент», «клиента», «клиентов»). */
export const plural = (value: number, forms: readonly [string, string, string]): string =>
  Number.isInteger(value) ? formAfter(Math.abs(value), ...forms) : forms[1];

/** A number with its noun: «21 клиент», «2 клиента», «10 000 клиентов». */
export const counted = (value: Maybe, forms: readonly [string, string, string]) =>
  absent(value) ? NO_DATA : `${count(value)}${NBSP}${plural(value, forms)}`;

/** «1 501 клиент» */
export const clients = (n: Maybe) => counted(n, ['клиент', 'клиента', 'клиентов']);

/** A share as per cent: «18,2 %»; what would round to 0 or 100 is a bound: «менее 0,1 %», «более 99,9 %». */
export function share(value: Maybe, { digits = 1 }: FormatOptions = {}): string {
  if (absent(value)) return NO_DATA;
  const step = Number(`1e-${digits}`);
  const percent = value * 100;
  if (percent > 0 && percent < step / 2) return `менее${NBSP}${written(step, digits)}${NBSP}%`;
  if (percent < 100 && percent >= 100 - step / 2) return `более${NBSP}${written(100 - step, digits)}${NBSP}%`;
  return `${written(percent, digits, { least: percent === 0 || percent === 100 ? 0 : digits })}${NBSP}%`;
}

/** A share behind a preposition: «у 5,0 %»; of a bound «менее чем у 0,1 %». */
export const shareAfter = (preposition: string, value: Maybe, options: FormatOptions = {}) => {
  const text = share(value, options);
  const [bound] = /^(?:менее|более)(?=\u00a0)/.exec(text) ?? [];
  return bound === undefined ? `${preposition} ${text}` : `${bound} чем ${preposition}${text.slice(bound.length)}`;
};

/** A difference of shares in points: «10,9 п. п.». */
export const points = (value: Maybe, { digits = 1, sign = false }: FormatOptions = {}) =>
  absent(value) ? NO_DATA : `${written(value * 100, digits, { sign })}${NBSP}п.${NBSP}п.`;

const scales = [
  { from: 999_500_000, divide: 1e9, word: 'млрд' },
  { from: 999_500, divide: 1e6, word: 'млн' },
  { from: 9_999.5, divide: 1e3, word: 'тыс.' },
] as const;

const moneyScale = (size: number) => scales.find(({ from }) => size >= from) ?? { divide: 1, word: '' };
/** Digits that make three significant ones; of roubles themselves none. */
function moneyDigits(scaled: number, divide: number): number {
  if (divide === 1 || scaled >= 99.95) return 0;
  return scaled < 9.995 ? 2 : 1;
}

/** Roubles: «9 800 ₽», «46,9 тыс. ₽», «1,24 млн ₽». Three significant digits. */
export function money(value: Maybe, { sign = false }: FormatOptions = {}): string {
  if (absent(value)) return NO_DATA;
  const { divide, word } = moneyScale(Math.abs(value));
  const scaled = Math.abs(value) / divide;
  const most = moneyDigits(scaled, divide);
  return `${written(value / divide, most, { sign, least: 0 })}${NBSP}${word}${word ? NBSP : ''}₽`;
}

/** How many times more: «в 1,9 раза». */
export function times(value: Maybe, { digits = 1 }: FormatOptions = {}): string {
  if (absent(value)) return NO_DATA;
  const text = written(value, digits, { least: 0 });
  const whole = !text.includes(',');
  return `в${NBSP}${text}${NBSP}${whole ? plural(Number(text.replace(/\D/g, '')), ['раз', 'раза', 'раз']) : 'раза'}`;
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const power = (exponent: number) =>
  `10${exponent < 0 ? '⁻' : ''}${[...String(Math.abs(exponent))].map((d) => superscripts[Number(d)]).join('')}`;

/** As many more digits, four at most, as tell a number from a limit that it does not reach or has passed: «0,0497» beside 0,05. */
export function digitsBeside(value: number, limit: number, digits: number): number {
  // Nothing is told from a limit that differs from it by the last bit alone.
  if (Math.abs(value - limit) <= 1e-9 * limit) return digits;
  const isTold = (more: number) => written(value, more) !== written(limit, more);
  return [0, 1, 2, 3].map((more) => digits + more).find(isTold) ?? digits + 4;
}

/** The chance of an error below which a difference is called sure, unless a test names another. */
const SURE = 0.05;

/** A p-value without its letter: «0,032», «2,4 · 10⁻⁴», «меньше 10⁻³⁰⁰»; told from the `limit` that it is judged by: «0,0497». */
export function pNumber(value: Maybe, limit = SURE): string {
  if (absent(value)) return NO_DATA;
  if (value < 1e-300) return `меньше${NBSP}${power(-300)}`;
  return value >= 0.001 ? written(value, digitsBeside(value, limit, value >= 0.1 ? 2 : 3)) : byPower(value);
}

/** A number of any size as what stands before a power of ten, and the power: «2,4 · 10⁻⁴». */
function byPower(value: number): string {
  let exponent = Math.floor(Math.log10(value));
  let mantissa = value / Number(`1e${exponent}`);
  if (mantissa >= 9.95) [mantissa, exponent] = [1, exponent + 1];
  return `${written(mantissa, 1)}${NBSP}·${NBSP}${power(exponent)}`;
}

/** A ratio, which may be of any size: «0,96», «580», «3,5 · 10⁶», «0,003», «2,4 · 10⁻⁵». */
export function ratio(value: Maybe): string {
  if (absent(value)) return NO_DATA;
  if (value < 0.01) return pNumber(value);
  return value < 999_999.5 ? written(value, value < 100 ? 2 : 0) : byPower(value);
}

/** A p-value with its letter: «p = 0,032», «p < 10⁻³⁰⁰». */
export const pValue = (value: Maybe) =>
  absent(value) ? NO_DATA : value < 1e-300 ? `p${NBSP}<${NBSP}${power(-300)}` : `p${NBSP}=${NBSP}${pNumber(value)}`;

/** A number to twelve significant digits, for comparing: «0,180900000000», «3,608 027 945 21 · 10⁻⁴⁵» without the spaces. */
export function exact(value: Maybe): string {
  const digits = 12;
  if (absent(value)) return NO_DATA;
  const [mantissa, exponent] = Math.abs(value)
    .toExponential(digits - 1)
    .split('e') as [string, string];
  const places = Number(exponent);
  const minus = value < 0 ? '−' : '';
  if (Number.isInteger(value)) return written(value, 0);
  if (places < -4) return `${minus}${mantissa.replace('.', ',')}${NBSP}·${NBSP}${power(places)}`;
  return written(value, Math.max(0, digits - 1 - places));
}

/** How small a number is: «2,1 · 10⁻¹⁴», «0». */
export const scientific = (value: Maybe) => (value === 0 ? '0' : pNumber(value));

/** Years with their noun: «42 года», «42,7 года». */
export function years(value: Maybe, { digits = 1, sign = false }: FormatOptions = {}): string {
  if (absent(value)) return NO_DATA;
  const text = written(value, digits, { sign, least: 0 });
  return `${text}${NBSP}${text.includes(',') ? 'года' : plural(Math.round(Math.abs(value)), ['год', 'года', 'лет'])}`;
}

/** A value of a column in its unit: «853 балла», «42 года», «1,2 млн ₽». */
export function inUnit(value: Maybe, unit: Unit | 'share', options: FormatOptions = {}): string {
  if (absent(value)) return NO_DATA;
  switch (unit) {
    case 'share':
      return share(value, options);
    case 'years':
      return years(value, options);
    case 'roubles':
      return money(value, options);
    case 'roublesPerMonth':
      return `${money(value, options)}${NBSP}в${NBSP}месяц`;
    case 'points': {
      const text = written(value, options.digits ?? 1, { sign: options.sign, least: 0 });
      return `${text}${NBSP}${text.includes(',') ? 'балла' : plural(Math.round(Math.abs(value)), ['балл', 'балла', 'баллов'])}`;
    }
    case 'pieces':
    case 'none':
      return written(value, options.digits ?? 2, { sign: options.sign, least: 0 });
  }
}

/** The noun behind «до 21», «до 50», «до 50,2»: of one or of a part it is «года», of many «лет». */
const genitive = (number: string, [one, many]: readonly [string, string]) =>
  number.includes(',') ? one : plural(Number(number.replace(/\D/g, '')), [one, many, many]);

/** A value of a column as after «от», «до», «не меньше», «не больше»: «52 лет», «21 года», «1 балла», «1,2 млн ₽». */
export function bound(value: Maybe, unit: Unit | 'share'): string {
  const text = inUnit(value, unit);
  const nouns =
    unit === 'years' ? (['года', 'лет'] as const) : unit === 'points' ? (['балла', 'баллов'] as const) : null;
  if (absent(value) || nouns === null) return text;
  const number = text.slice(0, text.lastIndexOf(NBSP));
  return `${number}${NBSP}${genitive(number, nouns)}`;
}

/**
 * Two ends in one unit, the unit once: «от 17,5 до 19,0 %», «от −2,1 до 0,3 п. п.». Ends that would be written alike have up to
 * two digits more: «от 0,006 до 0,013»; alike even so, they are one: «0,50».
 */
export function range(
  ends: readonly [number, number] | null | undefined,
  unit: Unit | 'share' | 'difference' | 'number',
  { digits }: FormatOptions = {},
): string {
  if (!ends) return NO_DATA;
  const [low, high] = ends;
  switch (unit) {
    case 'share':
      return shareRange(low, high, digits ?? 1);
    case 'difference':
      return `${fromTo(toldApart(100 * low, 100 * high, digits ?? 1))}${NBSP}п.${NBSP}п.`;
    case 'number':
    case 'none':
    case 'pieces':
      return fromTo(toldApart(low, high, digits ?? 2));
    case 'roubles':
    case 'roublesPerMonth':
      return moneyRange(low, high);
    case 'years':
    case 'points': {
      const ends = toldApart(low, high, digits ?? 1);
      if (ends[0] === ends[1]) return inUnit(low, unit, { digits });
      return `${fromTo(ends)}${NBSP}${genitive(ends[1], unit === 'years' ? ['года', 'лет'] : ['балла', 'баллов'])}`;
    }
  }
}

type Ends = readonly [from: string, to: string];

/** «от 0,10 до 0,25»; two ends written alike are one. */
const fromTo = ([from, to]: Ends) => (from === to ? from : `от${NBSP}${from} до${NBSP}${to}`);

/** Two numbers with so many digits, or with up to two more where they would be written alike. */
function toldApart(low: number, high: number, digits: number): Ends {
  const ends = (d: number): Ends => [written(low, d), written(high, d)];
  const apart = [digits, digits + 1, digits + 2].map(ends).find(([from, to]) => from !== to);
  return apart ?? ends(digits);
}

/** «от 5,0 до 10,0 млн ₽», in the scale of the larger end; two ends written alike are one. */
function moneyRange(low: number, high: number): string {
  const [small, large] = [Math.abs(low), Math.abs(high)].sort((a, b) => a - b) as [number, number];
  const { divide, word } = moneyScale(large);
  // In the scale of an end ten times as large the other would lose its digits.
  if (small !== 0 && small * 10 < large && divide > 1) return `от${NBSP}${money(low)} до${NBSP}${money(high)}`;
  const digits = moneyDigits(large / divide, divide);
  const end = (roubles: number) => (roubles === 0 ? '0' : written(roubles / divide, digits));
  const [from, to] = [end(low), end(high)];
  return `${from === to ? from : fromTo([from, to])}${NBSP}${word}${word ? NBSP : ''}₽`;
}

/** «от 17,5 до 19,0 %»; an end that would round to 0 or 100 has up to two digits more: «от 0,03 до 1,0 %»; two ends written alike are one: «менее 0,1 %». */
function shareRange(low: number, high: number, digits: number): string {
  // What a formula leaves of an exact 0 or 1 is no share of any clients.
  const exact = (end: number) => (Math.abs(end - Math.round(end)) < 1e-12 ? Math.round(end) : end);
  const both = [exact(low), exact(high)];
  const [from, to] = both.map((end) => share(end, { digits }));
  if (from === to) return from!;
  const [start, stop] = both.map((end) => {
    const written = [digits, digits + 1, digits + 2].map((d) => share(end, { digits: d }));
    return written.find((text) => !/^(?:менее|более)/.test(text)) ?? written.at(-1)!;
  });
  return fromTo([start!.replace(`${NBSP}%`, ''), stop!]);
}

/** A label of a scale of powers of ten: «0,01», «1», «1 000», further out the power itself: «10⁻⁵», «10⁶». */
export const powerTick = (exponent: number) =>
  Math.abs(exponent) > 3 ? power(exponent) : plain(Number(`1e${exponent}`));

/** A short label of a scale: per cent, or roubles in thousands and millions, with one digit at most; else the plain number with two. */
export function tick(value: number, unit: Unit | 'share' | 'number'): string {
  if (unit === 'share') return `${written(value * 100, 1, { least: 0 })}${NBSP}%`;
  if (unit === 'roubles' || unit === 'roublesPerMonth') {
    const { divide, word } = moneyScale(Math.abs(value));
    return value === 0 ? '0' : `${written(value / divide, 1, { least: 0 })}${word ? NBSP : ''}${word}`;
  }
  return written(value, 2, { least: 0 });
}
