import type { ChartContext, ChartKind } from './kind.ts';

const NOTHING = 'данных не хватило';

/** Why a result cannot be drawn, in Russian, without a full stop; null where it can. */
export function lackingOf<R>(kind: ChartKind<R>, result: R | null, context: ChartContext): string | null {
  if (result === null) return NOTHING;
  return kind.lacking?.(result, context) ?? (Array.isArray(result) && result.length === 0 ? NOTHING : null);
}
