import { asP } from './distributions.ts';

type P = number | null;

/** Holm's step-down adjustment (1979) inside one family; a null stays null and does not count. */
export function holm(p: readonly P[]): P[] {
  const order = ascending(p);
  const adjusted: P[] = p.map(() => null);
  let running = 0;
  order.forEach((index, i) => {
    running = Math.max(running, p[index]! * (order.length - i));
    adjusted[index] = asP(running);
  });
  return adjusted;
}

/** Benjamini and Hochberg's false discovery rate (1995); a null stays null and does not count. */
export function benjaminiHochberg(p: readonly P[]): P[] {
  const order = ascending(p);
  const adjusted: P[] = p.map(() => null);
  let running = 1;
  for (let i = order.length - 1; i >= 0; i--) {
    running = Math.min(running, (p[order[i]!]! * order.length) / (i + 1));
    adjusted[order[i]!] = asP(running);
  }
  return adjusted;
}

/** Places of the known p-values, smallest first. */
const ascending = (p: readonly P[]) =>
  p.flatMap((value, i) => (value === null ? [] : [i])).sort((a, b) => p[a]! - p[b]!);
