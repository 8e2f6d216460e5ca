/**
 * What a field of a result is, in the words of a reader; the last name of a path decides. Fields that mean different
 * things in different rooms stand with their room.
 */
const fields: Readonly<Record<string, string>> = {
  rows: 'строк в файле',
  columns: 'столбцов в файле',
  missing: 'клиентов без данных',
  ids: 'номеров, которые повторяются',
  n: 'число клиентов',
  churned: 'число ушедших',
  rate: 'доля ушедших',
  ci: 'интервал, 95 %',
  balanceShareChurned: 'доля денег на счетах ушедших среди известных остатков',
  mean: 'среднее',
  sd: 'стандартное отклонение',
  p01: 'первый процентиль',
  p05: 'пятый процентиль',
  q1: 'нижняя квартиль',
  median: 'медиана',
  q3: 'верхняя квартиль',
  p95: 'девяносто пятый процентиль',
  p99: 'девяносто девятый процентиль',
  difference: 'разница: ушедшие минус оставшиеся',
  p: 'вероятность получить такую разницу случайно',
  pAdjusted: 'вероятность ошибки с поправкой на число проверок',
  auc: 'вероятность, что у ушедшего значение больше',
  aucCi: 'интервал этой вероятности, 95 %',
  cohensH: 'h Коэна',
  hedgesG: 'g Хеджеса',
  effect: 'эффект',
  effectCi: 'интервал эффекта, 95 %',
  smallestEffect: 'наименьший важный эффект, назван заранее',
  decision: 'исход проверки',
  cramersV: 'V Крамера',
  cramersVCorrected: 'V Крамера с поправкой на смещение',
  phik: 'φK',
  phikEqualWidth: 'φK по ступеням равной ширины',
  iv: 'информационная ценность',
  oddsRatio: 'отношение шансов',
  brier: 'средний квадрат ошибки предсказания',
  aucCrossValidated: 'площадь под кривой на клиентах, которых модель не видела',
  predicted: 'предсказанная доля ушедших',
  observed: 'наблюдаемая доля ушедших',
  totalShare: 'доля всей ценности',
  gini: 'коэффициент Джини',
  topTenthShare: 'доля ценности у десятой части самых ценных',
  share: 'доля среди всех клиентов',
  balanceUnknownShare: 'доля клиентов без записанного значения',
  rateBalanceKnown: 'доля ушедших среди клиентов с записанным значением',
  balanceMedian: 'медиана остатка',
  salaryMedian: 'медиана дохода',
  valueMedian: 'медиана ценности',
  valueMean: 'средняя ценность со срезанными краями',
  valueMeanCi: 'интервал средней ценности, 95 %',
  valueTotal: 'сумма ценности',
  priority: 'место в очереди',
  disqualified: 'причина отказа',
  anyOf: 'клиентов хотя бы в одном сегменте',
  twoOrMore: 'клиентов в двух сегментах и больше',
  column: 'признак',
  id: 'имя',
  file: 'имя файла',
  slope: 'изменение доли ушедших на ступень',
};

/** Fields whose meaning depends on the room: the first that fits is the one. */
const inRooms: readonly (readonly [RegExp, string])[] = [
  [/^quality\.missing\./, 'клиентов без этого значения'],
  [/^correlations\.pearson\./, 'коэффициент Пирсона'],
  [/^correlations\.spearman\./, 'коэффициент Спирмена'],
  [/^correlations\.phik\./, 'φK, ступени равной численности'],
  [/^correlations\.phikEqualWidth\./, 'φK, ступени равной ширины'],
  [/^correlations\.logistic\.auc$/, 'площадь под кривой'],
  [/^eda\.(proportions|missingness)\..*difference$/, 'разница долей ушедших'],
  [/^metric\.assumptions\./, 'допущение'],
  [/^metric\.quartiles\..*\.parts\./, 'доход за год, в среднем на клиента'],
  [/^segmentOverlap\.pairs\./, 'клиентов в обоих сегментах'],
  [/\.(numeric|traits)\..*\.churned$/, 'у ушедших'],
];

/** The Russian name of what lies at the steps of a path; the last step itself where no word is known. */
export function fieldWords(steps: readonly string[]): string {
  const path = steps.join('.');
  return inRooms.find(([room]) => room.test(path))?.[1] ?? fields[steps.at(-1)!] ?? steps.at(-1)!;
}

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
  topBalanceQuarter: 'верхняя четверть по остатку',
};

/** Chapters of the method by path: the first that fits is the one. */
const methods: readonly (readonly [RegExp, string])[] = [
  [/^hypotheses\b.*\b(p|pAdjusted|decision)$/, 'holm'],
  [/^hypotheses\b.*\bgroups\b/, 'wilson'],
  [/^hypotheses\b/, 'tests'],
  [/^correlations\.logistic\b/, 'logistic'],
  [/^correlations\.association\b/, 'independence'],
  [/^correlations\.information(?:Value|OfMissing)\b/, 'information'],
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
