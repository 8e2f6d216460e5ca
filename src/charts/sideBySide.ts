/** Centres nearer than this hide each other's numbers. */
const NUMBER = 15;

/** By how many pixels each number stands aside of its centre, so that those of segments in one place stand side by side. */
export function sideBySide(centres: readonly (readonly [number, number])[]): number[] {
  const isNear = (a: number, b: number) =>
    Math.hypot(centres[a]![0] - centres[b]![0], centres[a]![1] - centres[b]![1]) < NUMBER;
  const groups: number[][] = [];
  centres.forEach((_, i) => {
    const group = groups.find((others) => others.some((other) => isNear(i, other)));
    if (group) group.push(i);
    else groups.push([i]);
  });
  return centres.map((centre, i) => {
    const group = groups.find((one) => one.includes(i))!;
    if (group.length === 1) return 0;
    const middle = group.reduce((sum, one) => sum + centres[one]![0], 0) / group.length;
    return middle + (group.indexOf(i) - (group.length - 1) / 2) * NUMBER - centre[0];
  });
}
