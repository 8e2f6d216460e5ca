/** Edits (insert, delete, replace a letter) between two words, without regard to case. */
function distance(a: string, b: string): number {
  const left = a.toLowerCase();
  const right = b.toLowerCase();
  let previous = Array.from({ length: right.length + 1 }, (_, i) => i);
  for (let i = 1; i <= left.length; i++) {
    const row = [i];
    for (let j = 1; j <= right.length; j++) {
      const replaced = previous[j - 1]! + (left[i - 1] === right[j - 1] ? 0 : 1);
      row.push(Math.min(replaced, previous[j]! + 1, row[j - 1]! + 1));
    }
    previous = row;
  }
  return previous[right.length]!;
}

/** The known word that is nearest to `word`, or null where none is within half of its letters. */
export function nearest(word: string, known: readonly string[]): string | null {
  const ranked = known
    .map((name) => ({ name, edits: distance(word, name) }))
    .sort((a, b) => a.edits - b.edits || (a.name < b.name ? -1 : 1));
  const best = ranked[0];
  return best && best.edits <= Math.max(1, Math.ceil(word.length / 2)) ? best.name : null;
}

/** «есть: a, b, c», with «ближайшее — b» in front where one is near. */
export function offer(word: string, known: readonly string[]): string {
  const best = nearest(word, known);
  const list = `есть: ${known.join(', ')}`;
  return best === null ? list : `ближайшее — «${best}»; ${list}`;
}
