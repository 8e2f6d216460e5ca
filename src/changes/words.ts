import { noEffect } from '../analysis/noEffect.ts';
import type { HypothesisResult, ProportionTest, SegmentResult } from '../analysis/result.ts';
import { effectText } from '../charts/effectText.ts';
import { capital } from '../charts/levels.ts';
import { schema } from '../dataset/index.ts';
import { columnOf } from '../dataset/schema.ts';
import { count, counted, decimal, points, range, share, shareAfter } from '../format.ts';
import { inQuotes } from '../charts/inQuotes.ts';
import type { Changes, HypothesisChange, SegmentChange } from './compare.ts';
import { changeTables, type ChangeTable } from './tables.ts';
import { decisions, isSure, notable, significance, verdict } from './verdicts.ts';

/** A comparison told: the same words on the page and in the summary of a pull request. */
export interface ChangeWords {
  readonly headline: string;
  /** What is surely not chance, most general first. */
  readonly news: readonly string[];
  /** What to beware of. */
  readonly notes: readonly string[];
  readonly tables: readonly ChangeTable[];
}

/** Titles by id; an id without one stands for itself. */
export interface Titles {
  readonly segments: Readonly<Record<string, string>>;
  readonly hypotheses: Readonly<Record<string, string>>;
}

/** A file that grew or shrank by so much is news, whatever its clients did: a part of it may be lost. */
const NOTABLE_GROWTH = 0.1;

/** Compares in words; nothing that chance explains is among the news. */
export function changeWords(changes: Changes, titles: Titles): ChangeWords {
  const segment = (id: string) => titles.segments[id] ?? id;
  const hypothesis = (id: string) => titles.hypotheses[id] ?? id;
  const label = (name: string) => columnOf(schema, name).label;
  const { rows, churn, segments, hypotheses, emptiness, columns, contentChanged } = changes;
  // Empty cells are a step of the distribution: where there are any, known values need not have moved.
  const spreadOf = (name: string) =>
    emptiness.some(({ column }) => column === name)
      ? 'распределение, где пустые ячейки — своя ступень,'
      : 'распределение';
  const shifted = columns.filter(({ stability }) => isSure(stability) && (stability.psi ?? 0) >= notable);
  // A segment that an author added or took away is news of the report, not of the clients.
  const membership = segments.flatMap((one) => membershipNews(one, segment(one.id)));
  const growth = rows.now - rows.before;
  const resized =
    rows.before === 0 || Math.abs(growth) < NOTABLE_GROWTH * rows.before
      ? null
      : `Клиентов стало ${shareAfter('на', Math.abs(growth) / rows.before, { digits: 0 })} ${growth < 0 ? 'меньше' : 'больше'}`;
  const beyondChance = [
    ...(isSure(churn) ? [`Доля ушедших ${turned(churn)}.`] : []),
    ...segments.flatMap((one) => segmentNews(one, segment(one.id))),
    ...hypotheses.flatMap((one) => hypothesisNews(one, hypothesis(one.id))),
    ...emptiness
      .filter(({ share: part }) => isSure(part))
      .map(({ column, share: part }) => `Столбец «${label(column)}»: доля пустых ячеек ${turned(part)}.`),
    ...shifted.map(
      ({ column, stability }) =>
        `Столбец «${label(column)}»: ${spreadOf(column)} сдвинулось, индекс ${decimal(stability.psi)} (${range(stability.ci, 'number')}).`,
    ),
  ];
  return {
    headline: headlineOf(resized, beyondChance.length, membership.length > 0),
    news: [
      ...(resized === null ? [] : [`${resized}: было ${count(rows.before)}, стало ${count(rows.now)}.`]),
      ...beyondChance,
      ...membership,
    ],
    notes: [
      `Строк было ${count(rows.before)}, стало ${count(rows.now)}. Кто пришёл и кто выбыл, по сводным числам не узнать: видна только разница.`,
      ...(contentChanged
        ? [
            'Вместе с данными изменилось и содержание отчёта (правила, гипотезы или текст): часть различий может быть от него.',
          ]
        : []),
      'Интервалы и проверки считают два файла независимыми выборками. Если большинство клиентов в них одни и те же, случайность на деле меньше, и сказанное здесь осторожно.',
      `Неслучайным названо то, у чего p после поправки Холма на все сравнения этой страницы меньше ${decimal(significance)}; сдвиг столбца — ещё и если его индекс не меньше ${decimal(notable, { digits: 1 })}; место в очереди — если интервалы ценности двух сегментов, сменивших порядок, не пересекались ни тогда, ни теперь, а вход в очередь и выход из неё — если неслучайно изменились размер сегмента или доля ушедших в нём.`,
      'Фраза отчёта меняется и от случая, если её число стоит у самой границы. Переставшая быть верной приведена с прежними числами, как была напечатана.',
    ],
    tables: changeTables(changes, { segment, hypothesis, label }),
  };
}

