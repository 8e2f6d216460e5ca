import { noEffect } from '../analysis/noEffect.ts';
import type { HypothesisResult } from '../analysis/result.ts';
import { decimal, digitsBeside, points, range, share } from '../format.ts';

/**
 * A figure of an effect on its own scale: «46,3 %», «+0,4 п. п.», «−0,14»; told from the `smallest` effect that matters where
 * fewer digits would make them one: «0,049» beside 0,05.
 */
export function effectText(
  value: number | null | undefined,
  name: HypothesisResult['effectName'],
  smallest: number | null = null,
): string {
  const digits = (least: number, per = 1) => {
    if (smallest === null || value === null || value === undefined) return { digits: least };
    const size = Math.abs(value - noEffect(name));
    return { digits: digitsBeside(size * per, smallest * per, least) };
  };
  if (name === 'auc') return share(value, digits(1, 100));
  if (name === 'trend') return points(value, { sign: true, ...digits(1, 100) });
  return decimal(value, digits(name === 'epsilonSquared' ? 3 : 2));
}

/** Its interval on the same scale: «от 13,6 до 15,7 п. п.». */
export const effectRange = (ci: HypothesisResult['effectCi'], name: HypothesisResult['effectName']): string =>
  ci ? range(ci, name === 'auc' ? 'share' : name === 'trend' ? 'difference' : 'number') : 'нет данных';
