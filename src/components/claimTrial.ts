import { guard, type Swap } from '../paths/guard.ts';
import { joinPath } from '../paths/resolve.ts';
import { isShareName } from '../paths/shareName.ts';
import { randomOf } from '../analysis/randomOf.ts';

/** Other results that a condition is tried on, at most; one that asks something is untrue of the first few. */
const TRIALS = 128;
/** Farther than any figure of the report. */
const FAR = 1e12;

/**
 * Whether a condition, a function of the results, is true whatever they are: `rate >= 0` checks nothing. It is asked again
 * of other figures, words and answers in the same places, each within what it can be at all, and of lists without rows. One that asks
 * whether there is a figure (`!== null`), or looks into a list of names, is not tried. `text`: the condition as it was written.
 */
export function holdsOfAny(
  holds: (results: never) => unknown,
  results: object,
  at: string,
  text = String(holds),
): boolean {
  if (/[!=]==? null\b/.test(text)) return false;
  const lists = { met: 0 };
  if (/\.length\b/.test(text) && [0, 1].some((rows) => answerOf(holds, results, at, shortened(rows, lists)) === false))
    return false;
  const written = literalsIn(text);
  for (let trial = 0; trial < TRIALS; trial += 1) {
    const other = others(trial, written);
    // Where other figures lead to a row that is not there, the condition does ask of them.
    if (answerOf(holds, results, at, other.swap) !== true || other.isAtAName()) return false;
    if (!other.isAnyGiven() && lists.met === 0) return false;
  }
  return true;
}

/** What a condition says of changed results; undefined where it fails of them. */
function answerOf(holds: (results: never) => unknown, results: object, at: string, swap: Swap): unknown {
  try {
    return holds(guard(results, at, { swap }) as never);
  } catch {
    return undefined;
  }
}

/** Every list with its first rows alone. Mutates `lists`: how many were met. */
const shortened =
  (rows: number, lists: { met: number }): Swap =>
  (_, value) => {
    if (!Array.isArray(value) || value.every((one) => typeof one === 'number')) return value;
    lists.met += 1;
    return value.slice(0, rows);
  };

/** Other figures, words and answers for one trial; what is asked twice is the same twice. */
function others(trial: number, written: Written) {
  const given = new Map<string, unknown>();
  const draw = randomOf(trial + 1);
  const drawn = new Map<string, Drawn>();
  let isAtAName = false;
  const swap: Swap = (path, value) => {
    if (isGroup(value)) return value;
    const key = joinPath(path);
    if (given.has(key)) return given.get(key);
    // In every second trial figures of one name are alike: «some row» is untrue where all rows are.
    const kin = trial % 2 === 1 ? path.at(-1)! : key;
    const own = (name: string): Drawn => {
      const one = drawn.get(name) ?? { place: draw(), part: draw() };
      drawn.set(name, one);
      return one;
    };
    const number = (one: number, name: string) => another(path, one, trial, written.numbers, own(name));
    if (typeof value === 'number') given.set(key, number(value, kin));
    // The two ends of an interval are apart: its width is asked of too.
    else if (isNumbers(value))
      given.set(
        key,
        value.map((one, i) => number(one, `${kin}[${i}]`)).sort((a, b) => a - b),
      );
    else if (typeof value === 'boolean') given.set(key, trial < 2 ? trial === 1 : own(kin).place < 0.5);
    else if (typeof value === 'string')
      given.set(key, trial === 0 ? '' : chosen(['', value, ...written.words], own(kin).place));
    else isAtAName = true;
    return given.get(key) ?? value;
  };
  return { swap, isAtAName: () => isAtAName, isAnyGiven: () => given.size > 0 };
}

/** Numbers in [0, 1): which of the candidates, and how far between the ends. */
interface Drawn {
  readonly place: number;
  readonly part: number;
}

const isNumbers = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'number');

/** What is only passed on the way to a figure: an object, or a list of such. */
const isGroup = (value: unknown): boolean =>
  Array.isArray(value) ? value.every((one) => isGroup(one)) : typeof value === 'object' && value !== null;

const chosen = <T>(candidates: readonly T[], place: number): T => candidates[Math.floor(place * candidates.length)]!;

/** Chances and measures from 0 to 1 beside the shares; those from −1 to 1; counts of clients and rows; what is never negative. */
const chances =
  /^(?:p|pLess|pGreater|pAdjusted|auc|aucCrossValidated|phik|phikEqualWidth|cramersV|cramersVCorrected|gini|predicted|observed)$/;
const signed = /^(?:pearson|spearman|silhouette|tau\w*)$/;
const counts = /^(?:n|churned|missing|rows|columns|clients|cells|tried)$/;
const sizes = /^(?:sd|chi2|iv)$/;

/** The least and the largest that a figure of this path can be. In a table of all pairs the last name is a column. */
function endsOf(path: readonly string[], isWhole: boolean): readonly [number, number] {
  const [name, table] = [path.at(-1)!, path.at(-3) ?? ''];
  if (chances.test(table) || signed.test(table)) return chances.test(table) ? [0, 1] : [-1, 1];
  if (isShareName(name) || chances.test(name)) return [0, 1];
  if (signed.test(name)) return [-1, 1];
  return (counts.test(name) && isWhole) || sizes.test(name) ? [0, FAR] : [-FAR, FAR];
}

/** A figure that may stand in the place of another: its ends, itself, near a number of the condition, or anywhere. */
function another(
  path: readonly string[],
  real: number,
  trial: number,
  written: readonly number[],
  { place, part }: Drawn,
): number {
  const isCount = counts.test(path.at(-1)!) && Number.isInteger(real);
  const [low, high] = endsOf(path, isCount);
  const within = (x: number) => Math.min(high, Math.max(low, isCount ? Math.round(x) : x));
  // The first trials have the least of all figures, the largest, and noughts.
  if (trial < 3) return within([low, high, 0][trial]!);
  const near = written.flatMap((x) => [x, -x, x * 0.999, x * 1.001]);
  return within(chosen([low, high, real, -real, ...near, real * 2 * part, low + (high - low) * part], place));
}

/** What stands in the text of a condition. */
interface Written {
  /** The numbers, those half-way between two of them, and what one of them is of another (18 / 100). */
  readonly numbers: readonly number[];
  readonly words: readonly string[];
}

function literalsIn(text: string): Written {
  const words = [...text.matchAll(/(['"`])(.*?)\1/g)].map(([, , word]) => word!);
  const bare = text.replace(/(['"`]).*?\1/g, '""');
  const found = [...bare.matchAll(/(?<![\w.])(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?/gi)].map(([number]) =>
    Number(number.replaceAll('_', '')),
  );
  const parts = found.flatMap((a) => found.map((b) => a / b)).filter((part) => Number.isFinite(part) && part !== 1);
  const ascending = [...new Set([...found, ...parts])].sort((a, b) => a - b);
  return { words, numbers: [...ascending, ...ascending.slice(1).map((number, i) => (number + ascending[i]!) / 2)] };
}
