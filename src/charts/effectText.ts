import type { HypothesisResult } from '../analysis/result.ts';
import { decimal, points, range, share } from '../format.ts';

/** A figure of an effect on its own scale: «46,3 %», «+0,4 п. п.», «−0,14». */
export function effectText(value: number | null | undefined, name: HypothesisResult['effectName']): string {
  if (name === 'auc') return share(value);
  if (name === 'trend') return points(value, { sign: true });
  return decimal(value, name === 'epsilonSquared' ? { digits: 3 } : {});
}

/** Its interval on the same scale: «от 13,6 до 15,7 п. п.». */
export const effectRange = (ci: HypothesisResult['effectCi'], name: HypothesisResult['effectName']): string =>
  ci ? range(ci, name === 'auc' ? 'share' : name === 'trend' ? 'difference' : 'number') : 'нет данных';
