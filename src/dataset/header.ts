import { editDistance } from '../editDistance.ts';
import type { Header } from './dialect.ts';
import { names, normalName } from './dialect.ts';
import { oddNumber } from './parseNumber.ts';
import { looksSame } from './lookAlike.ts';
import type { ProblemList } from './problems.ts';
import { fileProblem, refuse } from './refusal.ts';
import type { ColumnSchema, DataSchema } from './schema.ts';
import { counted } from './counted.ts';
import { shownValue } from './shownValue.ts';

/** Where each column of the schema stands in the file, and what else is there. */
export interface Layout {
  readonly places: readonly { readonly schema: ColumnSchema; readonly header: string; readonly at: number }[];
  readonly fields: readonly string[];
  /** Columns of the file that the schema does not know: read over. */
  readonly extra: readonly string[];
}

/**
 * Finds the schema's columns in the header, in any order and case. Throws a Refusal where the line is no
 * header at all; a missing or repeated column is a problem, and reading goes on with the rest.
 */
export function layOut(header: Header, schema: DataSchema, line: number, problems: ProblemList): Layout {
  const { fields } = header;
  const known = schema.columns.filter((column) => fields.some((field) => names(column, field)));
  if (known.length === 0) refuseHeader(header, schema, line);
  const places: Layout['places'][number][] = [];
  for (const column of schema.columns) {
    const found = fields.flatMap((field, at) => (names(column, field) ? [at] : []));
    if (found.length > 1)
      problems.add({
        ...fileProblem(
          'repeatedColumn',
          `Столбец ${column.header} стоит в заголовке ${counted(found.length, 'раз', 'раза', 'раз')} (столбцы ${found.map((at) => at + 1).join(', ')}).`,
          'Оставьте в файле один такой столбец.',
          line,
        ),
        column: column.header,
      });
    if (found.length === 0) problems.add(missingColumn(column, fields, schema, line));
    else places.push({ schema: column, header: fields[found[0]!]!, at: found[0]! });
  }
  const extra = fields.flatMap((field, at) =>
    schema.columns.some((column) => names(column, field))
      ? []
      : [field === '' ? `без имени (${at + 1}-й)` : shownValue(field)],
  );
  return { places, fields, extra };
}

function missingColumn(column: ColumnSchema, fields: readonly string[], schema: DataSchema, line: number) {
  const free = fields.filter((field) => field !== '' && !schema.columns.some((other) => names(other, field)));
  const far = (field: string) => editDistance(normalName(field), normalName(column.header));
  const nearest = [...free].sort((a, b) => far(a) - far(b))[0];
  if (nearest !== undefined && looksSame(nearest, column.header)) {
    const isMixed = (name: string) => /[a-z]/i.test(name) && /[а-яё]/i.test(name);
    const where = isMixed(column.header) && !isMixed(nearest) ? 'header в схеме данных' : 'имя столбца в файле';
    return {
      ...fileProblem(
        'missingColumn',
        `В заголовке нет столбца ${column.header} (${column.label}); есть «${shownValue(nearest)}»: выглядит так же, но в одном из двух имён вместо кириллической буквы стоит латинская или наоборот.`,
        `Наберите ${where} заново.`,
        line,
      ),
      column: column.header,
    };
  }
  const close = nearest !== undefined && far(nearest) <= Math.max(2, column.header.length / 2);
  const there = close
    ? `ближе всего «${shownValue(nearest)}»`
    : `есть: ${fields.slice(0, 30).map(shownValue).join(', ') || 'ничего'}`;
  return {
    ...fileProblem(
      'missingColumn',
      `В заголовке нет столбца ${column.header} (${column.label}); ${there}.`,
      close
        ? `Если это он, переименуйте «${shownValue(nearest)}» в ${column.header}; иначе добавьте столбец в выгрузку.`
        : `Добавьте столбец ${column.header} в выгрузку.`,
      line,
    ),
    column: column.header,
  };
}

function refuseHeader(header: Header, schema: DataSchema, line: number): never {
  const wanted = schema.columns.map((column) => column.header).join(', ');
  const numeric = header.fields.filter((field) => oddNumber(field)).length;
  if (numeric >= 2)
    refuse(
      'noHeader',
      'Первая строка — данные, а не заголовок с именами столбцов.',
      `Добавьте первой строкой: ${wanted}.`,
      line,
    );
  refuse(
    'noHeader',
    `В первой строке нет ни одного нужного столбца; в ней: ${shownValue(header.fields.join(', '))}.`,
    `Нужен заголовок со столбцами ${wanted}; лишние строки над ним уберите.`,
    line,
  );
}
