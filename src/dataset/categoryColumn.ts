import { categoryLevels } from './categoryLevels.ts';
import type { CellContext, ColumnBuilder } from './cell.ts';
import { badEmpty } from './cell.ts';
import { add, codeCells, reserve, trimmed } from './cells.ts';
import { levelOrder, reorder } from './levelOrder.ts';
import { newLevel, tooManyLevels, unknownLevel } from './levelProblems.ts';
import { codesKept } from './narrow.ts';
import { isMissingToken } from './parseNumber.ts';
import { hasClosedLevels } from './schema.ts';
import { MISSING_CODE } from './table.ts';

/** Builds a category: codes into its levels, in the order of `levelOrder`. */
export function categoryColumn(context: CellContext): ColumnBuilder {
  const { schema } = context;
  const listed = schema.levels ?? [];
  const isClosed = hasClosedLevels(schema);
  const cells = codeCells();
  const found = categoryLevels(listed);
  const { codeOf, counts, spellings } = found;

  /** A spelling met for the first time: its code, learnt where it is a level. */
  function first(text: string, line: number): number {
    const name = text.trim().normalize('NFC');
    const isListed = listed.includes(name);
    if (name === '' || (isMissingToken(name) && !isListed)) {
      cells.missing++;
      if (!context.emptyAllowed) context.bad(badEmpty(context, text), line);
      return MISSING_CODE;
    }
    if (!isListed) context.suspect();
    if (!isListed && isClosed) {
      context.bad(unknownLevel(context, text, name), line);
      return MISSING_CODE;
    }
    const code = found.learn(text, name, line);
    if (code === null) context.bad(tooManyLevels(context, text), line);
    return code ?? MISSING_CODE;
  }

  return {
    context,
    cells,
    plan: { kind: 'category', spellings, counts },
    reserve: (rows) => reserve(cells, rows),
    decimalComma: () => null,
    push(text, line) {
      const code = codeOf(text) ?? first(text, line);
      if (code !== MISSING_CODE) counts[code]!++;
      add(cells, code);
    },
    finish(problems) {
      const order = levelOrder(schema, found);
      if (schema.levels)
        for (const level of order.unlisted)
          if (problems.full('newLevel')) problems.count('warning', 'newLevel', context.header);
          else problems.add(newLevel(context, level));
      const codes = trimmed(cells);
      reorder(codes, found, order);
      return codesKept(schema, codes, order.levels);
    },
  };
}
