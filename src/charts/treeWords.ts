import type { TreeCondition } from '../analysis/result.ts';
import { missingWords } from '../dataset/levelWords.ts';
import { columnOf, type DataSchema } from '../dataset/schema.ts';
import { conditionWords } from '../ruleWords.ts';
import { levelLabel } from './levels.ts';

/** What a client must be to come to a node: «остаток на счёте не больше 765 000 ₽ или неизвестен». */
export function treeWords(schema: DataSchema, { orMissing, among, ...condition }: TreeCondition): string {
  const column = columnOf(schema, condition.column);
  // Of levels, those too small to be named are with the unknown.
  const isRest = column.missing === undefined && (column.kind === 'category' || column.kind === 'flag');
  const unknown = isRest ? `${column.label}: прочее` : missingWords(column);
  const words = () => {
    if (condition.missing === true) return unknown;
    if (condition.missing === false && isRest) return `${column.label}: не прочее`;
    if (among === undefined) return conditionWords(condition, schema);
    if (column.valueLabels !== undefined) return conditionWords({ ...condition, among: [...among] }, schema);
    return `${column.label}: ${among.map((level) => levelLabel(schema, column.name, level)).join(', ')}`;
  };
  return orMissing ? `${words()} или ${unknown}` : words();
}
