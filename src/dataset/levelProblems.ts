import { allowedValues, warning, type BadCell, type CellContext } from './cell.ts';
import type { UnlistedLevel } from './levelOrder.ts';
import { lookAlike } from './lookAlike.ts';
import type { Problem } from './problems.ts';
import type { ColumnSchema } from './schema.ts';
import { counted } from './counted.ts';
import { shownValue } from './shownValue.ts';
import { MISSING_CODE } from './table.ts';

/** A cell whose level (`name`) is not among closed ones. */
export function unknownLevel({ schema, header }: CellContext, value: string, name: string): BadCell {
  const alike = lookAlike(name, schema.levels ?? []);
  return {
    code: 'unknownLevel',
    column: header,
    value,
    message: `«${shownValue(value)}» в столбце ${header}${alike ? `: ${alike}` : ''}. Допустимо: ${allowedValues(schema)}.`,
    remedy: alike
      ? 'Замените на букву из списка в исходной системе.'
      : 'Исправьте значение или дополните схему, если оно верно.',
  };
}

/** A cell of one level more than there are codes. */
export const tooManyLevels = ({ header }: CellContext, value: string): BadCell => ({
  code: 'tooManyLevels',
  column: header,
  value,
  message: `В столбце ${header} больше ${MISSING_CODE} разных значений: это не название группы.`,
  remedy: 'Проверьте, тот ли это столбец.',
});

/** A warning of a level that open ones of the schema do not list. */
export function newLevel(context: CellContext, { text, line, n }: UnlistedLevel): Problem {
  const { schema, header } = context;
  const alike = lookAlike(text, schema.levels ?? []) ?? labelOf(schema, text);
  return warning(
    'newLevel',
    context,
    line,
    shownValue(text),
    `Новое значение «${shownValue(text)}» в столбце ${header}: ${counted(n, 'клиент', 'клиента', 'клиентов')}, первый в строке ${line}${alike ? `; ${alike}` : ''}.`,
    `Прочитано. Если оно верно, добавьте его в схему, чтобы задать место и подпись${alike ? '; если это опечатка, исправьте выгрузку' : ''}.`,
  );
}

/** That a value is written as the report writes another one. */
function labelOf({ valueLabels = {} }: ColumnSchema, value: string): string | null {
  const [level] = Object.entries(valueLabels).find(([, label]) => label === value) ?? [];
  return level === undefined ? null : `так отчёт подписывает «${level}»`;
}
