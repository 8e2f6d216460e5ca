import { guard, type Swap } from '../paths/guard.ts';
import { joinPath } from '../paths/resolve.ts';
import { isShareName } from '../paths/shareName.ts';

/** Other figures that a condition is tried on, at most; one that asks something is untrue of the first few. */
const TRIALS = 64;
/** Farther than any figure of the report. */
const FAR = 1e12;

/**
 * Whether a condition, a function of the results, is true whatever figures it is given: `rate >= 0` checks nothing. It is asked
 * again of other figures in the same places, each within what it can be at all. A condition that looks at a word, a yes or
 * no, a number of rows, or whether there is a figure (`!== null`), is not tried.
 */
export function holdsOfAny(holds: (results: never) => unknown, results: object, at: string): boolean {
  const text = String(holds);
  if (/\.length\b|[!=]==? null\b/.test(text)) return false;
  const written = literalsIn(text);
  for (let trial = 0; trial < TRIALS; trial += 1) {
    const given = new Map<string, unknown>();
    const draw = drawing(trial + 1);
    let isNumbersAlone = true;
    const swap: Swap = (path, value) => {
      const other = (one: number) => another(path.at(-1)!, one, trial, written, draw);
      if (isGroup(value)) return value;
      const key = joinPath(path);
      // What is asked twice is the same twice.
      if (given.has(key)) return given.get(key);
      if (typeof value === 'number') given.set(key, other(value));
      else if (isNumbers(value))
        given.set(
          key,
          value.map(other).sort((a, b) => a - b),
        );
      else isNumbersAlone = false;
      return given.get(key) ?? value;
    };
    try {
      if (holds(guard(results, at, { swap }) as never) !== true) return false;
    } catch {
      // Other figures may lead to a row that is not there: the condition does ask of them.
      return false;
    }
    if (!isNumbersAlone || given.size === 0) return false;
  }
  return true;
}

const isNumbers = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'number');

/** What is only passed on the way to a figure: an object, or a list of such. */
const isGroup = (value: unknown): boolean =>
  Array.isArray(value) ? value.every((one) => isGroup(one)) : typeof value === 'object' && value !== null;

/** Chances and measures from 0 to 1 beside the shares. */
const chances =
  /^(?:p|pLess|pGreater|pAdjusted|auc|aucCrossValidated|phik|phikEqualWidth|cramersV|cramersVCorrected|gini|predicted|observed)$/;
const counts = /^(?:n|churned|missing|rows|columns|clients|cells|tried)$/;

/** A figure that may stand in the place of one of this name: its ends, itself, near a number of the condition, or anywhere. */
function another(name: string, real: number, trial: number, written: readonly number[], draw: () => number): number {
  const isCount = counts.test(name) && Number.isInteger(real);
  const [low, high] = isShareName(name) || chances.test(name) ? [0, 1] : isCount ? [0, FAR] : [-FAR, FAR];
  const within = (x: number) => Math.min(high, Math.max(low, isCount ? Math.round(x) : x));
  // The first trials have the least of all figures, the largest, and noughts.
  if (trial < 3) return within([low, high, 0][trial]!);
  const near = written.flatMap((x) => [x, -x, x * 0.999, x * 1.001]);
  const candidates = [low, high, real, -real, ...near, real * 2 * draw(), low + (high - low) * draw()];
  return within(candidates[Math.floor(draw() * candidates.length)]!);
}

/** The numbers that stand in the text of a function, and those half-way between two of them. */
function literalsIn(text: string): readonly number[] {
  const found = [...text.matchAll(/(?<![\w.])\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?/g)].map(([number]) =>
    Number(number.replaceAll('_', '')),
  );
  const ascending = found.toSorted((a, b) => a - b);
  return [...ascending, ...ascending.slice(1).map((number, i) => (number + ascending[i]!) / 2)];
}

/** Numbers in [0, 1) that follow from a seed (Mulberry32). */
function drawing(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
