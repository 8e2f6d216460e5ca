import { membersOf } from '../analysis/segment.ts';
import type { ContentFiles } from './contentFiles.ts';
import { contentFolder } from './contentFolder.ts';
import { placeIn } from './placeIn.ts';
import { rulesOf } from './rulesOf.ts';
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
  const empty = rulesOf(content).flatMap(({ file, field, rule }) => {
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
  const rules = empty.map(async ({ file, field, rule, last }) => {
    const words = conditionWords(rule[last]!, table.schema);
    const alone = membersOf(table, [rule[last]!]).includes(1);
    const message = alone
      ? `правилу не отвечает ни один клиент: после условия «${words}» не остаётся никого, хотя само по себе оно кого-то отбирает; смягчите его или условия над ним`
      : `правилу не отвечает ни один клиент: условию «${words}» в этих данных не отвечает никто; исправьте его или уберите`;
    return { file, ...(await placeIn(folder, file, [field, last])), message };
  });
  const groups = nobody.map(async ({ file, side, words }) => ({
    file,
    ...(await placeIn(folder, file, ['groups', side])),
    message: `группы «${words}» в этих данных нет, и гипотеза не вычислена; исправьте значение`,
  }));
  return Promise.all([...rules, ...groups]);
}

/** The number of the condition after which nobody is left; null where somebody is. */
function lastCondition(table: Table, rule: Rule): number | null {
  // The whole rule is asked again by the analysis, and remembered; its parts only where they are wanted.
  if (membersOf(table, rule).includes(1)) return null;
  return rule.findIndex((_, i) => !membersOf(table, rule.slice(0, i + 1)).includes(1));
}
