import { isAbsentRow } from '../paths/absentRow.ts';
import { NotComputed, resolve } from '../paths/resolve.ts';
import { holdsOfAny } from './claimTrial.ts';
import { engineWords } from './engineWords.ts';
import { reading, type Looked } from './reading.ts';
import type { Placed } from './reference.ts';

/** What an author binds a sentence to. */
export interface ClaimProps extends Placed {
  /** A function of the guarded results, or a path whose value is true. */
  // Results have the shape of whatever data set is plugged in; the guard checks every name at build time.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly holds: string | ((results: any) => unknown);
  /** Neutral words for when it does not hold. */
  readonly otherwise?: string;
  /** Path of a test that must be significant (adjusted p under 0.05 where there is one); of a hypothesis: be confirmed. */
  readonly test?: string;
  /** The least size of that test's effect (or difference) that counts; of a hypothesis by default the smallest that it names. */
  readonly effect?: number | string;
  /** Given by the build: the condition as the author wrote it. */
  readonly condition?: string;
}

export interface Truth {
  readonly holds: boolean;
  readonly reason: string | null;
  /** Paths of the figures that the condition looked at. */
  readonly paths: readonly string[];
}

/** p under which a difference is told as one, where a test is named. */
export const significance = 0.05;

/**
 * Whether a claim is true of the results. A null figure makes it untrue; an unknown path throws UnknownPath, a
 * fault of the author's function an Error with file and line; a condition that is no yes or no throws too.
 */
export function truthOf(results: object, claim: ClaimProps): Truth {
  const { at } = claim;
  const { guarded, looked } = reading(results, at);
  const judged = (reason: string | null, holds = false): Truth => ({ holds, reason, paths: pathsOf(claim, looked()) });
  try {
    const answer = typeof claim.holds === 'function' ? claim.holds(guarded) : resolve(results, claim.holds, at);
    refuseBehindNumber(claim, looked(), at);
    if (answer === null) throw new NotComputed(String(claim.holds));
    if (typeof answer !== 'boolean')
      throw new Error(
        `${at}: условие <Claim> должно давать true или false, а даёт ${JSON.stringify(answer)}${remedyFor(answer, claim)}.`,
      );
    // What asks nothing of the data is true of any.
    if (typeof claim.holds === 'function' && claim.test === undefined && looked().length === 0)
      throw new Error(
        `${at}: условие <Claim> не смотрит ни на одну величину отчёта: сравните в нём то, о чём фраза, например (r) => r.eda.churn.rate > 0.1.`,
      );
    if (!answer) return judged(null);
    const weak = claim.test === undefined ? null : weaknessOf(results, claim, claim.test, at);
    return judged(weak, weak === null);
  } catch (error) {
    if (error instanceof NotComputed) return judged(`не вычислено: ${error.path}`);
    if (isAbsentRow(error)) {
      refuseBehindNumber(claim, looked(), at);
      return judged('в этих данных нет таких строк');
    }
    const { message } = error as Error;
    throw message.startsWith(at) ? error : new Error(`${at}: условие <Claim> не считается: ${engineWords(message)}.`);
  }
}

/** A name behind a number, `r.eda.churn.rate.value`, is nothing to JavaScript, and every comparison with nothing is untrue. */
function refuseBehindNumber(claim: ClaimProps, looked: readonly Looked[], at: string): void {
  const written = (claim.condition ?? String(claim.holds)).replace(/\s*\??\.\s*/g, '.');
  for (const { path, value } of looked) {
    if (typeof value !== 'number') continue;
    for (const behind of written.split(`.${path}.`).slice(1)) {
      const [name] = /^[\p{L}\w]+/u.exec(behind) ?? [];
      if (name !== undefined && !(name in Number.prototype))
        throw new Error(`${at}: «${path}» — число, и «${name}» за ним ничего не значит: уберите .${name}.`);
    }
  }
}

/** What to do about an answer that is no yes or no. */
function remedyFor(answer: unknown, { holds }: ClaimProps): string {
  if (typeof answer === 'number') return ': сравните это число с порогом, например > 0.1';
  const hasBody = /=>\s*\{/.test(String(holds));
  return answer === undefined && hasBody ? ': в фигурных скобках нужен return' : '';
}

/**
 * Throws where a true claim would be true whatever the results are. One that was untrue of earlier data (`heldBefore`) has shown that it asks
 * something: an unattended build on new data is not to end for it.
 */
export function refuseOfAny(results: object, claim: ClaimProps, truth: Truth, heldBefore: boolean | null): void {
  const { holds, test, at } = claim;
  if (!truth.holds || heldBefore === false || test !== undefined || typeof holds !== 'function') return;
  const written = claim.condition ?? String(holds);
  if (holdsOfAny(holds, results, at, written))
    throw new Error(
      `${at}: условие <Claim> верно при любых цифрах и потому ничего не проверяет: ${written.replace(/\s+/g, ' ')}. Сравните величину с порогом или с другой величиной; если нужно лишь, чтобы она была вычислена, напишите (r) => r.… !== null.`,
    );
}

/** Whether a claim was true of earlier results; null where there are none, or they do not hold what it asks. */
export function heldIn(earlier: object | null, claim: ClaimProps): boolean | null {
  if (earlier === null) return null;
  try {
    return truthOf(earlier, claim).holds;
  } catch {
    return null;
  }
}

/** What a condition stands on: what its function looked at, its path, its test. */
function pathsOf({ holds, test }: ClaimProps, looked: readonly { readonly path: string }[]): string[] {
  const own = typeof holds === 'string' ? [holds] : looked.map(({ path }) => path);
  return test === undefined ? own : [...own, test];
}

interface TestLike {
  readonly p?: number | null;
  readonly pAdjusted?: number | null;
  readonly effect?: number | null;
  readonly effectName?: string;
  readonly smallestEffect?: number;
  readonly decision?: string;
  readonly auc?: number | null;
  readonly hedgesG?: number | null;
  readonly cohensH?: number | null;
  readonly difference?: number | null;
}

/** Why a test does not carry the sentence; null where it does. A hypothesis was decided with its own level, side and effect. */
function weaknessOf(results: object, claim: ClaimProps, path: string, at: string): string | null {
  const test = resolve(results, path, at) as TestLike | null;
  if (test !== null && !('p' in test || 'pAdjusted' in test))
    throw new Error(`${at}: в «${path}» нет вероятности ошибки (p): test ждёт путь проверки, например hypotheses.…`);
  const p = test?.pAdjusted ?? test?.p;
  if (typeof p !== 'number') return `не вычислено: ${path}.p`;
  const isLikely = test?.decision === undefined ? p >= significance : test.decision === 'notConfirmed';
  if (isLikely) return `различие может быть случайным: ${path}`;
  const least = claim.effect ?? test?.smallestEffect;
  if (least === undefined) return null;
  if (Number.isNaN(Number(least))) throw new Error(`${at}: effect — число, а не «${least}», например effect={0.2}.`);
  const size = sizeOf(test!);
  return size !== null && size >= Number(least) ? null : `различие слишком мало: ${path}`;
}

/** How far a test is from no effect: a chance that somebody has more is none at one half. */
function sizeOf(test: TestLike): number | null {
  const chance = test.effectName === 'auc' ? test.effect : test.auc;
  if (typeof chance === 'number') return Math.abs(chance - 0.5);
  const effect = test.effect ?? test.hedgesG ?? test.cohensH ?? test.difference;
  return typeof effect === 'number' ? Math.abs(effect) : null;
}
