import { hasClosedLevels } from '../dataset/schema.ts';
import { MISSING_CODE, type CodeColumn, type Table } from '../dataset/table.ts';
import { onceOf } from './once.ts';
import { OTHERS, othersOf } from './published.ts';
import { countLevels } from './countLevels.ts';

/**
 * The table as it may be told of: in columns whose levels are open, those of under 10 clients become one level
 * «прочие», so that no result can name them. Where even together they are too few, the smallest of the rest joins
 * them, or subtraction would tell who they are. Columns without such levels are the same objects. Made once of a table.
 */
export const withoutSmallLevels = onceOf((table: Table): Table => {
  const columns = [...table.columns].map(([name, column]) => {
    const isOpen = column.type === 'code' && column.schema.kind === 'category' && !hasClosedLevels(column.schema);
    return [name, isOpen ? merged(column) : column] as const;
  });
  return { ...table, columns: new Map(columns), read: table };
});

function merged(column: CodeColumn): CodeColumn {
  const { codes, levels } = column;
  const sizes = countLevels(codes, levels.length);
  const others = othersOf(sizes, levels);
  if (others.size === 0) return column;
  const kept = levels.filter((_, code) => !others.has(code) && sizes[code]! > 0);
  const all = [...kept, OTHERS];
  const place = levels.map((level, code) => all.indexOf(others.has(code) || sizes[code] === 0 ? OTHERS : level));
  return { ...column, levels: all, codes: codes.map((code) => (code === MISSING_CODE ? code : place[code]!)) };
}
