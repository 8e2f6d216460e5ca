import type { CellContext, ColumnBuilder } from './cell.ts';
import { allowedValues, badEmpty, warning } from './cell.ts';
import { add, numberCells, put, reserve, trimmed } from './cells.ts';
import { numbersKept } from './narrow.ts';
import { asThousands, isMissingToken, oddNumber, plainNumber } from './parseNumber.ts';
import type { ProblemList } from './problems.ts';
import { counted, shownValue } from './shownValue.ts';

interface Seen {
  n: number;
  line: number;
  value: string;
}

/** Builds a column of kind number or count: NaN where missing. */
export function numberColumn(context: CellContext): ColumnBuilder {
  const { schema, bad, header } = context;
  const [low, high] = schema.range ?? [-Infinity, Infinity];
  const whole = schema.kind === 'count';
  const warnings = new Set(schema.warn ?? []);
  const cells = numberCells();
  let pointSeen: Seen | undefined;
  let commaSeen: Seen | undefined;
  /** Rows of values such as «1,234», and lines and spellings of the first of them. */
  const ambiguous: number[] = [];
  const firstAmbiguous: Seen[] = [];
  const seen = new Map<string, Seen>();

  const note = (code: string, line: number, value: string) => {
    const found = seen.get(code);
    if (found) found.n++;
    else seen.set(code, { n: 1, line, value: shownValue(value) });
  };

  /** Everything but a plain number: the value, or NaN for an empty or bad cell. */
  function odd(text: string, line: number): number {
    const empty = text.trim() === '';
    if (empty || isMissingToken(text)) {
      cells.missing++;
      if (!context.emptyAllowed) bad(badEmpty(context, text));
      else if (!empty) note('missingToken', line, text.trim());
      return NaN;
    }
    const read = oddNumber(text);
    if (!read) {
      bad({
        code: 'notNumber',
        column: header,
        value: text,
        message: `«${shownValue(text)}» в столбце ${header} — не число. Допустимо: ${allowedValues(schema)}.`,
        remedy: 'Исправьте значение в исходной системе: в ячейке должно быть одно число без единиц и знаков.',
      });
      return NaN;
    }
    if (read.mark === 'point') pointSeen ??= { n: 1, line, value: shownValue(text) };
    if (read.mark === 'comma') commaSeen ??= { n: 1, line, value: shownValue(text) };
    if (read.mark === 'ambiguous') {
      ambiguous.push(cells.rows);
      if (firstAmbiguous.length < 20) firstAmbiguous.push({ n: 1, line, value: text.trim() });
    }
    return read.value;
  }

  function check(value: number, text: string, line: number) {
    if (value < low || value > high)
      bad({
        code: 'outOfRange',
        column: header,
        value: text,
        message: `«${shownValue(text)}» в столбце ${header} вне возможного. Допустимо: ${allowedValues(schema)}.`,
        remedy: 'Проверьте единицу измерения и порядок столбцов, исправьте значение в исходной системе.',
      });
    else if (whole && !Number.isInteger(value))
      bad({
        code: 'notWhole',
        column: header,
        value: text,
        message: `«${shownValue(text)}» в столбце ${header} — не целое. Допустимо: ${allowedValues(schema)}.`,
        remedy: 'Исправьте значение в исходной системе.',
      });
    else {
      if (value < 0 && warnings.has('negative')) note('negative', line, text);
      if (value === 0 && warnings.has('zero')) note('zero', line, text);
      if (warnings.has('fraction') && !Number.isInteger(value)) note('fraction', line, text);
    }
  }

  function resolveAmbiguous(problems: ProblemList, fileComma: boolean) {
    const comma = commaSeen !== undefined || (fileComma && !pointSeen && context.separator !== ',');
    if (!comma && !pointSeen) {
      for (const [i, { line, value }] of firstAmbiguous.entries())
        problems.add(ambiguousProblem(value, line), i === 0 ? ambiguous.length - firstAmbiguous.length + 1 : 1);
      return;
    }
    for (const row of ambiguous) {
      const value = comma ? cells.values[row]! : asThousands(cells.values[row]!);
      put(cells, row, value);
      const known = firstAmbiguous[0]!;
      check(value, String(value), known.line);
    }
  }

  const ambiguousProblem = (value: string, line: number) => ({
    level: 'error' as const,
    code: 'ambiguousNumber',
    line,
    column: header,
    value: shownValue(value),
    message: `«${shownValue(value)}» в столбце ${header} читается двояко: ${value.replace(',', '\u00a0')} (запятая между тысячами) или ${value.replace(',', '.')} с дробной частью.`,
    remedy: 'Выгрузите числа без разделителя тысяч и с точкой перед дробной частью.',
  });

  function mixed(problems: ProblemList) {
    if (!pointSeen || !commaSeen) return;
    const [first, second] = pointSeen.line < commaSeen.line ? [pointSeen, commaSeen] : [commaSeen, pointSeen];
    problems.add({
      level: 'error',
      code: 'mixedDecimals',
      line: second.line,
      column: header,
      value: second.value,
      message: `В столбце ${header} дробную часть отделяет то точка, то запятая: «${first.value}» в строке ${first.line}, «${second.value}» в строке ${second.line}.`,
      remedy: 'Выгрузите столбец с одним знаком перед дробной частью.',
    });
  }

  const SENTENCES: Readonly<Record<string, (s: Seen) => [string, string]>> = {
    missingToken: (s) => [
      `В столбце ${header} ${counted(s.n, 'слово', 'слова', 'слов')} вместо значения (первое — «${s.value}» в строке ${s.line}) прочитано как пустая ячейка.`,
      'Если это не «неизвестно», исправьте выгрузку.',
    ],
    negative: (s) => [
      `В столбце ${header} отрицательных значений: ${s.n}, первое — «${s.value}» в строке ${s.line}.`,
      'Оставлены как есть; проверьте, что это долг, а не ошибка выгрузки.',
    ],
    zero: (s) => [
      `В столбце ${header} нулей: ${s.n}, первый — в строке ${s.line}.`,
      'Оставлены как есть; проверьте, не стоит ли ноль вместо «неизвестно».',
    ],
    fraction: (s) => [
      `В столбце ${header} дробных значений: ${s.n}, первое — «${s.value}» в строке ${s.line}.`,
      'Оставлены как есть; обычно здесь целые числа.',
    ],
  };

  return {
    context,
    cells,
    plan: {
      kind: 'number',
      low,
      high,
      whole,
      warnFraction: warnings.has('fraction'),
      warnZero: warnings.has('zero'),
      warnNegative: warnings.has('negative'),
      pointKnown: () => pointSeen !== undefined,
    },
    reserve: (rows) => reserve(cells, rows),
    decimalComma: () => (commaSeen ? true : pointSeen ? false : null),
    push(text, line) {
      let value = plainNumber(text);
      if (value !== value) value = odd(text, line);
      else if (!pointSeen && text.includes('.')) pointSeen = { n: 1, line, value: shownValue(text) };
      const unresolved = ambiguous.length > 0 && ambiguous[ambiguous.length - 1] === cells.rows;
      if (value === value && !unresolved) check(value, text, line);
      add(cells, value);
    },
    finish(problems, fileComma) {
      mixed(problems);
      if (ambiguous.length > 0) resolveAmbiguous(problems, fileComma);
      for (const [code, s] of seen) {
        const [message, remedy] = SENTENCES[code]!(s);
        problems.add(warning(code, context, s.line, s.value, message, remedy), s.n);
      }
      return numbersKept(schema, trimmed(cells));
    },
  };
}
