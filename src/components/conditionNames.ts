import type { Condition } from '../analysis/result.ts';

/** Why a figure is absent, or what to beware of in one that is told. */
export const conditionNames: Readonly<Record<Condition, string>> = {
  empty: 'нет ни одного клиента с данными',
  tooFew: 'в одной из групп меньше двух клиентов',
  zeroVariance: 'все значения одинаковы',
  oneLevel: 'у признака одно значение',
  oneOutcome: 'все клиенты остались или все ушли',
  smallExpected: 'ожидаемое число клиентов в одной из ячеек меньше пяти, и приближённому тесту верить нельзя',
  separation:
    'при каких-то значениях признаков, порознь или вместе, ушли все, кто вошёл в модель, или никто из них, и оценка уходит в бесконечность',
  collinear: 'признак повторяет другие',
  notConverged: 'оценка не сошлась',
  tooFewClients: 'клиентов не больше, чем членов модели',
  smallBin: 'одна из двух частей меньше двадцатой доли клиентов',
  small: 'в одной из групп или за её пределами меньше десяти клиентов',
};

/** The same of a test between groups: of one group it is the column that makes them, by its label, that has one value. */
export const conditionWords = (condition: Condition, grouping?: string): string =>
  condition === 'oneLevel' && grouping !== undefined
    ? `у столбца «${grouping}» одно значение`
    : conditionNames[condition];
