import type { Problem } from './problems.ts';

/** Thrown inside reading where nothing further of the file can be understood; readTable turns it into a problem. */
export class Refusal extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** A problem of the whole file, or of a line of it. */
export const fileProblem = (code: string, message: string, remedy: string, line: number | null = null): Problem => ({
  level: 'error',
  code,
  line,
  column: null,
  value: null,
  message,
  remedy,
});

/** The same, thrown. */
export function refuse(code: string, message: string, remedy: string, line: number | null = null): never {
  throw new Refusal(fileProblem(code, message, remedy, line));
}
