import type { Cells } from './cell.ts';
import { put } from './cells.ts';
import { asThousands } from './parseNumber.ts';
import type { Problem, ProblemList } from './problems.ts';
import { shownValue } from './shownValue.ts';

/** Numbers of a column such as «1,234»: only the whole file may show whether the comma is a decimal one or stands between thousands. */
export interface AmbiguousNumbers {
  /** Notes the number of the row that is read now; its cell takes the decimal reading. */
  readonly note: (text: string, line: number) => void;
  /**
   * Reads them all. `comma`: true for a decimal one, false for one between thousands, null where nothing proves either: then
   * each is an error. `check` is told what each became, at its line.
   */
  readonly resolve: (
    comma: boolean | null,
    check: (value: number, text: string, line: number) => void,
    problems: ProblemList,
  ) => void;
}

/** So many are told with their lines. */
const TOLD = 20;

/** No ambiguous number yet, of a column whose cells these are; `resolve` mutates them. */
export function ambiguousNumbers(header: string, cells: Cells): AmbiguousNumbers {
  const rows: number[] = [];
  const lines: number[] = [];
  const first: { readonly text: string; readonly line: number }[] = [];
  return {
    note(text, line) {
      rows.push(cells.rows);
      lines.push(line);
      if (first.length < TOLD) first.push({ text: text.trim(), line });
    },
    resolve(comma, check, problems) {
      if (comma === null)
        for (const [i, { text, line }] of first.entries())
          problems.add(ambiguousNumber(header, text, line), i === 0 ? rows.length - first.length + 1 : 1);
      else
        for (const [i, row] of rows.entries()) {
          const value = comma ? cells.values[row]! : asThousands(cells.values[row]!);
          put(cells, row, value);
          check(value, String(value), lines[i]!);
        }
    },
  };
}

const ambiguousNumber = (header: string, text: string, line: number): Problem => ({
  level: 'error',
  code: 'ambiguousNumber',
  line,
  column: header,
  value: shownValue(text),
  message: `«${shownValue(text)}» в столбце ${header} читается двояко: ${text.replace(',', '\u00a0')} (запятая между тысячами) или ${text.replace(',', '.')} с дробной частью.`,
  remedy: 'Выгрузите числа без разделителя тысяч и с точкой перед дробной частью.',
});
