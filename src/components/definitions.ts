import { schema } from '../dataset/index.ts';
import { columnOf, informativeColumn, valueSources, type DataSchema } from '../dataset/schema.ts';
import { fieldNames } from './fieldNames.ts';

/** Fields whose meaning depends on the room: the first that fits is the one. */
const inRooms: readonly (readonly [RegExp, string])[] = [
  [/^quality\.missing\./, 'клиентов без этого значения'],
  [/^quality\.duplicateIds\.rows$/, 'строк с повторяющимся номером'],
  [/^eda\.byCategory\.[^.]+$/, 'доли ушедших по значениям'],
  [/^correlations\.pearson\./, 'коэффициент Пирсона'],
  [/^correlations\.spearman\./, 'коэффициент Спирмена'],
  [/^correlations\.phik\./, 'φK, ступени равной численности'],
  [/^correlations\.phikEqualWidth\./, 'φK, ступени равной ширины'],
  [/^correlations\.scan.*\bplaces\.phik$/, 'место признака по φK'],
  [/^correlations\.scan.*\bplaces\.iv$/, 'место признака по информационной ценности'],
  [/^correlations\.scan.*\bplaces\.test$/, 'место признака по вероятности ошибки'],
  [/^correlations\.logistic\.auc$/, 'площадь под кривой'],
  [/^clusters\.byQuarters\..*difference$/, 'прирост площади под кривой к одним правилам'],
  [/^clusters\..*difference$/, 'прирост площади под кривой от кластеров'],
  [/^clusters\..*\.profile\..*\.z$/, 'отклонение от среднего всех, в стандартных отклонениях'],
  [/^eda\.(proportions|missingness)\..*difference$/, 'разница долей ушедших'],
  [/^eda\.(proportions\.[^.]+|missingness\..*\.proportion)\.ci$/, 'интервал разницы долей ушедших, 95\u00a0%'],
  [/^hypotheses\..*difference$/, 'разница, о которой говорит гипотеза'],
  [/^hypotheses\.[^.]+\.ci$/, 'интервал этой разницы, 95\u00a0%'],
  [/^portraits\.differences\..*\.effect$/, 'эффект: g Хеджеса'],
  [/^portraits\.differences\..*\.ci$/, 'интервал g Хеджеса, 95\u00a0%'],
  [/^clusters\.(added|by(K|Quarters)\..*)\.ci$/, 'интервал прироста площади, 95\u00a0%'],
  [/^correlations\.logistic\.terms\..*\.ci$/, 'интервал отношения шансов, 95\u00a0%'],
  [/^robustness\.findings\..*\.ci$/, 'интервал этой разницы или доли, 95\u00a0%'],
  [/^metric\.histogram\.medianStayed$/, 'медиана ценности оставшихся'],
  [/^metric\.histogram\.medianChurned$/, 'медиана ценности ушедших'],
  [/^robustness\.findings\..*\.value$/, 'разница или доля, на которой держится вывод'],
  [/^metric\.sensitivity\.tornado\..*\.id$/, 'допущение'],
  [/^metric\.assumptions\./, 'допущение'],
  [/^metric\.example\.annualMargin$/, 'доход за год'],
  [/^metric\.example\.factor$/, 'во сколько годовых доходов обходится горизонт'],
  [/^metric\.example\.value$/, 'ценность'],
  [/^metric\.example\.retention$/, 'удержание: доля оставшихся среди всех клиентов'],
  [/^metric\.example\.ratio$/, 'удержание, делённое на единицу и ставку'],
  [/^correlations\.ranked$/, 'число признаков, у которых связь с уходом вычислена'],
  [/^correlations\.redundant\..*\.[ab]$/, 'признак из тесно связанной пары'],
  [/^correlations\.logistic\.mcFaddenR2$/, 'R² Макфаддена'],
  [/^verification\.n$/, 'число сравнённых чисел'],
  [/^verification\.equal$/, 'чисел, которые совпали до последнего знака'],
  [/^verification\.largestOfP$/, 'наибольшее относительное расхождение вероятностей'],
  [/^verification\.largest$/, 'наибольшее относительное расхождение прочих чисел'],
  [/^verification\.clients$/, 'клиентов в образце данных'],
  [/^verification\.software$/, 'программы, с которыми сверено'],
  [/^foundSegments\.tried$/, 'правил, которые сравнил поиск'],
  [/^segmentOverlap\.pairs\./, 'клиентов в обоих сегментах'],
  [/\.(numeric|traits)\..*\.churned$/, 'у ушедших'],
  [/^segmentOverlap\.exclusive\./, 'клиентов, для кого этот сегмент первый в очереди'],
  [/\.(order|byPriority|byLoyalty)\.[^.]+$/, 'сегмент на этом месте'],
  [/\.(levels|among)\.[^.]+$/, 'значение'],
  [/^segmentOverlap\.combinations\..*\.segments\./, 'сегмент сочетания'],
  [/^metric\.quartiles\..*\.value$/, 'четверть по ценности'],
  [/^segmentDetails\..*\.tried$/, 'просмотрено групп'],
  [/^verification\.groups\..*\.n$/, 'сравнённых чисел'],
];

/** The Russian name of what lies at the steps of a path; the last step itself where no word is known. */
export function fieldWords(steps: readonly string[]): string {
  const path = steps.join('.');
  const name = steps.at(-1)!;
  return inRooms.find(([room]) => room.test(path))?.[1] ?? moneyNames(path, schema)[name] ?? fieldNames[name] ?? name;
}

