import { isSmall } from './published.ts';

/** Amounts that a sum over all may hold: where 1 to 9 clients have one, nobody has, or the sum would be theirs. */
export function withoutFewAmounts(values: Float64Array): Float64Array {
  let known = 0;
  for (let i = 0; i < values.length; i += 1) if (values[i] === values[i]) known += 1;
  return isSmall(known) ? new Float64Array(values.length).fill(NaN) : values;
}

/** Marks 0/1 by which a sum over all may be parted: where 1 to 9 clients have either, everybody has the other one. */
export function withoutFewMarks(marks: Float64Array): Float64Array {
  const have = [0, 0];
  for (let i = 0; i < marks.length; i += 1) if (marks[i] === 0 || marks[i] === 1) have[marks[i]!]! += 1;
  const few = have.findIndex(isSmall);
  // Where both are few, nobody has the mark.
  return few < 0 ? marks : marks.map((mark) => (mark !== mark ? mark : have.every(isSmall) ? 0 : 1 - few));
}
