import type { Place } from '../schemas/contentProblem.ts';

/** Line and column, from 1, of what stands at an index of a text. */
export function lineAndColumn(text: string, index: number): Place {
  const before = text.slice(0, index).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}
