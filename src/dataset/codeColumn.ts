import type { CellContext, CellValues, ColumnBuilder } from './cell.ts';
import { allowedValues, badEmpty, warning } from './cell.ts';
import { add, codeCells, reserve, trimmed } from './cells.ts';
import { codesKept } from './narrow.ts';
import { lookAlike } from './lookAlike.ts';
import { isMissingToken } from './parseNumber.ts';
import { counted, shownValue } from './shownValue.ts';
import type { ColumnSchema } from './schema.ts';
import { MISSING_CODE } from './table.ts';

interface Level {
  readonly text: string;
  /** Where it was met first. */
  readonly line: number;
}

/** Builds a flag: 0 and 1 (0.0 and 1.0 too, with a decimal comma where the file has it). */
export function flagColumn(context: CellContext): ColumnBuilder {
  const cells = codeCells();

  function odd(text: string): number {
    const trimmed = text.trim();
    if (/^[01](?:[.,]0+)?$/.test(trimmed)) return Number(trimmed[0]);
    if (trimmed === '' || isMissingToken(trimmed)) {
      cells.missing++;
      if (!context.emptyAllowed) context.bad(badEmpty(context, text));
      return MISSING_CODE;
    }
    context.bad({
      code: 'notFlag',
      column: context.header,
      value: text,
      message: `«${shownValue(text)}» в столбце ${context.header}. Допустимо: ${allowedValues(context.schema)}.`,
      remedy: 'Выгрузите признак как 1 (да) и 0 (нет).',
    });
    return MISSING_CODE;
  }

  return {
    context,
    cells,
    plan: { kind: 'flag' },
    reserve: (rows) => reserve(cells, rows),
    decimalComma: () => null,
    push: (text) => add(cells, text === '0' ? 0 : text === '1' ? 1 : odd(text)),
    finish: () => codesKept(context.schema, trimmed(cells), ['0', '1']),
  };
}

/**
 * Builds a category. Levels of the schema come first in its order, then unknown ones by the alphabet, so
 * that codes do not depend on the order of rows; without levels in the schema the largest come first.
 */
export function categoryColumn(context: CellContext): ColumnBuilder {
  const { schema, header } = context;
  const listed = schema.levels ?? [];
  const closed = schema.levels !== undefined && schema.levelsPolicy !== 'open';
  const cells = codeCells();
  const spelled = new Map<string, number>();
  const spellings: { readonly text: string; readonly code: number }[] = [];
  /** By code: the schema's levels, met or not, then others as they were met; `finish` puts them in their order. */
  const levels: Level[] = listed.map((text) => ({ text, line: 0 }));
  /** Clients of each code. */
  const counts: number[] = listed.map(() => 0);

  /** A spelling met for the first time: its code, remembered where it is a level. */
  function first(text: string, line: number): number {
    const name = text.trim().normalize('NFC');
    if (name === '' || (isMissingToken(name) && !listed.includes(name))) {
      cells.missing++;
      if (!context.emptyAllowed) context.bad(badEmpty(context, text));
      return MISSING_CODE;
    }
    if (!listed.includes(name)) context.suspect();
    if (closed && !listed.includes(name)) {
      const alike = lookAlike(name, listed);
      context.bad({
        code: 'unknownLevel',
        column: header,
        value: text,
        message: `«${shownValue(text)}» в столбце ${header}${alike ? `: ${alike}` : ''}. Допустимо: ${allowedValues(schema)}.`,
        remedy: alike
          ? 'Замените на букву из списка в исходной системе.'
          : 'Исправьте значение или дополните схему, если оно верно.',
      });
      return MISSING_CODE;
    }
    let code = spelled.get(name);
    if (code === undefined && listed.includes(name)) {
      code = listed.indexOf(name);
      spell(listed[code]!, code);
    }
    if (code === undefined) {
      if (levels.length === MISSING_CODE) {
        context.bad({
          code: 'tooManyLevels',
          column: header,
          value: text,
          message: `В столбце ${header} больше ${MISSING_CODE} разных значений: это не название группы.`,
          remedy: 'Проверьте, тот ли это столбец.',
        });
        return MISSING_CODE;
      }
      // A slice would keep its whole chunk of the file alive.
      const level = detached(name);
      code = levels.push({ text: level, line }) - 1;
      counts.push(0);
      spell(level, code);
    }
    if (!spelled.has(text)) spell(detached(text), code);
    return code;
  }

  function spell(text: string, code: number) {
    spelled.set(text, code);
    spellings.push({ text, code });
  }

  return {
    context,
    cells,
    plan: { kind: 'category', spellings, counts },
    reserve: (rows) => reserve(cells, rows),
    decimalComma: () => null,
    push(text, line) {
      const code = spelled.get(text) ?? first(text, line);
      if (code !== MISSING_CODE) counts[code]!++;
      add(cells, code);
    },
    finish(problems) {
      const found = levels.filter((_, code) => counts[code]! > 0).map((level) => level.text);
      const unknown = levels
        .map((level, code) => ({ ...level, n: counts[code]! }))
        .filter((level) => !listed.includes(level.text));
      unknown.sort((a, b) => (schema.levels ? 0 : b.n - a.n) || (a.text < b.text ? -1 : 1));
      const ordered = [
        ...listed.filter((level) => closed || found.includes(level)),
        ...unknown.map((level) => level.text),
      ];
      if (schema.levels)
        for (const level of unknown) {
          if (problems.full('newLevel')) {
            problems.count('warning', 'newLevel');
            continue;
          }
          const alike = lookAlike(level.text, listed) ?? labelOf(schema, level.text);
          problems.add(
            warning(
              'newLevel',
              context,
              level.line,
              shownValue(level.text),
              `Новое значение «${shownValue(level.text)}» в столбце ${header}: ${counted(level.n, 'клиент', 'клиента', 'клиентов')}, первый в строке ${level.line}${alike ? `; ${alike}` : ''}.`,
              `Прочитано. Если оно верно, добавьте его в схему, чтобы задать место и подпись${alike ? '; если это опечатка, исправьте выгрузку' : ''}.`,
            ),
          );
        }
      const placeOf = new Map(ordered.map((level, i) => [level, i]));
      const done = trimmed(cells);
      reorder(
        done,
        levels.map(({ text }, code) => placeOf.get(text) ?? code),
      );
      return codesKept(schema, done, ordered);
    },
  };
}

/** That a value is written as the report writes another one. */
function labelOf({ valueLabels = {} }: ColumnSchema, value: string): string | null {
  const [level] = Object.entries(valueLabels).find(([, label]) => label === value) ?? [];
  return level === undefined ? null : `так отчёт подписывает «${level}»`;
}

/** Puts for each code its place; mutates the codes. */
function reorder(codes: CellValues, order: readonly number[]): void {
  if (order.every((place, code) => place === code)) return;
  const places = Uint16Array.from(order);
  for (let i = 0; i < codes.length; i++) if (codes[i] !== MISSING_CODE) codes[i] = places[codes[i]!]!;
}

/** A copy in its own memory. Lone surrogates, which UTF-16 allows and UTF-8 does not, become U+FFFD. */
const detached = (text: string) => Buffer.from(text).toString();
