import { z } from 'zod';
import { features, statedLevels, type ColumnSchema, type DataSchema } from '../dataset/schema.ts';
import { numberWords } from './issueWords.ts';
import { noFeatureWords } from './noFeatureWords.ts';
import { offer } from './offer.ts';
import { operatorNames, type Operator } from './operators.ts';

const level = z.union([z.string(), z.number()]);

const operators = {
  is: level,
  among: z.array(level).min(1),
  atLeast: z.number(),
  atMost: z.number(),
  above: z.number(),
  below: z.number(),
  between: z.tuple([z.number(), z.number()]),
  missing: z.boolean(),
} satisfies Record<Operator, z.ZodType>;

const condition = z.strictObject({
  column: z.string().describe('Столбец'),
  is: operators.is.optional().describe('Равно'),
  among: operators.among.optional().describe('Одно из списка'),
  atLeast: operators.atLeast.optional().describe('Не меньше'),
  atMost: operators.atMost.optional().describe('Не больше'),
  above: operators.above.optional().describe('Больше'),
  below: operators.below.optional().describe('Меньше'),
  between: operators.between.optional().describe('От и до, обе границы входят: [от, до]'),
  missing: operators.missing.optional().describe('true: ячейка пуста; false: заполнена'),
});

/** One condition on one column: exactly one of is, among, atLeast, atMost, above, below, between, missing. */
export type Condition = z.infer<typeof condition>;
/** Conditions that a client meets all at once. */
export type Rule = readonly Condition[];

/** A list of conditions whose columns and levels the data set has. */
export const ruleSchema = (schema: DataSchema) =>
  z
    .array(
      condition.superRefine((found, context) => {
        // A mistyped comparison is told by its own place.
        const isMistyped = context.issues.some(({ code }) => code === 'unrecognized_keys');
        if (isMistyped && operatorNames.every((name) => found[name] === undefined)) return;
        for (const problem of conditionProblems(found, schema))
          context.addIssue({ code: 'custom', path: [...problem.path], message: problem.message });
      }),
    )
    .min(1, { error: 'правило пустое: в нём должно быть хотя бы одно условие' });

interface Problem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

function conditionProblems(found: Condition, schema: DataSchema): Problem[] {
  const used = operatorNames.filter((name) => found[name] !== undefined);
  if (used.length !== 1) {
    const message =
      used.length === 0
        ? `в условии нет сравнения; добавьте одно: ${operatorNames.join(', ')}`
        : `в условии два сравнения (${used.join(', ')}); оставьте одно, второе запишите отдельной строкой правила`;
    return [{ path: used.length > 1 ? [used[1]!] : [], message }];
  }
  const column = features(schema).find((c) => c.name === found.column);
  if (!column) return [{ path: ['column'], message: noFeatureWords(found.column, schema) }];
  const problem = operatorProblem(column, used[0]!, found);
  return problem ? [problem] : [];
}

function operatorProblem(column: ColumnSchema, operator: Operator, found: Condition): Problem | null {
  const named = `столбец «${column.name}» (${column.label})`;
  if (operator === 'missing')
    return column.missing === undefined
      ? { path: ['missing'], message: `${named} не бывает пустым: условие missing ничего не отбирает` }
      : null;
  if (operator === 'is') return levelProblem(column, found.is!, ['is']);
  if (operator === 'among') {
    const problems = found.among!.map((value, i) => levelProblem(column, value, ['among', i]));
    return problems.find((problem) => problem !== null) ?? null;
  }
  if (column.kind === 'category' || column.kind === 'flag')
    return { path: [operator], message: `${named} не число: вместо ${operator} возьмите is или among` };
  const [low, high] = operator === 'between' ? found.between! : [found[operator], found[operator]];
  if (low! > high!)
    return { path: [operator], message: `границы стоят наоборот: ${low} больше ${high}; сначала пишется меньшая` };
  const [least, most] = column.range ?? [-Infinity, Infinity];
  return low! < least || high! > most
    ? {
        path: [operator],
        message: `${named} бывает от ${least} до ${most}, а в условии ${low === high ? low : `${low}…${high}`}`,
      }
    : null;
}

function levelProblem(column: ColumnSchema, value: string | number, path: Problem['path']): Problem | null {
  if (column.kind === 'number' || column.kind === 'count')
    return typeof value === 'number'
      ? null
      : {
          path,
          message: `столбец «${column.name}» (${column.label}) — число, а в условии «${value}»${numberWords('number', value)}`,
        };
  const levels = statedLevels(column);
  if (levels === undefined || levels.includes(String(value))) return null;
  return {
    path,
    message: `в столбце «${column.name}» (${column.label}) нет значения «${value}»; ${offer(String(value), levels)}`,
  };
}