/** Fields that are about a column to which the schema gives a part: its own label says which. */
export function moneyNames(path: string, from: DataSchema): Readonly<Record<string, string>> {
  const { value } = from;
  const informative = informativeColumn(from);
  const label = (column: string) => columnOf(from, column).label;
  const held = informative && {
    balanceShareChurned: `доля ушедших в сумме известных значений: ${informative.label}`,
    balanceUnknownShare: `доля клиентов без записанного значения: ${informative.label}`,
    rateBalanceKnown: `доля ушедших среди клиентов с записанным значением: ${informative.label}`,
    balanceOneHasTenth: `у одного клиента десятая часть суммы известных значений или больше: ${informative.label}`,
  };
  if (!value) return { ...held };
  const sources = valueSources(from);
  const median = path.startsWith('metric.example.') ? 'медиана известных значений: ' : '';
  const margin = (source: string) => `доход за год, в среднем на клиента, источник: ${source}`;
  if (/^metric\.quartiles\..*\.parts\./.test(path))
    return {
      balance: margin(sources.balance),
      card: margin(sources.card),
      products: margin(sources.products),
    };
  return {
    ...held,
    balanceMedian: `медиана: ${label(value.balance)}`,
    salaryMedian: `медиана: ${label(value.salary)}`,
    balance: `${median}${label(value.balance)}`,
    salary: `${median}${label(value.salary)}`,
    products: `${median}${label(value.products)}`,
    balanceMargin: `доход за год, источник: ${sources.balance}`,
    cardMargin: `доход за год, источник: ${sources.card}`,
    productsMargin: `доход за год, источник: ${sources.products}`,
  };
}

/** What the difference of a hypothesis is, by its test. */
export const differenceNames: Readonly<Record<string, string>> = {
  welch: 'разница: ушедшие минус оставшиеся',
  mannWhitney: 'вероятность, что у ушедшего значение больше, минус половина',
  proportions: 'разница долей ушедших: первая группа минус вторая',
  trend: 'изменение доли ушедших на ступень',
};

const effectNames = {
  hedgesG: 'g Хеджеса',
  cohensH: 'h Коэна',
  auc: 'вероятность, что у ушедшего значение больше',
  cramersV: 'V Крамера с поправкой на смещение',
  epsilonSquared: 'ε²',
  trend: 'изменение доли ушедших на ступень',
} as const;

/** What the effect of a test is measured in: a hypothesis names it, of a comparison its method tells. */
const effectOf: Readonly<Record<string, string>> = {
  ...effectNames,
  welch: effectNames.hedgesG,
  proportions: effectNames.cohensH,
  mannWhitney: effectNames.auc,
};

/** «эффект: h Коэна»; null where it is not known what the effect is. */
export const effectWords = (test: Readonly<Record<string, unknown>>): string | null => {
  const name = effectOf[String(test['effectName'] ?? test['method'])];
  return name === undefined ? null : `эффект: ${name}`;
};

/** Names on the way that say whom a figure is about. */
export const groupWords: Readonly<Record<string, string>> = {
  stayed: 'оставшиеся',
  churned: 'ушедшие',
  all: 'все клиенты',
  welch: 'средние, тест Уэлча',
  mannWhitney: 'ранги, тест Манна — Уитни',
  logistic: 'логистическая модель',
  value: 'ценность клиента',
  duplicateIds: 'повторяющиеся номера',
  whole: 'весь файл',
  withoutTop: 'без самых больших сумм',
  withoutRepeated: 'без повторных номеров',
  filled: 'пустой остаток заменён медианой',
  tree: 'дерево решений',
  topBalanceQuarter: 'верхняя четверть по остатку',
  example: 'придуманный клиент',
  lorenz: 'кривая Лоренца',
  discovery: 'половина, где искали',
  confirmation: 'половина, где проверяли',
  everybody: 'все клиенты половины, где проверяли',
};

/** Chapters of the method by path: the first that fits is the one. */
const methods: readonly (readonly [RegExp, string])[] = [
  [/^hypotheses\b.*\b(p|pAdjusted|decision)$/, 'holm'],
  [/^hypotheses\b.*\bgroups\b/, 'wilson'],
  [/^hypotheses\b/, 'tests'],
  [/^correlations\.logistic\b/, 'logistic'],
  [/^clusters\b/, 'clusters'],
  [/^correlations\.association\b/, 'independence'],
  [/^correlations\.information(?:Value|OfMissing)\b/, 'information'],
  [/^correlations\.(?:scan|rank)/, 'scan'],
  [/^correlations\.correlationRatio\b/, 'eta'],
  [/^correlations\b/, 'phik'],
  [/^portraits\.differences\b/, 'hedges'],
  [/^segments\b.*\b(priority|disqualified|valueMean|valueMeanCi)$/, 'priority'],
  [/^metric\.quartiles\b.*\b(rate|ci)/, 'wilson'],
  [/^(metric\b|segments\b.*\bvalue)/, 'value'],
  [/^quality\.missing\b/, 'missing'],
  [/\b(rate|share|balanceUnknownShare|rateBalanceKnown)$|\bci\b.*$/, 'wilson'],
  [/^eda\.(proportions|missingness)\b/, 'proportions'],
  [/\b(welch|mannWhitney|ks|brownForsythe)\b/, 'tests'],
  [/\b(median|mean|sd|q1|q3|p\d\d)$/, 'median'],
];

/** The anchor in the chapter of methods that tells how the figure at a path was got; null for plain counts. */
export const methodOf = (path: string): string | null => methods.find(([pattern]) => pattern.test(path))?.[1] ?? null;
