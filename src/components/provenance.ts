import { capital } from '../charts/levels.ts';
import { count } from '../format.ts';
import { joinPath, splitPath, step } from '../paths/resolve.ts';
import { codeWords } from './codeWords.ts';
import { differenceNames, effectWords, fieldWords, methodOf } from './definitions.ts';
import { figureEnds, figureKind } from './figureKind.ts';
import type { LedgerFigure } from './ledger.ts';
import { intervalShown, isWordKind, shown } from './shown.ts';
import { isFigures, subject, type Figures } from './subject.ts';
import type { EndKind, ValueKind } from './valueKind.ts';

const known = new WeakMap<object, Map<string, LedgerFigure>>();

/**
 * Whence the figure at a path comes: what it is of whom, n, interval and chapter of the method. Told once of the same
 * results: many sentences stand on one figure.
 */
export function provenance(
  results: object,
  path: string,
  text?: string,
  as?: ValueKind,
  digits?: number,
): LedgerFigure {
  const told = known.get(results) ?? new Map<string, LedgerFigure>();
  known.set(results, told);
  const key = JSON.stringify([path, text, as, digits]);
  const figure = told.get(key) ?? found(results, path, text, as, digits);
  told.set(key, figure);
  return figure;
}

function found(
  results: object,
  path: string,
  text: string | undefined,
  as: ValueKind | undefined,
  digits: number | undefined,
): LedgerFigure {
  const steps = splitPath(path);
  const owners = ownersOf(results, steps);
  const value = step(owners.at(-1), steps.at(-1)!);
  const kind = as ?? figureKind(results, path, value);
  const holder = owners.at(-1);
  const last = steps.at(-1)!;
  return {
    path,
    text: text ?? written(results, value, kind, path),
    definition: [
      (isFigures(holder) ? ownWords(steps, holder) : null) ?? fieldWords(steps),
      ...subject(results, steps, owners),
      ...sidesOf(results, steps, owners),
    ].join('; '),
    n: clientsOf(steps, owners),
    interval: intervalOf(holder, last, kind, digits),
    method: methodOf(path),
  };
}

/** How many clients a figure is of, where that is told beside it or further out; null where it is not, and of that number itself. */
function clientsOf(steps: readonly string[], owners: readonly unknown[]): number | null {
  const holder = owners.at(-1);
  const last = steps.at(-1)!;
  // A figure of fewer clients than its room names their number beside itself: `silhouetteN`.
  const own = isFigures(holder) ? (holder[`${last}N`] ?? partOf(holder, last)?.['n']) : undefined;
  if (typeof own === 'number') return own;
  // What the verification counts are numbers, not clients.
  if (last === 'n' || medians.has(last) || steps[0] === 'verification') return null;
  const around = owners.map((one) => (isFigures(one) ? one['n'] : undefined));
  return around.findLast((n) => typeof n === 'number') ?? null;
}

/** Medians of a part of a histogram's clients: how many these are does not stand beside them. */
const medians = new Set(['medianStayed', 'medianChurned']);

/** The part of the clients that a figure is of, where its room has more: those with a known value. */
function partOf(holder: Figures, last: string): Figures | undefined {
  const part = last === 'rateBalanceKnown' ? holder['known'] : undefined;
  return isFigures(part) ? part : undefined;
}

/** What the figure beside a test is, by the test. */
function ownWords(steps: readonly string[], holder: Figures): string | null {
  const last = steps.at(-1)!;
  if (steps[0] === 'hypotheses' && last === 'difference') return differenceNames[String(holder['test'])] ?? null;
  return last === 'effect' ? effectWords(holder) : null;
}

/** Whose rate less whose a difference of two rates is: «женщины минус мужчины». */
function sidesOf(results: object, steps: readonly string[], owners: readonly unknown[]): string[] {
  const holder = owners.at(-1);
  const last = steps.at(-1)!;
  if (steps[0] !== 'eda' || !['difference', 'ci', 'effect'].includes(last)) return [];
  if (!isFigures(holder) || typeof holder['of'] !== 'string' || typeof holder['against'] !== 'string') return [];
  const side = (name: string) =>
    subject(results, [...steps.slice(0, -1), name, 'rate'], [...owners, holder[name]]).at(-1)!;
  return [`${side('rateOf')} минус ${side('rateAgainst')}`];
}

/** A figure that an author's function makes of several: only what it was made of is known. */
export function computed(text: string, paths: readonly string[]): LedgerFigure {
  const words = [...new Set(paths.map((path) => fieldWords(splitPath(path))))];
  return {
    path: shortened(paths).join(', '),
    text,
    definition: `посчитано по величинам: ${words.join(', ')}`,
    n: null,
    interval: null,
    method: null,
  };
}

/** The note on a number: «Доля ушедших; все клиенты. n = 10 000. С учётом случайности от 17,5 до 19,0 %.» */
export function noteOf({ definition, n, interval }: LedgerFigure): string {
  const parts = [capital(definition)];
  if (n !== null) parts.push(`n\u00a0=\u00a0${count(n)}`);
  if (interval !== null) parts.push(`С учётом случайности ${interval}`);
  return parts.map((part) => part.replace(/\.?$/, '.')).join(' ');
}

/** What stands on the way to a figure: the results, …, the object that holds it. */
function ownersOf(results: object, steps: readonly string[]): unknown[] {
  const owners: unknown[] = [results];
  for (const key of steps.slice(0, -1)) owners.push(step(owners.at(-1), key));
  return owners;
}

const shape = { sign: false, abs: false };

/** Fields whose interval stands beside them under `ci`. */
const withCi = new Set(['rate', 'difference', 'slope', 'oddsRatio', 'observed']);

/** In the digits of the figure where it is a plain number: with fewer an end may seem to be nought. */
function intervalOf(owner: unknown, key: string, kind: ValueKind, digits: number | undefined): string | null {
  if (!isFigures(owner)) return null;
  const ends =
    owner[`${key}Ci`] ??
    partOf(owner, key)?.['ci'] ??
    (withCi.has(key) ? owner['ci'] : key === 'effect' ? (owner['interval'] ?? owner['ci']) : undefined);
  if (!Array.isArray(ends) || !ends.every((end) => typeof end === 'number')) return null;
  const units: readonly ValueKind[] = ['share', 'points', 'money', 'number', 'years'];
  return units.includes(kind)
    ? intervalShown(
        ends as unknown as [number, number],
        kind as EndKind,
        kind === 'number' ? { ...shape, digits } : shape,
      )
    : null;
}

/** A figure as the ledger writes it. */
function written(results: object, value: unknown, kind: ValueKind, path: string): string {
  if (Array.isArray(value) && value.length === 2 && value.every((end) => typeof end === 'number'))
    return intervalShown(value as unknown as [number, number], figureEnds(results, path), shape);
  if (typeof value === 'number')
    return kind === 'interval' || isWordKind(kind) ? String(value) : shown(value, kind, shape);
  if (typeof value === 'object' && value !== null) return 'группа значений';
  return codeWords(splitPath(path).at(-1)!, value as string | boolean | null);
}

/** Paths of which more than two differ only by a place in a list are told once: «eda.byCategory.products.*.rate». */
function shortened(paths: readonly string[]): string[] {
  const anywhere = (path: string) => joinPath(splitPath(path).map((name) => (/^\d+$/.test(name) ? '*' : name)));
  return [...Map.groupBy(new Set(paths), anywhere)].flatMap(([path, rows]) => (rows.length > 2 ? [path] : rows));
}
