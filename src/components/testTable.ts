import type { Fisher, Residual, TestResult } from '../analysis/result.ts';
import { levelLabel } from '../charts/levels.ts';
import type { ChartTable } from '../charts/kind.ts';
import { columnOf, type DataSchema } from '../dataset/schema.ts';
import { count, decimal, pNumber } from '../format.ts';
import { conditionWords } from './conditionNames.ts';

const statistics: Readonly<Record<string, string>> = {
  welch: 't',
  mannWhitney: 'U',
  kolmogorovSmirnov: 'D',
  brownForsythe: 'F',
  proportions: 'z',
  chiSquared: 'χ²',
  kruskalWallis: 'H',
  correlationRatio: 'F',
  trend: 'z',
};

const effects: Readonly<Record<string, string>> = {
  welch: 'g Хеджеса',
  mannWhitney: 'вероятность, что у ушедшего больше (равные пополам)',
  kolmogorovSmirnov: 'D',
  brownForsythe: 'доля разброса',
  proportions: 'h Коэна',
  chiSquared: 'V с поправкой',
  kruskalWallis: 'ε²',
  correlationRatio: 'η²',
  trend: 'наклон',
};

type Tested = TestResult & { readonly exact?: Fisher | null };

export interface NotedTable {
  readonly table: ChartTable;
  readonly notes: readonly string[];
}

const number = (value: number | null) =>
  value !== null && Math.abs(value) >= 1000 ? count(value) : decimal(value, { digits: 3 });
const degrees = (df: Tested['df']) => (df === null ? '—' : [df].flat().map(count).join(' и '));

/**
 * Tests of one method by column: what they found, how sure, of how many; under a name what failed. `by`: the column that makes the groups,
 * where it is not the row's own.
 */
export function testTable(tests: Readonly<Record<string, Tested>>, schema: DataSchema, by?: string): NotedTable {
  const grouping = by === undefined ? undefined : columnOf(schema, by).label;
  const entries = Object.entries(tests);
  const method = entries[0]?.[1].method ?? '';
  return {
    table: {
      columns: [
        'Признак',
        statistics[method] ?? 'статистика',
        'Степени свободы',
        'p',
        effects[method] ?? 'эффект',
        'Клиентов',
      ],
      rows: entries.map(([name, test]) => [
        columnOf(schema, name).label,
        number(test.statistic),
        degrees(test.df),
        pNumber(test.exact?.p ?? test.p),
        number(test.effect),
        count(test.n),
      ]),
    },
    notes: entries.map(([, { condition, exact }]) => {
      if (condition === null) return '';
      if (exact) return 'ожидаемое число клиентов мало, p — по точному критерию Фишера';
      return condition === 'smallExpected'
        ? 'в части ячеек ожидается меньше пяти клиентов: p приближённая'
        : conditionWords(condition, grouping);
    }),
  };
}

/** The rows of every trait beside what independence of the outcome would give. */
export function residualTable(
  residuals: Readonly<Record<string, readonly Residual[]>>,
  schema: DataSchema,
): ChartTable {
  const rows = Object.entries(residuals).flatMap(([name, levels]) =>
    levels.length < 2
      ? []
      : levels.map(({ value, n, churned, expected, residual }) => [
          `${columnOf(schema, name).label}: ${levelLabel(schema, name, value)}`,
          decimal(residual, { digits: 1, sign: true }),
          count(churned),
          decimal(expected, { digits: 1 }),
          count(n),
        ]),
  );
  return { columns: ['Признак и значение', 'Остаток', 'Ушли', 'Ожидалось', 'Клиентов'], rows };
}
