/** error: the file is refused; warning: read, but somebody should look. */
export type ProblemLevel = 'error' | 'warning';

/** One complaint about a file, in Russian, with its place: the header is line 1, columns as the file's header spells them. */
export interface Problem {
  readonly level: ProblemLevel;
  /** A stable word for machines and for data/accepted.yaml. */
  readonly code: string;
  readonly line: number | null;
  readonly column: string | null;
  /** As shown: cut to 60 characters, control characters escaped. */
  readonly value: string | null;
  /** What was found and what is allowed. */
  readonly message: string;
  /** How to mend it. */
  readonly remedy: string;
}

/** A decision of data/accepted.yaml; `column` is the schema's or the header's name, absent: every column. */
export interface Accepted {
  readonly code: string;
  readonly column?: string;
  readonly reason: string;
}

/** What an accepted decision let through: how many cells or rows. */
export interface AcceptedCount extends Accepted {
  readonly n: number;
}

/** Codes that data/accepted.yaml may accept, each with its words in the report: the warnings, and empty cells of a feature whose levels are not closed. */
export const ACCEPTABLE: Readonly<Record<string, string>> = {
  emptyCell: 'пустые ячейки',
  newLevel: 'новые значения',
  missingToken: 'слова вместо значения',
  negative: 'отрицательные значения',
  zero: 'нули',
  fraction: 'дробные значения',
  blankLine: 'пустые строки посреди данных',
  roundedId: 'номера, записанные степенью десяти',
  roundedNumber: 'числа, записанные степенью десяти без последних разрядов',
  thousandPoints: 'числа с тремя знаками после точки',
  repeatedIds: 'повторы номеров',
  equalRows: 'повторы строк целиком',
};

/** Problems of one file while it is read: the first of each code are kept, all are counted. */
export interface ProblemList {
  readonly kept: Problem[];
  readonly counts: Record<string, number>;
  /** What each decision let through, in the order in which they were made. */
  readonly accepted: readonly AcceptedCount[];
  errors: number;
  /** True where the next problem of this code would only be counted, so that its text need not be made. */
  full(code: string): boolean;
  /** Keeps or counts; `n` is how many cells or rows one problem stands for. */
  add(problem: Problem, n?: number): void;
  /** Counts a further problem of a code that is full; `column` as the file's header spells it. */
  count(level: ProblemLevel, code: string, column: string): void;
}

/** Problems kept of one code; the rest are counted. */
const KEPT_PER_CODE = 20;

/**
 * An empty list; warnings that `accepted` names go to `list.accepted` with their reason instead. `isColumn`: whether a
 * decision's column is the one that a problem names as the file's header spells it.
 */
export function problemList(
  accepted: readonly Accepted[],
  isColumn: (decided: string, header: string) => boolean,
): ProblemList {
  const kept: Problem[] = [];
  const keptOf = new Map<string, number>();
  const counts: Record<string, number> = {};
  const letThrough = new Map<Accepted, number>();
  const same = (a: string, b: string | null) => b !== null && isColumn(a, b);
  /** Counts what a decision lets through; false where none does. */
  function isAccepted(level: ProblemLevel, code: string, column: string | null, n: number): boolean {
    const decision = accepted.find((a) => a.code === code && (a.column === undefined || same(a.column, column)));
    if (level !== 'warning' || !decision) return false;
    letThrough.set(decision, (letThrough.get(decision) ?? 0) + n);
    return true;
  }
  const list: ProblemList = {
    kept,
    counts,
    get accepted() {
      return accepted.flatMap((decision) => {
        const n = letThrough.get(decision);
        return n === undefined ? [] : [{ ...decision, n }];
      });
    },
    errors: 0,
    full: (code) => (keptOf.get(code) ?? 0) >= KEPT_PER_CODE,
    count(level, code, column) {
      if (isAccepted(level, code, column, 1)) return;
      counts[code] = (counts[code] ?? 0) + 1;
      if (level === 'error') list.errors++;
    },
    add(problem, n = 1) {
      if (isAccepted(problem.level, problem.code, problem.column, n)) return;
      counts[problem.code] = (counts[problem.code] ?? 0) + n;
      if (problem.level === 'error') list.errors += n;
      if (list.full(problem.code)) return;
      keptOf.set(problem.code, (keptOf.get(problem.code) ?? 0) + 1);
      kept.push(problem);
    },
  };
  return list;
}
