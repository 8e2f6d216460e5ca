import type { TreeCondition } from '../analysis/result.ts';
import { missingWords } from '../dataset/levelWords.ts';
import { columnOf, type DataSchema } from '../dataset/schema.ts';
import { conditionWords } from '../ruleWords.ts';
import { levelLabel } from './levels.ts';

const isBound = ({ atMost, above }: TreeCondition) => atMost !== undefined || above !== undefined;

/**
 * What a client must be to come down a path of conditions, those on one number told together: «возраст больше 31 года» and «возраст больше
 * 39 лет» are «возраст больше 39 лет», with «возраст не больше 50 лет» «возраст больше 39 лет, но не больше 50 лет».
 */
export function pathWords(schema: DataSchema, path: readonly TreeCondition[]): readonly string[] {
  return path.flatMap((condition, i) => {
    if (!isBound(condition)) return [treeWords(schema, condition)];
    const own = path.filter((other) => isBound(other) && other.column === condition.column);
    if (path.indexOf(own[0]!) !== i) return [];
    const low = Math.max(...own.map(({ above }) => above ?? -Infinity));
    const high = Math.min(...own.map(({ atMost }) => atMost ?? Infinity));
    const { column } = condition;
    // An unknown value comes through where it may come through each.
    const orMissing = own.every((one) => one.orMissing);
    if (high === Infinity) return [treeWords(schema, { column, above: low, orMissing })];
    if (low === -Infinity) return [treeWords(schema, { column, atMost: high, orMissing })];
    const { label } = columnOf(schema, column);
    const upper = treeWords(schema, { column, atMost: high, orMissing: false }).slice(label.length + 1);
    const unknown = orMissing ? `, или ${missingWords(columnOf(schema, column))}` : '';
    return [`${treeWords(schema, { column, above: low, orMissing: false })}, но ${upper}${unknown}`];
  });
}

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
