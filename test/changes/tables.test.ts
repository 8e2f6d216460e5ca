import { describe, expect, it } from 'vitest';
import type { ProportionTest, SegmentResult, Stability } from '../../src/analysis/result.ts';
import type { Changes, SegmentChange, Tested } from '../../src/changes/compare.ts';
import { changeTables } from '../../src/changes/tables.ts';

const names = {
  segment: (id: string) => `сегмент ${id}`,
  hypothesis: (id: string) => `гипотеза ${id}`,
  label: (column: string) => `столбец ${column}`,
};

const rates = (before: number, now: number, pAdjusted: number) =>
  ({
    rateAgainst: { rate: before },
    rateOf: { rate: now },
    difference: now - before,
    ci: [now - before - 0.01, now - before + 0.01],
    p: pAdjusted,
    pAdjusted,
  }) as unknown as Tested<ProportionTest>;

const segment = (priority: number | null, disqualified: SegmentResult['disqualified'] = null) =>
  ({ priority, disqualified }) as SegmentResult;

const moved = (id: string, more: Partial<SegmentChange>): SegmentChange => ({
  id,
  before: segment(1),
  now: segment(2),
  share: null,
  hiddenShare: null,
  rate: null,
  orderIsFirm: false,
  ...more,
});

const nothing: Changes = {
  rows: { before: 1200, now: 1000 },
  churn: rates(0.2, 0.25, 0.001),
  segments: [],
  hypotheses: [],
  emptiness: [],
  columns: [],
  contentChanged: false,
};

/** The tables of a comparison by their names, with plain spaces. */
function tables(more: Partial<Changes>) {
  const made = changeTables({ ...nothing, ...more }, names);
  const text = JSON.stringify(made).replaceAll('\u00a0', ' ');
  return (JSON.parse(text) as typeof made).map(({ caption, table }) => [caption, table.columns, ...table.rows]);
}

