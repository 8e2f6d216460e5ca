/** Of a longer text only so many letters are compared. */
const MOST = 100;

/**
 * How many letters must be put in, taken out, replaced or swapped with a neighbour to turn one word into another, whatever their case
 * (optimal string alignment; Damerau 1964). Texts over 100 letters are cut.
 */
export function editDistance(from: string, to: string): number {
  const a = [...from.slice(0, MOST).toLowerCase()];
  const b = [...to.slice(0, MOST).toLowerCase()];
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, replaced);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, beforeLast[j - 2]! + 1);
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}
