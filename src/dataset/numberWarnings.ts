import { warning, type CellContext } from './cell.ts';
import type { ProblemList } from './problems.ts';
import { counted } from './counted.ts';
import { shownValue } from './shownValue.ts';

/** What numbers are read with and somebody should look at: how many cells, and the first of them. */
interface Noted {
  n: number;
  readonly line: number;
  /** As shown. */
  readonly value: string;
}

export interface NumberWarnings {
  /** Counts a cell of a code; the first one of the file, whenever it comes, is told with its line. */
  readonly note: (code: keyof typeof SENTENCES, line: number, value: string) => void;
  /** Adds a warning for each code, in the order in which they were met. */
  readonly tell: (problems: ProblemList) => void;
}

/** The warnings of a column of numbers: a sentence for each code, however many cells it stands for. */
export function numberWarnings(context: CellContext): NumberWarnings {
  const noted = new Map<keyof typeof SENTENCES, Noted>();
  return {
    note(code, line, value) {
      const found = noted.get(code);
      if (found) found.n++;
      if (!found || line < found.line) noted.set(code, { n: found?.n ?? 1, line, value: shownValue(value) });
    },
    tell(problems) {
      for (const [code, cells] of noted) {
        const [message, remedy] = SENTENCES[code](context.header, cells);
        problems.add(warning(code, context, cells.line, cells.value, message, remedy), cells.n);
      }
    },
  };
}

/** By code: what was found and what to look at. */
const SENTENCES = {
  missingToken: (header: string, { n, line, value }: Noted) => [
    `В столбце ${header} ${counted(n, 'слово', 'слова', 'слов')} вместо значения (первое — «${value}» в строке ${line}) прочитано как пустая ячейка.`,
    'Если это не «неизвестно», исправьте выгрузку.',
  ],
  negative: (header: string, { n, line, value }: Noted) => [
    `В столбце ${header} отрицательных значений: ${n}, первое — «${value}» в строке ${line}.`,
    'Оставлены как есть; проверьте, что это долг, а не ошибка выгрузки.',
  ],
  zero: (header: string, { n, line }: Noted) => [
    `В столбце ${header} нулей: ${n}, первый — в строке ${line}.`,
    'Оставлены как есть; проверьте, не стоит ли ноль вместо «неизвестно».',
  ],
  fraction: (header: string, { n, line, value }: Noted) => [
    `В столбце ${header} дробных значений: ${n}, первое — «${value}» в строке ${line}.`,
    'Оставлены как есть; обычно здесь целые числа.',
  ],
  roundedNumber: (header: string, { n, line, value }: Noted) => [
    `В столбце ${header} ${counted(n, 'число записано', 'числа записаны', 'чисел записаны')} степенью десяти без последних разрядов (первое — «${value}» в строке ${line}): таблица могла их округлить.`,
    'Прочитаны как есть; если в банке они точнее, выгрузите числа целиком.',
  ],
} satisfies Record<string, (header: string, noted: Noted) => [message: string, remedy: string]>;
