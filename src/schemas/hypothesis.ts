import { z } from 'zod';
import { features, statedLevels, type DataSchema } from '../dataset/schema.ts';
import { noFeatureWords } from './noFeatureWords.ts';
import { offer } from './offer.ts';
import { ruleSchema } from './rule.ts';
import { id, text } from './text.ts';

/** Each test's standardised effect, in which its smallest effect that matters is named (auc: distance from 0.5). */
export const measureOf = {
  welch: 'hedgesG',
  mannWhitney: 'auc',
  proportions: 'cohensH',
  fisher: 'cohensH',
  chiSquared: 'cramersV',
  trend: 'trend',
  kruskalWallis: 'epsilonSquared',
} as const;
export type TestName = keyof typeof measureOf;
/** The tests that a hypothesis may name. */
export const testNames = Object.keys(measureOf) as TestName[];
const measureNames = [...new Set(Object.values(measureOf))];

/** What the size of an effect cannot exceed; of a standardised difference of means nothing is so large that it could not be. */
const largest: Readonly<Partial<Record<(typeof measureNames)[number], number>>> = {
  auc: 0.5,
  cohensH: Math.PI,
  cramersV: 1,
  trend: 1,
  epsilonSquared: 1,
};
/** What to write instead of an effect that is too large: of the share of pairs the distance from a half, of any other a number. */
const writtenInstead = (measure: (typeof measureNames)[number], value: number) =>
  measure === 'auc' && value < 1
    ? `он пишется расстоянием от половины, ${Math.round((value - 0.5) * 1e6) / 1e6 || 'больше нуля'}`
    : 'он пишется числом, а не процентами';
/** A level above it is most likely the confidence, 0.95, and not what is left of it. */
const MOST_ALPHA = 0.2;

/** Kinds of column that a test takes. */
const kinds: Record<TestName, readonly string[]> = {
  welch: ['number', 'count'],
  mannWhitney: ['number', 'count'],
  proportions: ['category', 'flag'],
  fisher: ['category', 'flag'],
  chiSquared: ['category', 'flag', 'count'],
  trend: ['count'],
  kruskalWallis: ['number', 'count'],
};
/** Kinds of column whose values make the groups of a test of many. */
const groupKinds: readonly string[] = ['category', 'flag', 'count'];

const fieldsOf = (schema: DataSchema) =>
  z.strictObject({
    id,
    /** Place in the chapter. */
    order: z.number().int().describe('Место в главе'),
    title: text.describe('Гипотеза одной фразой'),
    h0: text.describe('Нулевая гипотеза'),
    h1: text.describe('Альтернатива'),
    test: z.enum(testNames as [TestName, ...TestName[]]).describe('Тест; какой подходит, решает вид столбца'),
    column: z.string().describe('Столбец, о котором гипотеза'),
    /** Levels to compare; default: the column's contrast, 1 against 0 for a flag. */
    groups: z
      .strictObject({ of: text.describe('Первая группа'), against: text.describe('С кем сравнивается') })
      .optional()
      .describe('Два значения столбца, если сравнивать не те, что по умолчанию'),
    /** Column whose values make the groups; of kruskalWallis alone. */
    by: z.string().optional().describe('Столбец, значения которого — группы; только для теста kruskalWallis'),
    /** Restricts the clients, like a segment's rule. */
    where: ruleSchema(schema).optional().describe('Только эти клиенты: правило, как у сегмента'),
    /** greater: the churned (or `of`) have more; less: they have less. */
    alternative: z
      .enum(['twoSided', 'greater', 'less'])
      .describe('Сторона: любая; у ушедших (или у of) больше; меньше'),
    alpha: z.number().gt(0).lt(1).describe('Уровень значимости, обычно 0.05'),
    smallestEffect: z
      .strictObject({
        value: z
          .number()
          .gt(0)
          .describe('Меньший эффект ничего не меняет; у auc — расстояние от половины: 0.05, а не 0.55'),
        measure: z
          .enum(measureNames as [string, ...string[]])
          .describe(
            `В чём меряется эффект; у каждого теста своё: ${testNames.map((name) => `${name} — ${measureOf[name]}`).join(', ')}`,
          ),
        why: text.describe('Почему граница такая'),
      })
      .describe('Наименьший эффект, который важен'),
    /** What the bank would do differently if it were true. */
    why: text.describe('Что сделают иначе, если это верно'),
  });