/** The answer of the page: how the file grew, how many figures changed beyond chance or else whether the segments are others. */
function headlineOf(resized: string | null, beyondChance: number, hasOtherSegments: boolean): string {
  const quiet = 'остальные различия могут быть случайными или малы';
  const news = () => {
    if (beyondChance > 0)
      return `изменилось больше, чем объясняет случай: ${counted(beyondChance, ['показатель', 'показателя', 'показателей'])}`;
    return hasOtherSegments ? `сменился набор сегментов, ${quiet}` : null;
  };
  if (resized !== null) return `${resized}; ${news() ?? quiet}`;
  return capital(news() ?? 'заметных изменений не доказано: различия могут быть случайными или малы');
}

const membershipNews = ({ before, now }: SegmentChange, title: string) =>
  before === null
    ? [`Сегмент ${inQuotes(title)} появился.`]
    : now === null
      ? [`Сегмента ${inQuotes(title)} больше нет.`]
      : [];

function segmentNews(change: SegmentChange, title: string): string[] {
  const { share: size, hiddenShare, rate, before, now, orderIsFirm } = change;
  if (before === null || now === null) return [];
  const passed = (one: SegmentResult) => one.disqualified === null;
  return [
    ...(isSure(rate) ? [`Сегмент ${inQuotes(title)}: доля ушедших ${turned(rate!)}.`] : []),
    ...(isSure(size) ? [`Сегмент ${inQuotes(title)}: доля среди всех клиентов ${turned(size!)}.`] : []),
    ...(passed(before) !== passed(now) && [rate, size, hiddenShare].some(isSure)
      ? [`Сегмент ${inQuotes(title)}: было «${verdict(before)}», стало «${verdict(now)}».`]
      : []),
    // Others may have changed places around one that keeps its own.
    ...(orderIsFirm && before.priority !== now.priority
      ? [`Сегмент ${inQuotes(title)} перешёл с места ${count(before.priority)} на место ${count(now.priority)}.`]
      : []),
  ];
}

/** Every effect that surely changed, whether its verdict turned with it or not. */
function hypothesisNews(change: HypothesisChange, title: string): string[] {
  const { before, now, effect } = change;
  if (before === null || now === null || effect === null || !isSure(effect)) return [];
  const isShare = now.effectName === 'auc' || now.effectName === 'trend';
  const by = isShare ? points(effect.difference, { sign: true }) : decimal(effect.difference, { sign: true });
  const within = range(effect.ci, isShare ? 'difference' : 'number');
  const moved = `эффект изменился с ${effectText(before.effect, before.effectName)} до ${effectText(now.effect, now.effectName)}: на ${by} (${within})`;
  return [`Гипотеза ${inQuotes(title)}: ${moved}; ${decisionNews(before, now)}.`];
}

function decisionNews(before: HypothesisResult, now: HypothesisResult): string {
  const decision = decisions[now.decision];
  if (before.decision !== now.decision) return `было «${decisions[before.decision]}», стало «${decision}»`;
  return isReversed(before, now)
    ? `по-прежнему «${decision}», но сторона теперь другая`
    : `вывод прежний, «${decision}»`;
}

/** A difference that was there and is there, to the other side: its verdict alone would say that nothing changed. */
const isReversed = (before: HypothesisResult, now: HypothesisResult) =>
  now.decision !== 'notConfirmed' && sideOf(before) * sideOf(now) < 0;

const sideOf = ({ effect, effectName }: HypothesisResult) => effect! - noEffect(effectName);

/** «выросла с 18,2 % до 20,1 %: на 1,9 п. п. (от 1,0 до 2,8 п. п.)» */
function turned({ rateOf: now, rateAgainst: before, difference, ci }: ProportionTest): string {
  const verb = difference! > 0 ? 'выросла' : 'снизилась';
  return `${verb} с ${share(before.rate)} до ${share(now.rate)}: на ${points(Math.abs(difference!))} (${range(ci, 'difference')})`;
}
