import { levelLabel } from '../charts/levels.ts';
import { traitName } from '../charts/traitName.ts';
import { termLabel } from '../charts/termLabel.ts';
import type { DataSchema } from '../dataset/schema.ts';
import { splitPath } from '../paths/resolve.ts';

/** What is checked together, by the group's id. */
export const groupTitles: Readonly<Record<string, string>> = {
  rates: 'Доли ушедших и их интервалы',
  numbers: 'Средние, отклонения, квантили',
  welch: 'Тест Уэлча',
  mannWhitney: 'Тест Манна — Уитни',
  kolmogorovSmirnov: 'Расстояние Колмогорова — Смирнова',
  brownForsythe: 'Тест Брауна — Форсайта',
  proportions: 'Две доли и интервал Ньюкомба',
  fisher: 'Точный критерий Фишера',
  independence: 'Хи-квадрат и V Крамера',
  residuals: 'Остатки таблиц',
  trend: 'Тренд Кокрана — Армитиджа',
  kruskalWallis: 'Критерий Краскела — Уоллиса',
  pearson: 'Корреляции Пирсона',
  spearman: 'Корреляции Спирмена',
  phik: 'φK, ступени равной численности',
  phikEqualWidth: 'φK, ступени равной ширины',
  information: 'Информационная ценность',
  informationOfMissing: 'Информационная ценность пустой ячейки',
  correlationRatio: 'Корреляционное отношение',
  scan: 'Просмотр всех признаков',
  logistic: 'Логистическая модель',
  tree: 'Дерево решений',
  clusters: 'Кластеры',
  holm: 'Поправка Холма',
  benjaminiHochberg: 'Поправка Бенджамини — Хохберга',
};

const figureWords: Readonly<Record<string, string>> = {
  churn: 'все клиенты',
  all: 'все',
  stayed: 'остались',
  n: 'клиентов',
  missing: 'без данных',
  rate: 'доля ушедших',
  'ci.0': 'нижняя граница',
  'ci.1': 'верхняя граница',
  mean: 'среднее',
  sd: 'отклонение',
  p01: 'процентиль 1',
  p05: 'процентиль 5',
  q1: 'первый квартиль',
  median: 'медиана',
  q3: 'третий квартиль',
  p95: 'процентиль 95',
  p99: 'процентиль 99',
  df: 'степени свободы',
  difference: 'разница',
  hedgesG: 'g Хеджеса',
  auc: 'вероятность, что у ушедшего больше',
  cohensH: 'h Коэна',
  chi2: 'χ²',
  cramersV: 'V Крамера',
  cramersVCorrected: 'V с поправкой Бергсмы',
  residual: 'остаток',
  oddsRatio: 'отношение шансов',
  epsilonSquared: 'ε²',
  slope: 'наклон',
  iv: 'ценность',
  eta: 'η',
  etaSquared: 'η²',
  phik: 'φK',
  pAdjusted: 'q',
  beta: 'коэффициент',
  se: 'стандартная ошибка',
  logLikelihood: 'логарифм правдоподобия',
  mcFaddenR2: 'мера Макфаддена',
  brier: 'оценка Брайера',
  aucCrossValidated: 'площадь под кривой на клиентах, которых модель не видела',
  brierCrossValidated: 'оценка Брайера на клиентах, которых модель не видела',
  leaves: 'листьев',
  grownLeaves: 'листьев до обрезки',
  error: 'квадрат ошибки',
  standardError: 'стандартная ошибка',
  pruning: 'шаг обрезки',
  groups: 'кластер',
  k: 'число кластеров',
  silhouette: 'силуэт',
  inertia: 'сумма квадратов внутри',
  betweenShare: 'доля квадратов между кластерами',
};

/** Names on the way to a figure that say only where it lies. */
const rooms =
  /^(eda|correlations|checks|byCategory|numeric|comparisons|proportions|association|residuals|trends|clusters|tree)$/;
const tests =
  /^(welch|mannWhitney|ks|brownForsythe|fisher|holm|benjaminiHochberg|acrossLevels|pearson|spearman|phik|phikEqualWidth|informationValue|informationOfMissing|correlationRatio|scan|logistic|terms)$/;

/** A figure's path in words: «кредитный рейтинг, остались, среднее». */
export function figureLabel(path: string, schema: DataSchema): string {
  const steps = splitPath(path.replace(/\.ci\.(\d)$/, '.[ci.$1]')).filter((s) => !rooms.test(s) && !tests.test(s));
  const isModel = /^correlations\.(logistic|tree)/.test(path);
  let column: string | undefined;
  const words = steps.map((name, i) => {
    const found = schema.columns.find((c) => c.name === name);
    if (name.endsWith('=empty')) return traitName(schema, { column: name.replace(/=empty$/, ''), of: 'empty' });
    if (isModel && path.includes(`terms[${name}]`)) return termLabel(schema, name);
    if (isModel && name === 'auc') return 'площадь под кривой';
    if (steps[i - 1] === 'pruning') return String(Number(name) + 1);
    if (steps[i - 1] === 'groups') return name;
    if (found && !(name === 'churn' && steps[i + 1] && !path.startsWith('correlations'))) {
      column = name;
      return found.label;
    }
    if (name === 'churned') return i === steps.length - 1 ? 'ушли' : 'ушедшие';
    return figureWords[name] ?? (i < steps.length - 1 ? levelLabel(schema, column, name) : name);
  });
  return words.join(', ').replace(/(шаг обрезки|кластер), (\d+)/, '$1 $2');
}
