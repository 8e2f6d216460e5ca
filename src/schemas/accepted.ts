import { z } from 'zod';
import { ACCEPTABLE } from '../dataset/problems.ts';
import { columnNamed, hasClosedLevels, type ColumnSchema, type DataSchema } from '../dataset/schema.ts';
import { offer } from './offer.ts';
import { text } from './text.ts';

/**
 * data/accepted.yaml: a list of oddities of the data file that somebody has looked at, each with the reason why the
 * report may be built on them. Only warnings can be accepted, and empty cells of a
 * feature whose levels are not closed.
 */
export const acceptedSchema = (schema: DataSchema) =>
  z.array(
    z
      .strictObject({
        /** The code that docs/data-files.md and `--problems` name. */
        code: z.enum(Object.keys(ACCEPTABLE) as [string, ...string[]]),
        /** The column, as the file's header or the schema names it; absent: every column. */
        column: text.optional(),
        /** Why; it stands in the report for its readers to judge. */
        reason: text,
      })
      .superRefine((decision, context) => {
        const wrong = complaint(decision, schema);
        if (wrong !== undefined) context.addIssue({ code: 'custom', path: [wrong.field], message: wrong.message });
      }),
  );

function complaint(
  { code, column }: { readonly code: string; readonly column?: string | undefined },
  schema: DataSchema,
) {
  if (column === undefined)
    return code === 'emptyCell'
      ? { field: 'code', message: 'для «emptyCell» нужно поле «column»: в каком столбце пустые ячейки приняты' }
      : undefined;
  const found = columnNamed(schema, column);
  const headers = schema.columns.map((c) => c.header);
  if (!found) return { field: 'column', message: `нет столбца «${column}»; ${offer(column, headers)}` };
  if (code !== 'emptyCell') return undefined;
  if (found.missing !== undefined)
    return {
      field: 'column',
      message: `пустые ячейки столбца ${found.header} читаются и без решения: ${found.missing}`,
    };
  return mayBeEmpty(found)
    ? undefined
    : {
        field: 'column',
        message: `пустых ячеек столбца ${found.header} принять нельзя: ${
          found.role === 'feature'
            ? `список его значений закрыт (${found.levels!.join(', ')})`
            : 'без него нет клиента или исхода'
        }`,
      };
}

/** A feature whose levels are not closed: without its value a client still is one. */
const mayBeEmpty = (column: ColumnSchema) => column.role === 'feature' && !hasClosedLevels(column);
