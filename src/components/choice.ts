import { resolve, UnknownPath } from '../paths/resolve.ts';
import { differenceInterval } from '../analysis/proportionTest.ts';
import { significance } from './claimTruth.ts';
import type { Placed } from './reference.ts';

/** above: surely more; below: surely less; slight: a sure difference under `least`; same: cannot be told apart; unknown: not computed. */
export const branches = ['above', 'below', 'slight', 'same', 'unknown'] as const;
export type Branch = (typeof branches)[number];

export interface ChooseProps extends Placed {
  /** Path of a test, a portrait difference, a rate (with `against`), or a number (with `against`). */
  readonly of: string;
  readonly above?: string;
  readonly below?: string;
  readonly slight?: string;
  readonly same?: string;
  readonly unknown?: string;
  /** Path of the rate or number that a rate or number is set against. */
  readonly against?: string;
  /** A sure difference under it is slight. */
  readonly least?: number | string;
  /** Path of the test that decides instead of the interval; a one-sided one on its own side alone. */
  readonly test?: string;
}

type Figures = Readonly<Record<string, unknown>>;
interface Difference {
  readonly size: number;
  readonly ci: readonly [number, number] | null;
  readonly p: number | null;
}

const number = (value: unknown) => (typeof value === 'number' ? value : null);
const shifted = (ci: unknown, by: number) =>
  Array.isArray(ci) ? ([(ci[0] as number) - by, (ci[1] as number) - by] as const) : null;

/** Which wording is true now. Throws UnknownPath on an unknown path and on a result that holds no difference. */
export function branchOf(results: object, choose: ChooseProps): Branch {
  const { at } = choose;
  if (Number.isNaN(Number(choose.least ?? 0)))
    throw new Error(`${at}: least — число, а не «${choose.least}», например least={0.01}.`);
  const found = differenceAt(results, choose, at);
  if (found === null) return 'unknown';
  const test = choose.test === undefined ? null : (resolve(results, choose.test, at) as Figures | null);
  if (choose.test !== undefined && pOf(test) === null) return 'unknown';
  const deciding = test !== null && isOfSide(test, found.size) ? test : null;
  const p = pOf(deciding) ?? ownP(results, found.p, choose.test, at);
  const isSure = (deciding !== null || leavesNoughtOut(found.ci)) && (p === null || p < significance);
  if (!isSure || found.size === 0) return 'same';
  if (Math.abs(found.size) < Number(choose.least ?? 0)) return 'slight';
  return found.size > 0 ? 'above' : 'below';
}

/** Which wording was true of earlier results; null where there are none, or they do not hold what it asks. */
export function branchIn(earlier: object | null, choose: ChooseProps): Branch | null {
  try {
    return earlier === null ? null : branchOf(earlier, choose);
  } catch {
    return null;
  }
}

/** Asked beside the difference's own p: of a degenerate sample (one group all equal) only one of the two may be sure. */
const leavesNoughtOut = (ci: Difference['ci']) => ci === null || ci[0] > 0 || ci[1] < 0;

/** A one-sided test says nothing of a difference to the other side. */
function isOfSide({ alternative }: Figures, size: number): boolean {
  if (alternative === 'greater') return size >= 0;
  return alternative !== 'less' || size <= 0;
}

/** The p of a difference on its own; where a one-sided test looked the other way, adjusted (Bonferroni) for all tests of its family. */
function ownP(results: object, p: number | null, test: string | undefined, at: string): number | null {
  const end = test?.lastIndexOf('.') ?? -1;
  if (p === null || end < 0) return p;
  const family = Object.values(resolve(results, test!.slice(0, end), at) as Readonly<Record<string, Figures | null>>);
  return Math.min(1, p * family.filter((one) => pOf(one) !== null).length);
}

const pOf = (test: Figures | null) => number(test?.['pAdjusted']) ?? number(test?.['p']);

