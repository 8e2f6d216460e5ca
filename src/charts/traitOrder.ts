/** Coefficients of pairs of traits, by the two names; null where none is computed. */
export type Matrix = Readonly<Record<string, Readonly<Record<string, number | null>>>>;

/** The outcome first, then each trait next to the one it is most like among those not yet placed. */
export function traitOrder(matrix: Matrix, outcome: string): string[] {
  const rest = Object.keys(matrix).filter((name) => name !== outcome);
  const size = (a: string, b: string) => Math.abs(matrix[a]?.[b] ?? 0);
  const placed = outcome in matrix ? [outcome] : [];
  while (rest.length > 0) {
    const last = placed.at(-1);
    const next = last === undefined ? rest[0]! : rest.reduce((a, b) => (size(last, b) > size(last, a) ? b : a));
    placed.push(next);
    rest.splice(rest.indexOf(next), 1);
  }
  return placed;
}
