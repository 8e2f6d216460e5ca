import type { Problem, ProblemLevel } from './problems.ts';
import type { ReadResult } from './read.ts';
import { counted, grouped } from './counted.ts';

const LEVELS: Readonly<Record<ProblemLevel, string>> = { error: 'ошибка', warning: 'предупреждение' };

/**
 * Problems as lines for a terminal: «ошибка bank.csv:12, столбец gender: … Что делать: …», errors first.
 * `counts` adds how many more there are of each code than are shown.
 */
export function formatProblems(
  problems: readonly Problem[],
  file: string,
  counts: Readonly<Record<string, number>>,
): string {
  const ordered = [...problems].sort((a, b) => (a.level === b.level ? 0 : a.level === 'error' ? -1 : 1));
  const lines = ordered.map((problem) => {
    const line = problem.line === null ? file : `${file}:${problem.line}`;
    const place = problem.column === null || problem.line === null ? line : `${line}, столбец ${problem.column}`;
    return `${LEVELS[problem.level]} ${place}: ${problem.message}\n    Что делать: ${problem.remedy}`;
  });
  const more = Object.entries(counts).flatMap(([code, n]) => {
    const shown = problems.filter((problem) => problem.code === code);
    const rest = n - shown.length;
    return shown.length > 1 && rest > 0
      ? [`и ещё ${counted(rest, 'такая', 'такие', 'таких')} (${code}), всего ${grouped(n)}`]
      : [];
  });
  return [...lines, ...more].join('\n');
}

/** What `--problems FILE` gets: `{file, problems, counts}`. */
export function problemsJson(
  read: Pick<ReadResult, 'problems' | 'counts'> & { readonly facts: { readonly file: string } },
): string {
  return `${JSON.stringify({ file: read.facts.file, problems: read.problems, counts: read.counts }, null, 2)}\n`;
}
