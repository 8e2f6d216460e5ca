import { areApart } from '../analysis/segmentDetail.ts';
import { positionOf } from '../analysis/turnsRound.ts';
import type { Position, ProfileTrait, Rate, SegmentDetail, SegmentResult, SubGroup } from '../analysis/result.ts';
import { levelLabel } from '../charts/levels.ts';
import { columnOf, informativeColumn, type DataSchema } from '../dataset/schema.ts';
import { count, counted, decimal, inUnit, money, range, share } from '../format.ts';
import { inQuotes } from '../charts/inQuotes.ts';
import type { ToldProportionTest } from '../analysis/proportionTest.ts';
import type { RuleCondition } from '../analysis/segment.ts';
import { knownWords, missingWords } from '../dataset/levelWords.ts';
import { conditionWords } from '../ruleWords.ts';
import { significance } from './claimTruth.ts';
import { knownRate } from './knownRate.ts';

/** A difference under a tenth of a standard deviation tells nobody apart. */
const NEGLIGIBLE = 0.1;
const MOST_TRAITS = 4;
/** A share that moves less than this is no other yardstick. */
const YARDSTICK_MOVED = 0.01;

/**
 * A trait inside and among all clients; the effect is of the means (shares) against the other clients, and where the medians lie the other way
 * round, that is said.
 */
function traitWords({ column, value, measure, inside, everybody, effect }: ProfileTrait, schema: DataSchema): string {
  const { label, unit } = columnOf(schema, column);
  const written = (x: number | null) => (measure === 'share' ? share(x, { digits: 0 }) : inUnit(x, unit));
  const name = value === undefined ? label : `${label}: ${levelLabel(schema, column, value)}`;
  const what = measure === 'share' ? '' : 'медиана ';
  const isOpposed = inside !== null && everybody !== null && (inside - everybody) * (effect ?? 0) < 0;
  const of = measure === 'share' ? 'долей' : 'средних';
  const isEqual = inside !== null && written(inside) === written(everybody);
  const difference = `${isOpposed || isEqual ? 'а ' : ''}разница ${of} с остальными ${isOpposed ? 'другого знака, ' : ''}${decimal(effect, { sign: true })}`;
  return `${name} — ${what}${written(inside)}, у всех ${written(everybody)} (${difference})`;
}

/** The sum of the clients' value, and that it rests on one of them. */
export const totalWords = ({ valueTotal, valueRestsOnOne }: Pick<SegmentResult, 'valueTotal' | 'valueRestsOnOne'>) =>
  `у всех вместе ${money(valueTotal)}${valueRestsOnOne ? ', четверть или больше — у одного клиента' : ''}`;

/** What sets the segment apart beside its own rule, by the size of the effect; null where nothing does. */
export function profileWords(profile: SegmentDetail['profile'], schema: DataSchema): string | null {
  const told = profile
    .filter(({ inRule, effect, ci, p }) => {
      if (inRule || effect === null || ci === null || Math.abs(effect) < NEGLIGIBLE) return false;
      // Of a few huge sums the interval knows less than the test.
      if (p === null || p >= significance) return false;
      return ci[0] > 0 || ci[1] < 0;
    })
    .slice(0, MOST_TRAITS);
  if (told.length === 0) return null;
  return `В сегменте и у всех клиентов: ${told.map((trait) => traitWords(trait, schema)).join('; ')}. Разница — в стандартных отклонениях.`;
}

/**
 * The surely worst and best groups inside, and how many were looked at; where their widened intervals meet, that nobody is told apart; null
 * where no group was large enough.
 */
export function insideWords({ worst, best, tried }: SegmentDetail, schema: DataSchema): string | null {
  if (worst === null || best === null) return null;
  const looked = `Просмотрено групп от ста человек с записанным значением: ${count(tried)}; интервалы расширены на это число (Бонферрони).`;
  if (!areApart({ worst, best }))
    return `Что в группах внутри сегмента уходили по-разному, этим не доказано: интервалы двух крайних из тех, которые можно назвать, перекрываются. ${looked}`;
  const told = (group: SubGroup) =>
    `${inQuotes(conditionWords(group.where, schema))}: ${share(group.rate)} из ${count(group.n)} (${range(group.ciAdjusted, 'share')})`;
  return `Из просмотренных групп, которые можно назвать, по нижней границе доли чаще всех уходили в группе ${told(worst)}, по верхней границе реже всех — в группе ${told(best)}. ${looked}`;
}

const MOST_OVERLAPS = 2;

/**
 * Which other segments hold the same clients, the largest share first, that there are more than are named, and that some may not be told;
 * null where none is told.
 */
export function overlapWords(
  id: string,
  n: number | null,
  pairs: Readonly<Record<string, Readonly<Record<string, number | null>>>>,
  titleOf: (id: string) => string,
  left: number | null,
): string | null {
  const others = Object.entries(pairs[id] ?? {});
  const shared = others
    .flatMap(([other, both]) => (both === null || both === 0 || n === null || n === 0 ? [] : [{ other, both, n }]))
    .sort((a, b) => b.both - a.both);
  if (shared.length === 0) return null;
  const told = shared
    .slice(0, MOST_OVERLAPS)
    .map((one) => `${inQuotes(titleOf(one.other))} — ${count(one.both)} (${share(one.both / one.n)})`);
  const where = shared.length > told.length ? 'в других сегментах, среди них' : 'в сегментах';
  const withheld = others.some(([, both]) => both === null)
    ? ' Число общих клиентов показано не для каждого сегмента.'
    : '';
  const rest =
    left === null ? '' : ` Когда каждый отнесён к первому из своих сегментов в очереди, здесь остаётся ${count(left)}.`;
  return `Те же люди есть ${where}: ${told.join('; ')}.${withheld}${rest}`;
}

