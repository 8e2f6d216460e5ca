import { guard } from '../paths/guard.ts';
import { NotComputed, resolve } from '../paths/resolve.ts';
import type { Placed } from './reference.ts';

/** What an author binds a sentence to. */
export interface ClaimProps extends Placed {
  /** A function of the guarded results, or a path whose value is true. */
  // Results have the shape of whatever data set is plugged in; the guard checks every name at build time.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly holds: string | ((results: any) => unknown);
  /** Neutral words for when it does not hold. */
  readonly otherwise?: string;
  /** Path of a test that must be significant (adjusted p under 0.05 where there is one). */
  readonly test?: string;
  /** The least size of that test's effect (or difference) that counts. */
  readonly effect?: number | string;
}

export interface Truth {
  readonly holds: boolean;
  readonly reason: string | null;
}

/** p under which a difference is told as one, where a test is named. */
export const significance = 0.05;

/**
 * Whether a claim is true of the results. A null figure makes it untrue; an unknown path throws UnknownPath, a
 * fault of the author's function an Error with file and line; a condition that is no yes or no throws too.
 */
export function truthOf(results: object, claim: ClaimProps): Truth {
  const at = claim.at ?? 'глава';
  try {
    const answer =
      typeof claim.holds === 'function' ? claim.holds(guard(results, at)) : resolve(results, claim.holds, at);
    if (answer === null) throw new NotComputed(String(claim.holds));
    if (typeof answer !== 'boolean')
      throw new Error(`${at}: условие <Claim> должно давать true или false, а даёт ${JSON.stringify(answer)}.`);
    if (!answer) return { holds: false, reason: null };
    return claim.test === undefined ? { holds: true, reason: null } : strengthOf(results, claim, claim.test, at);
  } catch (error) {
    if (error instanceof NotComputed) return { holds: false, reason: `не вычислено: ${error.path}` };
    // A row that is absent from these data («the first group of a hundred») makes no claim true.
    if (error instanceof TypeError) return { holds: false, reason: 'в этих данных нет таких строк' };
    const { message } = error as Error;
    throw message.startsWith(at) ? error : new Error(`${at}: условие <Claim> не считается: ${message}.`);
  }
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

interface TestLike {
  readonly p?: number | null;
  readonly pAdjusted?: number | null;
  readonly effect?: number | null;
  readonly hedgesG?: number | null;
  readonly cohensH?: number | null;
  readonly difference?: number | null;
}

function strengthOf(results: object, claim: ClaimProps, path: string, at: string): Truth {
  const test = resolve(results, path, at) as TestLike | null;
  const p = test?.pAdjusted ?? test?.p;
  if (typeof p !== 'number') return { holds: false, reason: `не вычислено: ${path}.p` };
  if (p >= significance) return { holds: false, reason: `различие может быть случайным: ${path}` };
  if (claim.effect === undefined) return { holds: true, reason: null };
  const effect = test?.effect ?? test?.hedgesG ?? test?.cohensH ?? test?.difference;
  if (typeof effect === 'number' && Math.abs(effect) >= Number(claim.effect)) return { holds: true, reason: null };
  return { holds: false, reason: `различие слишком мало: ${path}` };
}