export type Hypothesis = z.infer<ReturnType<typeof fieldsOf>>;

/** src/content/hypotheses/ID.yaml: what was fixed before the results were seen. */
export const hypothesisSchema = (schema: DataSchema) =>
  fieldsOf(schema).superRefine((found, context) =>
    complain(found, schema, (path, message) => context.addIssue({ code: 'custom', path, message })),
  );

/** Tells what of a hypothesis does not go together, or not with the columns. */
function complain(found: Hypothesis, schema: DataSchema, issue: (path: string[], message: string) => void): void {
  const usable = features(schema);
  const column = usable.find((c) => c.name === found.column);
  if (!column) return issue(['column'], noFeatureWords(found.column, schema));
  if (!kinds[found.test].includes(column.kind)) {
    const fitting = testNames.filter((name) => kinds[name].includes(column.kind));
    issue(['test'], `тест ${found.test} не подходит столбцу «${column.name}»; подходят: ${fitting.join(', ')}`);
  }
  const measure = measureOf[found.test];
  if (found.smallestEffect.measure !== measure)
    issue(
      ['smallestEffect', 'measure'],
      `у теста ${found.test} эффект меряется в ${measure}, а здесь ${found.smallestEffect.measure}`,
    );
  if (['chiSquared', 'kruskalWallis'].includes(found.test) && found.alternative !== 'twoSided')
    issue(['alternative'], `у теста ${found.test} нет стороны: поставьте twoSided`);
  const most = largest[measure];
  if (found.smallestEffect.measure === measure && most !== undefined && found.smallestEffect.value >= most)
    issue(
      ['smallestEffect', 'value'],
      `эффект ${measure} бывает меньше ${Math.round(most * 100) / 100}, а здесь ${found.smallestEffect.value}: ${writtenInstead(measure, found.smallestEffect.value)}`,
    );
  if (found.alpha > MOST_ALPHA && found.alpha < 1)
    issue(
      ['alpha'],
      `alpha — уровень значимости, обычно 0.05 и не больше ${MOST_ALPHA}, а здесь ${found.alpha}: 0.95 — это доверие, а не уровень`,
    );
  const groups = byProblem(found, usable);
  if (groups !== null) issue(['by'], groups);
  const levels = statedLevels(column);
  for (const side of ['of', 'against'] as const) {
    const level = found.groups?.[side];
    if (level !== undefined && levels && !levels.includes(level))
      issue(['groups', side], `в столбце «${column.name}» нет значения «${level}»; ${offer(level, levels)}`);
  }
  if (found.groups && measure !== 'cohensH')
    issue(['groups'], `тест ${found.test} не берёт groups, они бывают у proportions и fisher: уберите их`);
  else if (found.groups && found.groups.of === found.groups.against)
    issue(['groups', 'against'], `группа «${found.groups.of}» сравнивается сама с собой: назовите другую`);
  if (measure === 'cohensH' && column.kind === 'category' && !column.contrast && !found.groups)
    issue([], `у столбца «${column.name}» много значений: назовите два в groups: { of: …, against: … }`);
}

/** What is wrong with the column of groups; null where nothing is. */
function byProblem(
  { test, column, by }: { readonly test: TestName; readonly column: string; readonly by?: string },
  usable: DataSchema['columns'],
): string | null {
  if (test !== 'kruskalWallis')
    return by === undefined ? null : `столбец групп нужен только тесту kruskalWallis, а здесь ${test}: уберите by`;
  const fitting = usable.filter((c) => c.name !== column && groupKinds.includes(c.kind)).map((c) => c.name);
  if (by !== undefined && fitting.includes(by)) return null;
  if (by === undefined) return `тесту kruskalWallis нужен столбец групп: by; подходят: ${fitting.join(', ')}`;
  return `столбец «${by}» не делит на группы; ${offer(by, fitting)}`;
}
