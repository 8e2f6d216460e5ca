import { ambiguousNumbers } from './ambiguousNumbers.ts';
import type { CellContext, ColumnBuilder } from './cell.ts';
import { badEmpty, warning } from './cell.ts';
import { add, numberCells, reserve, trimmed } from './cells.ts';
import { decimalMarks } from './decimalMarks.ts';
import { numbersKept } from './narrow.ts';
import { numberCheck, numberLimits } from './numberLimits.ts';
import { notNumber } from './numberProblems.ts';
import { numberWarnings } from './numberWarnings.ts';
import { isMissingToken, isRoundedPower, oddNumber, plainNumber } from './parseNumber.ts';
import { counted } from './counted.ts';
import type { ProblemList } from './problems.ts';
import { thousandPoints } from './thousandPoints.ts';

/** Builds a column of kind number or count: NaN where missing. */
export function numberColumn(context: CellContext): ColumnBuilder {
  const { schema, header, separator } = context;
  const cells = numberCells();
  const limits = numberLimits(schema);
  const warnings = numberWarnings(context);
  const check = numberCheck(context, limits, warnings);
  const marks = decimalMarks(header);
  const ambiguous = ambiguousNumbers(header, cells);

  /** Everything but a plain number: the value, or NaN for an empty or bad cell. */
  function odd(text: string, line: number): number {
    if (text.trim() === '' || isMissingToken(text)) return missing(text, line);
    const read = oddNumber(text);
    if (!read) {
      context.bad(notNumber(context, text), line);
      return NaN;
    }
    if (isRoundedPower(text)) warnings.note('roundedNumber', line, text);
    // What it is worth is known at the end alone.
    if (read.mark === 'ambiguous') ambiguous.note(text, line);
    else {
      if (read.mark !== 'none') marks[read.mark](text, line);
      check(read.value, text, line);
    }
    return read.value;
  }

  function missing(text: string, line: number): number {
    const word = text.trim();
    cells.missing++;
    if (!context.emptyAllowed) context.bad(badEmpty(context, text), line);
    else if (word !== '') warnings.note('missingToken', line, word);
    return NaN;
  }

  /** «145.277» is read as a fraction, and may have been meant for thousands. */
  function warnOfThousands(problems: ProblemList) {
    const first = marks.firstPoint();
    if (marks.decimalComma() !== false || !first) return;
    const n = thousandPoints(cells.values.subarray(0, cells.rows));
    if (n === 0) return;
    const message = `В столбце ${header} ${counted(n, 'число', 'числа', 'чисел')} с тремя знаками после точки, а чисел от тысячи нет (первое с точкой — «${first.value}» в строке ${first.line}): точка может стоять между тысячами.`;
    const remedy = 'Прочитано как дробь; если это тысячи, выгрузите числа без разделителя тысяч.';
    problems.add(warning('thousandPoints', context, first.line, first.value, message, remedy), n);
  }

  return {
    context,
    cells,
    plan: { kind: 'number', ...limits, pointKnown: marks.isPointKnown },
    reserve: (rows) => reserve(cells, rows),
    decimalComma: marks.decimalComma,
    push(text, line) {
      let value = plainNumber(text);
      if (value !== value) value = odd(text, line);
      else {
        if (!marks.isPointKnown() && text.includes('.')) marks.point(text, line);
        check(value, text, line);
      }
      add(cells, value);
    },
    finish(problems, fileComma) {
      marks.tellMixed(problems);
      // What other columns prove holds here too, unless commas separate the fields.
      const comma = marks.decimalComma() ?? (fileComma && separator !== ',' ? true : null);
      ambiguous.resolve(comma, check, problems);
      warnings.tell(problems);
      warnOfThousands(problems);
      return numbersKept(schema, trimmed(cells));
    },
  };
}
