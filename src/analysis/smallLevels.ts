import { MISSING_CODE, type CodeColumn, type Table } from '../dataset/table.ts';
import { OTHERS, SMALLEST_GROUP } from './published.ts';

/**
 * The table as it may be told of: in columns whose levels are open, those of under 10 clients become one level
 * «прочие», so that no result can name them. Where even together they are too few, the smallest of the rest joins
 * them, or subtraction would tell who they are. Columns without such levels are the same objects.
 */
export function withoutSmallLevels(table: Table): Table {
  const columns = [...table.columns].map(([name, column]) => {
    const open = column.type === 'code' && column.schema.kind === 'category' && isOpen(column);
    return [name, open ? merged(column) : column] as const;
  });
  return { ...table, columns: new Map(columns) };
}

const isOpen = ({ schema }: CodeColumn) => schema.levels === undefined || schema.levelsPolicy === 'open';

function merged(column: CodeColumn): CodeColumn {
  const { codes, levels } = column;
  const sizes = levels.map(() => 0);
  for (let row = 0; row < codes.length; row += 1) if (codes[row] !== MISSING_CODE) sizes[codes[row]!]! += 1;
  const bySize = levels.map((_, code) => code).sort((a, b) => sizes[a]! - sizes[b]! || b - a);
  const small = new Set(bySize.filter((code) => sizes[code]! > 0 && sizes[code]! < SMALLEST_GROUP));
  if (small.size === 0) return column;
  const together = () => [...small].reduce((sum, code) => sum + sizes[code]!, 0);
  for (const code of bySize) if (together() < SMALLEST_GROUP && sizes[code]! > 0) small.add(code);
  const kept = levels.filter((level, code) => !small.has(code) && sizes[code]! > 0 && level !== OTHERS);
  const all = [...kept, OTHERS];
  const place = levels.map((level, code) => all.indexOf(small.has(code) || sizes[code] === 0 ? OTHERS : level));
  return { ...column, levels: all, codes: codes.map((code) => (code === MISSING_CODE ? code : place[code]!)) };
}
