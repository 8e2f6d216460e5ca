import type { ProblemList } from './problems.ts';
import { shownValue } from './shownValue.ts';

/** A number that proves a mark. */
export interface Proof {
  readonly line: number;
  /** As shown. */
  readonly value: string;
}

/** The first number of a column that has a decimal point, and the first that has a decimal comma. */
export interface DecimalMarks {
  readonly point: (text: string, line: number) => void;
  readonly comma: (text: string, line: number) => void;
  readonly isPointKnown: () => boolean;
  readonly firstPoint: () => Proof | undefined;
  /** True where a number proves the comma, false where one proves the point alone, null where none does. */
  readonly decimalComma: () => boolean | null;
  /** Adds an error where both were met: the file was put together from two. */
  readonly tellMixed: (problems: ProblemList) => void;
}

/** The decimal marks that a column's numbers prove; of no number yet. */
export function decimalMarks(header: string): DecimalMarks {
  let point: Proof | undefined;
  let comma: Proof | undefined;
  return {
    point: (text, line) => (point ??= { line, value: shownValue(text) }),
    comma: (text, line) => (comma ??= { line, value: shownValue(text) }),
    isPointKnown: () => point !== undefined,
    firstPoint: () => point,
    decimalComma: () => (comma ? true : point ? false : null),
    tellMixed(problems) {
      if (!point || !comma) return;
      const [first, second] = point.line < comma.line ? [point, comma] : [comma, point];
      problems.add({
        level: 'error',
        code: 'mixedDecimals',
        line: second.line,
        column: header,
        value: second.value,
        message: `В столбце ${header} дробную часть отделяет то точка, то запятая: «${first.value}» в строке ${first.line}, «${second.value}» в строке ${second.line}.`,
        remedy: 'Выгрузите столбец с одним знаком перед дробной частью.',
      });
    },
  };
}