/**
 * What becomes of the segment's churn where the informative column is known, held against all clients of whom it is known
 * (`bankKnown`); null where it stands.
 */
export function turnWords(
  result: SegmentResult,
  turn: SegmentDetail['turn'],
  bank: Rate,
  known: string,
  bankKnown: number | null,
): string | null {
  if (turn === null) return null;
  const rates = `ушли ${share(result.rate)} при ${share(bank.rate)} в целом`;
  const [before, after] = [positionOf(result, bank.rate), positionOf(result.known, bankKnown)];
  const among = `там, где ${known}, — ${share(result.known?.rate)}`;
  if (after === null) {
    const end = turn === 'reversed' ? 'вывод переворачивается' : 'от общей доли её уже не отличить';
    return `Осторожно: ${rates}, но ${among}: ${end}.`;
  }
  const alike = `${among} при ${share(bankKnown)} у всех таких клиентов`;
  // The segment stands on its side of its like: what turned is only the rate of all that it was held against.
  if (after === before) {
    const side = after === 'below' ? 'ниже' : 'выше';
    return `Из сегмента ${rates}, а ${alike}: общая доля там тоже другая, и сегмент ${side} неё, как и был.`;
  }
  const end = after === 'same' ? 'от доли всех таких клиентов её уже не отличить' : 'вывод переворачивается';
  return `Осторожно: ${rates}, но ${alike}: ${end}.`;
}

/** What is told of a segment's known clients, by where the whole segment stands against all clients, and they against all whose value is known. */
const CAUTIONS: Readonly<Record<Position, Readonly<Record<Position, string | null>>>> = {
  below: { below: null, same: 'что реже, не доказано', above: 'чаще, а не реже' },
  same: { below: null, same: 'что реже, не доказано', above: 'чаще' },
  above: { below: 'реже, а не чаще', same: 'что чаще, не доказано', above: null },
};

/**
 * What a segment owes to those whose informative column is empty: that the others did not surely leave less than all clients of whom it is known
 * (or more, where the segment did); null where they did, or it cannot be told.
 */
export function knownCaution(
  { ci, known }: Pick<SegmentResult, 'ci' | 'known'>,
  results: { readonly eda: { readonly churn: Pick<Rate, 'rate'> } },
  schema: DataSchema,
): string | null {
  const told = informativeColumn(schema)?.known;
  const bankKnown = knownRate(results, schema);
  const whole = positionOf({ ci }, results.eda.churn.rate);
  const position = positionOf(known, bankKnown);
  if (told === undefined || whole === null || position === null) return null;
  const verdict = CAUTIONS[whole][position];
  if (verdict === null) return null;
  return `там, где ${told}, — ${share(known!.rate)} при ${share(bankKnown)} у всех таких клиентов: ${verdict}`;
}

/** By column: how often those left whose value is known, and those whose is not; null where that is not told. */
type Missingness = Readonly<
  Record<
    string,
    {
      readonly known: Rate | null;
      readonly unknown: Rate | null;
      readonly proportion: Pick<ToldProportionTest, 'ci'>;
    }
  >
>;

/**
 * Whom a rule cannot have asked: clients whose cell is empty in a column of it. `missing`: empty cells of each column.
 * Where the share of all clients (`bank`) is another among those that can be asked, it says whom to compare with. Null where every client can be asked.
 */
export function unaskedWords(
  rule: readonly RuleCondition[],
  missing: Readonly<Record<string, number>>,
  missingness: Missingness,
  bank: number | null,
  schema: DataSchema,
): string | null {
  const asked = rule.filter((condition) => condition.missing === undefined).map(({ column }) => column);
  const empty = [...new Set(asked)].filter((column) => (missing[column] ?? 0) > 0);
  if (empty.length === 0) return null;
  const told = empty.map(
    (column) =>
      `${missingWords(columnOf(schema, column))} у ${counted(missing[column], ['клиента', 'клиентов', 'клиентов'])} файла`,
  );
  const [farthest] = empty
    .flatMap((column) => {
      const { known, unknown, proportion } = missingness[column] ?? {};
      const ci = proportion?.ci ?? null;
      const [rate, unknownRate] = [known?.rate ?? null, unknown?.rate ?? null];
      if (ci === null || (ci[0] <= 0 && ci[1] >= 0) || rate === null || unknownRate === null) return [];
      return [{ own: columnOf(schema, column), rate, unknownRate, moved: Math.abs(rate - (bank ?? rate)) }];
    })
    .filter(({ moved }) => moved >= YARDSTICK_MOVED)
    .sort((a, b) => b.moved - a.moved);
  const peers = farthest
    ? ` Из тех, у кого ${missingWords(farthest.own)}, ушли ${share(farthest.unknownRate)}, а там, где ${knownWords(farthest.own)}, — ${share(farthest.rate)}: сегмент сравнивайте с этой долей.`
    : '';
  return `Правило проверяется по записанному: ${told.join(', ')}, а без записи в сегмент не попасть.${peers}`;
}