function differenceAt(results: object, choose: ChooseProps, at: string): Difference | null {
  const value = resolve(results, choose.of, at);
  if (value === null) return null;
  const other = choose.against === undefined ? null : rateOrNumber(resolve(results, choose.against, at));
  if (choose.against !== undefined) {
    const size = rateOrNumber(value);
    if (size === null || other === null) return null;
    const [a, b] = [groupOf(value), groupOf(resolve(results, choose.against, at))];
    // Of two groups both may be chance.
    const ci = a && b ? differenceInterval(a, b) : shifted((value as Figures)['ci'], other);
    return { size: size - other, ci, p: null };
  }
  if (typeof value !== 'object') throw notADifference(choose.of, at);
  return ofTest(value as Figures) ?? unlessKnown(value as Figures, choose.of, at);
}

/** The difference of a test, a hypothesis or a portrait's row; null where it was not computed. */
function ofTest(test: Figures): Difference | null {
  // A hypothesis was judged together with all others: its adjusted p decides, not its own interval.
  const adjusted = number(test['pAdjusted']);
  const ci = adjusted === null ? shifted(test['ci'] ?? null, 0) : null;
  const p = adjusted ?? number(test['p']);
  const difference = number(test['difference']);
  if (difference !== null) return { size: difference, ci, p };
  const auc = number(test['auc']) ?? (test['effectName'] === 'auc' ? number(test['effect']) : null);
  if (auc !== null) return { size: auc - 0.5, ci: shifted(test['aucCi'] ?? null, 0.5), p };
  const effect = number(test['effect']);
  return effect === null ? null : { size: effect, ci, p };
}

function unlessKnown(value: Figures, path: string, at: string): null {
  if (['difference', 'auc', 'effect'].some((field) => field in value)) return null;
  throw notADifference(path, at);
}

function rateOrNumber(value: unknown): number | null {
  return number(value) ?? (typeof value === 'object' && value !== null ? number((value as Figures)['rate']) : null);
}

/** A rate's clients and how many of them left; null of what is no rate. */
function groupOf(value: unknown): { readonly n: number; readonly churned: number } | null {
  if (typeof value !== 'object' || value === null) return null;
  const { n, churned } = value as Figures;
  return typeof n === 'number' && typeof churned === 'number' ? { n, churned } : null;
}

const notADifference = (path: string, at: string) =>
  new UnknownPath(
    `${at}: в «${path}» нет разности: <Choose> ждёт сравнение (difference, auc или effect) либо долю вместе с against.`,
  );

const branchWords: Readonly<Record<Branch, string>> = {
  above: 'выше',
  below: 'ниже',
  slight: 'отличается мало',
  same: 'не отличается',
  unknown: 'данных мало',
};

/** The cases that an author has words to write for: all but what could not be computed, `slight` where a least size is named. */
export const neededBranches = ({ least }: ChooseProps): readonly Branch[] =>
  branches.filter((name) => name !== 'unknown' && (name !== 'slight' || least !== undefined));

/** What an author does about branches that have no words. */
export const lackingWords = (lacking: readonly Branch[], choose: ChooseProps) =>
  `у <Choose> нет слов для случаев: ${lacking.map((one) => `${one} (${branchWords[one]})`).join(', ')}. ` +
  `Нужны ${listed(neededBranches(choose))}: данные выберут одно; допишите ${lacking[0]}="…" или <Fragment slot="${lacking[0]}">…</Fragment>.`;

const listed = (names: readonly string[]) => `${names.slice(0, -1).join(', ')} и ${names.at(-1)}`;

/** What was compared and how it came out, for the ledger: «eda.proportions.gender, важно от 0.01: ниже». */
export function conditionOf({ of, against, test, least }: ChooseProps, branch: Branch): string {
  const parts = [
    against === undefined ? of : `${of} против ${against}`,
    ...(test === undefined ? [] : [`решает ${test}`]),
    ...(least === undefined ? [] : [`важно от ${least}`]),
  ];
  return `${parts.join(', ')}: ${branchWords[branch]}`;
}

/** Paths of the figures that the choice stands on. */
export function choicePaths(results: object, { of, against, test, at }: ChooseProps): string[] {
  const figures = (path: string) => {
    const value = resolve(results, path, at);
    if (typeof value !== 'object' || value === null) return [path];
    return ['rate', 'difference', 'auc', 'effect', 'pAdjusted', 'p']
      .filter((field) => number((value as Figures)[field]) !== null)
      .map((field) => `${path}.${field}`);
  };
  return [...new Set([of, against, test].flatMap((path) => (path === undefined ? [] : figures(path))))];
}