describe('changeTables(changes, names)', () => {
  it('has rows and churn, and no table without rows', () => {
    expect(tables({})).toEqual([
      [
        'Клиенты и уход',
        ['Показатель', 'Было', 'Стало', 'Разница', 'Случай ли это'],
        ['Строк в файле', '1 200', '1 000', '−200', '—'],
        ['Доля ушедших', '20,0 %', '25,0 %', '+5,0 п. п. (от 4,0 до 6,0 п. п.)', 'больше случайного'],
      ],
    ]);
  });

  it('has a table of one row, and the sign of more clients', () => {
    const made = tables({ rows: { before: 1000, now: 1200 }, segments: [moved('a', {})] });
    expect(made[0]![2]).toEqual(['Строк в файле', '1 000', '1 200', '+200', '—']);
    expect(made.map(([caption, , ...rows]) => [caption, rows.length])).toEqual([
      ['Клиенты и уход', 2],
      ['Сегменты: доля ушедших', 1],
      ['Сегменты: доля среди всех клиентов', 1],
      ['Сегменты: место в очереди', 1],
    ]);
  });

  it('has the rate and the size of each segment, and says where they are not to be compared', () => {
    const segments = [
      moved('a', { rate: rates(0.1, 0.2, 0.05), share: rates(0.3, 0.2, 0.0499) }),
      moved('b', { now: null }),
    ];
    expect(tables({ segments }).slice(1, 3)).toEqual([
      [
        'Сегменты: доля ушедших',
        ['Сегмент', 'Было', 'Стало', 'Разница', 'Случай ли это'],
        ['сегмент a', '10,0 %', '20,0 %', '+10,0 п. п. (от 9,0 до 11,0 п. п.)', 'в пределах случайного'],
        ['сегмент b', '—', '—', '—', 'не сравнить'],
      ],
      [
        'Сегменты: доля среди всех клиентов',
        ['Сегмент', 'Было', 'Стало', 'Разница', 'Случай ли это'],
        ['сегмент a', '30,0 %', '20,0 %', '−10,0 п. п. (от −11,0 до −9,0 п. п.)', 'больше случайного'],
        ['сегмент b', '—', '—', '—', 'не сравнить'],
      ],
    ]);
  });

  it('has the place of each segment, sure where both values were apart, or what it is judged by has changed', () => {
    const [sure, unsure] = [rates(0.1, 0.2, 0.01), rates(0.1, 0.2, 0.5)];
    const out = segment(null, 'churn');
    const segments = [
      moved('firm', { orderIsFirm: true, rate: unsure, share: unsure }),
      moved('loose', { rate: sure, share: sure }),
      moved('same', { now: segment(1), orderIsFirm: true }),
      moved('new', { before: null }),
      moved('gone', { now: null }),
      moved('out by rate', { now: out, rate: sure, share: unsure, orderIsFirm: false }),
      moved('in by size', { before: segment(null, 'small'), rate: unsure, share: sure }),
      moved('fallen', { now: segment(null, 'withheld'), rate: null, share: null, hiddenShare: sure }),
      moved('out by chance', { now: out, rate: unsure, share: unsure, orderIsFirm: true }),
    ];
    expect(tables({ segments })[3]).toEqual([
      'Сегменты: место в очереди',
      ['Сегмент', 'Было', 'Стало', 'Случай ли это'],
      ['сегмент firm', 'место 1', 'место 2', 'больше случайного'],
      ['сегмент loose', 'место 1', 'место 2', 'не доказано'],
      ['сегмент same', 'место 1', 'место 1', 'без перемен'],
      ['сегмент new', 'нет в отчёте', 'место 2', '—'],
      ['сегмент gone', 'место 1', 'нет в отчёте', '—'],
      ['сегмент out by rate', 'место 1', 'не доказано, что уходили реже прочих', 'больше случайного'],
      ['сегмент in by size', 'слишком мал', 'место 2', 'больше случайного'],
      ['сегмент fallen', 'место 1', 'меньше десяти клиентов', 'больше случайного'],
      ['сегмент out by chance', 'место 1', 'не доказано, что уходили реже прочих', 'не доказано'],
    ]);
  });

  it('has what came of each hypothesis, and its effect', () => {
    const result = (decision: string, effect: number | null) => ({ decision, effect }) as never;
    const slope = (by: number) => ({ decision: 'confirmed', effect: by, effectName: 'trend' }) as never;
    const effect = (pAdjusted: number, p = pAdjusted) => ({ difference: 0.1, ci: [0, 0.2] as const, p, pAdjusted });
    const hypotheses = [
      { id: 'a', before: result('confirmed', 0.31), now: result('notConfirmed', 0.04), effect: effect(0.01) },
      { id: 'b', before: result('negligible', 0.01), now: result('negligible', 0.02), effect: effect(0.4) },
      { id: 'c', before: null, now: result('notComputed', null), effect: null },
      { id: 'd', before: result('confirmed', 0.5), now: null, effect: null },
      { id: 'e', before: result('confirmed', 0.5), now: result('confirmed', 0.4), effect: effect(0.05, 0.001) },
      { id: 'f', before: slope(0.004), now: slope(-0.187), effect: effect(0.01) },
    ];
    expect(tables({ hypotheses })[1]).toEqual([
      'Гипотезы',
      ['Гипотеза', 'Было', 'Стало', 'Эффект: было', 'Эффект: стало', 'Изменился ли эффект'],
      ['гипотеза a', 'подтверждена', 'не подтверждена', '0,31', '0,04', 'больше случайного'],
      ['гипотеза b', 'эффект пренебрежимо мал', 'эффект пренебрежимо мал', '0,01', '0,02', 'в пределах случайного'],
      ['гипотеза c', 'нет в отчёте', 'не вычислена', 'нет данных', 'нет данных', 'не сравнить'],
      ['гипотеза d', 'подтверждена', 'нет в отчёте', '0,50', 'нет данных', 'не сравнить'],
      ['гипотеза e', 'подтверждена', 'подтверждена', '0,50', '0,40', 'с поправкой не доказано'],
      ['гипотеза f', 'подтверждена', 'подтверждена', '+0,4 п. п.', '−18,7 п. п.', 'больше случайного'],
    ]);
  });

  it('has the share of empty cells of each column', () => {
    expect(tables({ emptiness: [{ column: 'a', share: rates(0.2, 0.25, 0.001) }] })[1]).toEqual([
      'Столбцы: доля пустых ячеек',
      ['Столбец', 'Было', 'Стало', 'Разница', 'Случай ли это'],
      ['столбец a', '20,0 %', '25,0 %', '+5,0 п. п. (от 4,0 до 6,0 п. п.)', 'больше случайного'],
    ]);
  });

  it('has how far each column has shifted', () => {
    const stability = (psi: number | null, pAdjusted: number | null, p = pAdjusted) =>
      ({ p, psi, ci: psi === null ? null : [0, 2 * psi], noise: 0.012, pAdjusted }) as unknown as Tested<Stability>;
    const columns = [
      { column: 'a', stability: stability(0.1, 0.01) },
      { column: 'b', stability: stability(0.0999, 0.01) },
      { column: 'c', stability: stability(0.2, 0.3) },
      { column: 'd', stability: stability(null, null) },
      { column: 'e', stability: stability(0.2, 0.3, 0.049) },
    ];
    expect(tables({ columns })[1]).toEqual([
      'Столбцы: насколько сдвинулось распределение (пустые ячейки — своя ступень)',
      ['Столбец', 'Индекс', 'Интервал', 'Случай даёт до', 'Сдвиг'],
      ['столбец a', '0,100', 'от 0,000 до 0,200', '0,012', 'заметен'],
      ['столбец b', '0,100', 'от 0,000 до 0,200', '0,012', 'есть, но мал'],
      ['столбец c', '0,200', 'от 0,000 до 0,400', '0,012', 'в пределах случайного'],
      ['столбец d', 'нет данных', 'нет данных', '0,012', 'не сравнить'],
      ['столбец e', '0,200', 'от 0,000 до 0,400', '0,012', 'с поправкой не доказано'],
    ]);
  });
});
