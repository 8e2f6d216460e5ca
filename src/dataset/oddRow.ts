import { names } from './dialect.ts';
import type { Layout } from './header.ts';
import { fileProblem } from './refusal.ts';
import type { Problem } from './problems.ts';
import { counted } from './counted.ts';
import { shownValue } from './shownValue.ts';

const TOTAL = /^(?:итого|всего|общий итог|сумма|среднее|total|grand total|sum|average|mean)(?=$|[\s:.])/i;

/**
 * What a row is, where it is no client: a total, a second header, a comment, separators only. Null for a
 * client's row, however wrong its cells.
 */
export function oddRow(fields: readonly string[], layout: Layout, line: number): Problem | null {
  const shown = shownValue(fields.join(' '));
  const problem = (code: string, message: string, remedy: string) => ({
    ...fileProblem(code, message, remedy, line),
    value: shown,
  });
  if (/^\s*(?:#(?!N\/A)|\/\/|--)/i.test(fields[0] ?? ''))
    return problem(
      'commentLine',
      `Строка-примечание вместо клиента: «${shown}».`,
      'Удалите строки-примечания из файла.',
    );
  const repeated = layout.places.filter(({ schema, at }) => names(schema, fields[at] ?? '')).length;
  if (repeated >= Math.min(2, layout.places.length))
    return problem(
      'secondHeader',
      'Заголовок повторяется посреди файла: похоже, склеены две выгрузки.',
      'Удалите повторный заголовок.',
    );
  if (fields.some((field) => TOTAL.test(field.trim())))
    return problem(
      'totalsRow',
      `Строка итогов вместо клиента: «${shown}».`,
      'Удалите строку итогов: отчёт считает их сам.',
    );
  if (fields.length > 1 && fields.every((field) => field.trim() === ''))
    return problem(
      'emptyRow',
      'Строка из одних разделителей: все ячейки пусты.',
      'Удалите пустые строки таблицы перед выгрузкой.',
    );
  return null;
}

/** A row with another number of fields than the header. */
export function raggedRow(fields: readonly string[], layout: Layout, line: number, separator: string): Problem {
  const more = fields.length > layout.fields.length;
  const comma =
    more &&
    separator === ',' &&
    // Numbers that have a point were not cut at theirs.
    !fields.some((field) => /^-?\d+\.\d+$/.test(field)) &&
    fields.some((field, i) => i > 0 && /^\d{1,2}$/.test(field) && /^-?\d+$/.test(fields[i - 1]!));
  return {
    ...fileProblem(
      'raggedRow',
      `В строке ${counted(fields.length, 'поле', 'поля', 'полей')}, а в заголовке ${layout.fields.length}.`,
      comma
        ? 'Возможно, числа с десятичной запятой стоят без кавычек: выгрузите их с точкой или с разделителем «;».'
        : more
          ? 'Возьмите в кавычки значения, внутри которых есть разделитель; проверьте, у всех ли столбцов есть имя в заголовке.'
          : 'Проверьте, не обрезан ли файл и нет ли внутри значения перевода строки без кавычек.',
      line,
    ),
    value: shownValue(fields.join(separator)),
  };
}
