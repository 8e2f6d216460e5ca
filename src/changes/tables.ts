import type { ProportionTest, SegmentResult } from '../analysis/result.ts';
import { effectText } from '../charts/effectText.ts';
import type { ChartTable } from '../charts/kind.ts';
import { count, decimal, points, range, share } from '../format.ts';
import type { Changes, HypothesisChange, SegmentChange, Tested } from './compare.ts';
import { decisions, isSure, notable, significance, verdict } from './verdicts.ts';

/** A table of the comparison under its name. */
export interface ChangeTable {
  readonly caption: string;
  readonly table: ChartTable;
}

/** What each thing is called, by its id or column. */
export interface Names {
  readonly segment: (id: string) => string;
  readonly hypothesis: (id: string) => string;
  readonly label: (column: string) => string;
}

/** Every figure that was compared, then and now; a table without rows is left out. */
export function changeTables(changes: Changes, { segment, hypothesis, label }: Names): ChangeTable[] {
  const { segments, hypotheses } = changes;
  return [
    { caption: 'Клиенты и уход', table: churnTable(changes) },
    { caption: 'Сегменты: доля ушедших', table: rateTable(segments, segment) },
    { caption: 'Сегменты: доля среди всех клиентов', table: sizeTable(segments, segment) },
    { caption: 'Сегменты: место в очереди', table: orderTable(segments, segment) },
    { caption: 'Гипотезы', table: hypothesisTable(hypotheses, hypothesis) },
    { caption: 'Столбцы: доля пустых ячеек', table: emptyTable(changes, label) },
    {
      caption: 'Столбцы: насколько сдвинулось распределение (пустые ячейки — своя ступень)',
      table: columnTable(changes, label),
    },
  ].filter(({ table }) => table.rows.length > 0);
}

/** An interval beside it may leave nought out where p does not after the correction: chance would give one such among many. */
function byChance(test: { readonly p: number | null; readonly pAdjusted: number | null }): string {
  if (isSure(test)) return 'больше случайного';
  if (test.p === null) return 'не сравнить';
  return test.p < significance ? 'с поправкой не доказано' : 'в пределах случайного';
}
const absent = '—';

const testCells = (test: Tested<ProportionTest> | null) =>
  test === null
    ? [absent, absent, absent, 'не сравнить']
    : [
        share(test.rateAgainst.rate),
        share(test.rateOf.rate),
        `${points(test.difference, { sign: true })} (${range(test.ci, 'difference')})`,
        byChance(test),
      ];

const testColumns = (name: string) => [name, 'Было', 'Стало', 'Разница', 'Случай ли это'];

const churnTable = ({ rows, churn }: Changes): ChartTable => ({
  columns: testColumns('Показатель'),
  rows: [
    ['Строк в файле', count(rows.before), count(rows.now), signed(rows.now - rows.before), absent],
    ['Доля ушедших', ...testCells(churn)],
  ],
});

const signed = (value: number) => decimal(value, { digits: 0, sign: true });

const rateTable = (segments: readonly SegmentChange[], title: (id: string) => string): ChartTable => ({
  columns: testColumns('Сегмент'),
  rows: segments.map(({ id, rate }) => [title(id), ...testCells(rate)]),
});

const sizeTable = (segments: readonly SegmentChange[], title: (id: string) => string): ChartTable => ({
  columns: testColumns('Сегмент'),
  rows: segments.map(({ id, share: size }) => [title(id), ...testCells(size)]),
});

const place = (one: SegmentResult | null) =>
  one === null ? 'нет в отчёте' : one.priority === null ? verdict(one) : `место ${count(one.priority)}`;

const orderTable = (segments: readonly SegmentChange[], title: (id: string) => string): ChartTable => ({
  columns: ['Сегмент', 'Было', 'Стало', 'Случай ли это'],
  rows: segments.map((one) => {
    const [was, is] = [place(one.before), place(one.now)];
    return [title(one.id), was, is, was === is ? 'без перемен' : placeIsSure(one)];
  }),
});

/** A place is another's too: it is sure where both values were apart; a verdict, where size or rate surely changed. */
function placeIsSure({ before, now, orderIsFirm, rate, share: size, hiddenShare }: SegmentChange): string {
  if (before === null || now === null) return absent;
  const bothPlaced = before.priority !== null && now.priority !== null;
  return (bothPlaced ? orderIsFirm : [rate, size, hiddenShare].some(isSure)) ? 'больше случайного' : 'не доказано';
}

const hypothesisTable = (hypotheses: readonly HypothesisChange[], title: (id: string) => string): ChartTable => ({
  columns: ['Гипотеза', 'Было', 'Стало', 'Эффект: было', 'Эффект: стало', 'Изменился ли эффект'],
  rows: hypotheses.map(({ id, before, now, effect }) => [
    title(id),
    before === null ? 'нет в отчёте' : decisions[before.decision],
    now === null ? 'нет в отчёте' : decisions[now.decision],
    before === null ? decimal(null) : effectText(before.effect, before.effectName),
    now === null ? decimal(null) : effectText(now.effect, now.effectName),
    effect === null ? 'не сравнить' : byChance(effect),
  ]),
});

const emptyTable = ({ emptiness }: Changes, label: (name: string) => string): ChartTable => ({
  columns: testColumns('Столбец'),
  rows: emptiness.map(({ column, share: part }) => [label(column), ...testCells(part)]),
});

const columnTable = ({ columns }: Changes, label: (name: string) => string): ChartTable => ({
  columns: ['Столбец', 'Индекс', 'Интервал', 'Случай даёт до', 'Сдвиг'],
  rows: columns.map(({ column, stability }) => {
    const { psi, ci, noise } = stability;
    const size = !isSure(stability) ? byChance(stability) : psi! < notable ? 'есть, но мал' : 'заметен';
    return [
      label(column),
      decimal(psi, { digits: 3 }),
      range(ci, 'number', { digits: 3 }),
      decimal(noise, { digits: 3 }),
      size,
    ];
  }),
});
