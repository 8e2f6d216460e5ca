import { contentName } from './contentName.ts';

/** Where something stands in a file; both are counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** One mistake in a file of src/content: where it is and what to do, in Russian. */
export interface ContentProblem extends Place {
  /** Relative to the content folder: segments/a.yaml. */
  readonly file: string;
  readonly message: string;
}

/** «src/content/segments/a.yaml:4:13: нет столбца «pol»; …» */
export const problemWords = (problem: ContentProblem) =>
  `${contentName()}/${problem.file}:${problem.line}:${problem.column}: ${problem.message}`;

/** Thrown with every mistake of the content folder at once, or with a sentence about the folder itself. */
export class ContentError extends Error {
  readonly problems: readonly ContentProblem[];
  constructor(problems: readonly ContentProblem[], message = problems.map(problemWords).join('\n')) {
    super(message);
    this.name = 'ContentError';
    // The mistake is in a file of the analysts: where the code found it says nothing to them.
    this.stack = '';
    this.problems = problems;
  }
}
