import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { membersOf } from '../analysis/segment.ts';
import type { ContentFiles } from './contentFiles.ts';
import { contentFolder } from './contentFolder.ts';
import type { Table } from '../dataset/table.ts';
import { conditionWords } from '../ruleWords.ts';
import type { ContentProblem } from '../schemas/contentProblem.ts';
import type { Rule } from '../schemas/rule.ts';

/**
 * Rules of segments and hypotheses that no client of the table meets, each at the condition after which nobody is left; and groups of
 * hypotheses whose value nobody has: of a column with open levels no schema can tell that.
 */
export async function emptyRules(
  table: Table,
  content: Pick<ContentFiles, 'segments' | 'hypotheses'>,
  folder = contentFolder(),
): Promise<ContentProblem[]> {
  const segments = content.segments.map(({ id, rule }) => ({ file: `segments/${id}.yaml`, field: 'rule', rule }));
  const hypotheses = content.hypotheses.flatMap(({ id, where }) =>
    where ? [{ file: `hypotheses/${id}.yaml`, field: 'where', rule: where }] : [],
  );
  const empty = [...segments, ...hypotheses].flatMap(({ file, field, rule }) => {
    const last = lastCondition(table, rule);
    return last === null ? [] : [{ file, field, rule, last }];
  });
  const nobody = content.hypotheses.flatMap(({ id, column, groups }) =>
    (['of', 'against'] as const).flatMap((side) =>
      groups === undefined || membersOf(table, [{ column, is: groups[side] }]).includes(1)
        ? []
        : [{ file: `hypotheses/${id}.yaml`, side, words: conditionWords({ column, is: groups[side] }, table.schema) }],
    ),
  );
  if (empty.length + nobody.length === 0) return [];
  // Seldom needed, and slow to load.
  const { placesIn } = await import('../schemas/yamlFile.ts');
  const placeIn = (file: string, path: readonly (string | number)[]) =>
    placesIn(readFileSync(join(folder, file), 'utf8'))([...path]);
  const rules = empty.map(({ file, field, rule, last }) => {
    const place = placeIn(file, [field, last]);
    const words = conditionWords(rule[last]!, table.schema);
    const alone = membersOf(table, [rule[last]!]).includes(1);
    const message = alone
      ? `правилу не отвечает ни один клиент: после условия «${words}» не остаётся никого, хотя само по себе оно кого-то отбирает; смягчите его или условия над ним`
      : `правилу не отвечает ни один клиент: условию «${words}» в этих данных не отвечает никто; исправьте его или уберите`;
    return { file, ...place, message };
  });
  const groups = nobody.map(({ file, side, words }) => ({
    file,
    ...placeIn(file, ['groups', side]),
    message: `группы «${words}» в этих данных нет, и гипотеза не вычислена; исправьте значение`,
  }));
  return [...rules, ...groups];
}

/** The number of the condition after which nobody is left; null where somebody is. */
function lastCondition(table: Table, rule: Rule): number | null {
  // The whole rule is asked again by the analysis, and remembered; its parts only where they are wanted.
  if (membersOf(table, rule).includes(1)) return null;
  return rule.findIndex((_, i) => !membersOf(table, rule.slice(0, i + 1)).includes(1));
}
