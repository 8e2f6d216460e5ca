import { areOpposite } from '../analysis/disagreement.ts';
import type { Disagreement, HypothesisResult } from '../analysis/result.ts';
import { decisions } from '../changes/verdicts.ts';
import type { ColumnSchema } from '../dataset/schema.ts';
import { decimal, inUnit, money, pValue, share } from '../format.ts';
import { significance } from './claimTruth.ts';

/** A hundredth of the clients that makes more of the spread than this is worth a sentence. */
const MUCH_OF_SPREAD = 0.1;

export interface Disagreeing {
  readonly evidence: Disagreement;
  readonly means: HypothesisResult;
  readonly ranks: HypothesisResult;
  readonly column: ColumnSchema;
}

const inTrait = (value: number | null, { unit }: ColumnSchema) =>
  unit === 'roubles' || unit === 'roublesPerMonth'
    ? money(value, { sign: true })
    : inUnit(value, unit, { digits: 1, sign: true });

/** Where a quantile lies, in words: «на границе нижней четверти». */
const places: Readonly<Record<number, string>> = {
  0.1: 'на границе нижней десятой части',
  0.25: 'на границе нижней четверти',
  0.5: 'у медианы',
  0.75: 'на границе верхней четверти',
  0.9: 'на границе верхней десятой части',
  0.95: 'на границе верхней двадцатой части',
};

/** Why two tests of one column do not say the same: sentences chosen by the data, in the order of an argument. */
export function disagreementSentences({ evidence, means, ranks, column }: Disagreeing): string[] {
  const answers = evidence.found === null && areOpposite(means, ranks) ? 'указывают в разные стороны' : 'разные';
  return [
    `Столбец «${column.label}» проверен дважды, и ответы ${answers}: по средним — «${decisions[means.decision]}» (разница ${inTrait(means.difference, column)}, ${pValue(means.pAdjusted)}), по рангам — «${decisions[ranks.decision]}» (ушедший впереди в ${share(ranks.effect)} пар, ${pValue(ranks.pAdjusted)})`,
    ...shape(evidence, column),
    ...heaviness(evidence.topShareOfSpread),
    ...tailsRole(evidence.drawnIn, means, column),
    ...spread(evidence),
    conclusion(means, ranks),
  ].map((sentence) => `${sentence}.`);
}

function shape(evidence: Disagreement, column: ColumnSchema): string[] {
  const { quantileDifferences, crossing } = evidence;
  if (quantileDifferences.length === 0) return [];
  const sorted = [...quantileDifferences].sort((a, b) => a.difference - b.difference);
  const [least, most] = [sorted[0]!, sorted.at(-1)!];
  const said = ({ at, difference }: typeof least) => `${places[at]} — ${inTrait(difference, column)}`;
  if (crossing) {
    const pair = [most, least].sort((a, b) => a.at - b.at).map(said);
    return [
      `Функции распределения пересекаются. Разница «ушедшие минус оставшиеся» ${pair.join(', ')}: ${whoCancels(evidence)}`,
    ];
  }
  if (least.difference === 0 && most.difference === 0) return [];
  return [
    `Сдвиг в одну сторону: на просмотренных границах разница «ушедшие минус оставшиеся» одного знака, ${said(quantileDifferences[0]!)}, ${said(quantileDifferences.at(-1)!)}`,
  ];
}

/** Which of the two tests opposite shifts leave blind. */
function whoCancels({ found, a, b }: Disagreement): string {
  if (found === b) return 'в среднем плюсы и минусы гасят друг друга, а ранг считает только, кто впереди';
  if (found === a) return 'в рангах встречные сдвиги гасят друг друга, а среднему важно, на сколько';
  return 'среднее и ранги взвешивают эти сдвиги по-разному';
}

/** That a few clients make much of the spread. */
const heaviness = (topShareOfSpread: number | null): string[] =>
  topShareOfSpread !== null && topShareOfSpread > MUCH_OF_SPREAD
    ? [
        `На одного клиента из ста, с наибольшими значениями, приходится ${share(topShareOfSpread, { digits: 0 })} всего разброса`,
      ]
    : [];

/** What the test of means says once the tails are drawn in. */
function tailsRole(drawnIn: Disagreement['drawnIn'], means: HypothesisResult, column: ColumnSchema): string[] {
  if (drawnIn === null || drawnIn.p === null || means.p === null) return [];
  const shortened = `если значения за пятым и девяносто пятым процентилем заменить самими процентилями, разница средних — ${inTrait(drawnIn.difference, column)} (${pValue(drawnIn.p)})`;
  const [isSure, isSureDrawnIn] = [means.p < significance, drawnIn.p < significance];
  if (isSure && !isSureDrawnIn)
    return [`Разницу средних делают хвосты: ${shortened}, и без крайних значений её не отличить от случайной`];
  if (!isSure && isSureDrawnIn)
    return [`Дело и в хвостах: ${shortened}, и без крайних значений средние её уже различают`];
  const isTurned = isSure && (drawnIn.difference ?? 0) * (means.difference ?? 0) < 0;
  return [
    isTurned
      ? `Сторону средних решают хвосты: ${shortened}, и без крайних значений она обратная`
      : `Дело не в хвостах: ${shortened}`,
  ];
}

function spread({ brownForsytheP, ks }: Disagreement): string[] {
  if (brownForsytheP === null) return [];
  const gap = ks === null ? '' : `; наибольший разрыв двух распределений — ${decimal(ks)}`;
  return [
    brownForsytheP < significance
      ? `Разброс у ушедших и оставшихся разный (тест Брауна — Форсайта, ${pValue(brownForsytheP)}${gap}), поэтому сдвиг рангов — это не сдвиг всех значений на одну величину`
      : `Разброс у ушедших и оставшихся различить не удалось (тест Брауна — Форсайта, ${pValue(brownForsytheP)}${gap})`,
  ];
}

function conclusion(means: HypothesisResult, ranks: HypothesisResult): string {
  const matters = [means, ranks].filter((one) => one.decision === 'confirmed').length;
  if (matters === 0) return 'Важной разницы не показал ни один из тестов, и какой ни выбери, делать с ней нечего';
  const byQuestion = 'решать надо по тому вопросу, который был задан, — о сумме или о порядке';
  if (matters === 2)
    return `Важной разницу называют оба${areOpposite(means, ranks) ? `, но в разные стороны: ${byQuestion}` : ''}`;
  return `Важной разницу называет только сравнение ${means.decision === 'confirmed' ? 'средних' : 'рангов'}: ${byQuestion}`;
}
