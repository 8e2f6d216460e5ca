import { plain } from './format.ts';
import { knownWords, levelWords, missingWords, ownLabel } from './dataset/levelWords.ts';
import { columnOf, type ColumnSchema, type DataSchema } from './dataset/schema.ts';
import type { RuleCondition } from './analysis/segment.ts';
import { operatorOf } from './schemas/operators.ts';

/** A number with its unit in the genitive, as after «от», «до», «больше», «меньше»: «60 лет», «21 года», «1,5 года», «1 000 ₽». */
function withUnit(value: number, column: ColumnSchema): string {
  const written = plain(value);
  const one = !Number.isInteger(value) || (value % 10 === 1 && value % 100 !== 11);
  switch (column.unit) {
    case 'years':
      return `${written}\u00a0${one ? 'года' : 'лет'}`;
    case 'roubles':
      return `${written}\u00a0₽`;
    case 'roublesPerMonth':
      return `${written}\u00a0₽ в месяц`;
    default:
      return written;
  }
}

/** The labels of any of some levels («женщины», «есть карта»); without them, «город: Рыбинск». */
function anyOfWords(values: readonly (string | number)[], column: ColumnSchema): string {
  const labels = values.map((value) => ownLabel(column, String(value)));
  // A name such as «Ростов Великий» is a value of its column; «женщины» stands by itself.
  const standsAlone = labels.every((label) => label !== undefined && label[0] === label[0]!.toLowerCase());
  if (standsAlone) return labels.join(' или ');
  return `${column.label}: ${values.map((value, i) => labels[i] ?? (typeof value === 'number' ? plain(value) : levelWords(column, value))).join(' или ')}`;
}

/** One condition in Russian words made of the schema's labels: «возраст от 35 до 50 лет». */
export function conditionWords(condition: RuleCondition, schema: DataSchema): string {
  const column = columnOf(schema, condition.column);
  const unit = (value: number) => withUnit(value, column);
  switch (operatorOf(condition)) {
    case 'is':
      return anyOfWords([condition.is!], column);
    case 'among':
      return anyOfWords(condition.among!, column);
    case 'atLeast':
      return `${column.label} от ${unit(condition.atLeast!)}`;
    case 'atMost':
      return `${column.label} не больше ${unit(condition.atMost!)}`;
    case 'above':
      return `${column.label} больше ${unit(condition.above!)}`;
    case 'below':
      return `${column.label} меньше ${unit(condition.below!)}`;
    case 'between':
      return `${column.label} от ${plain(condition.between![0])} до ${unit(condition.between![1])}`;
    case 'missing':
      return condition.missing ? missingWords(column) : knownWords(column);
  }
}

/** Both bounds of one column together: «число продуктов: 4», «число продуктов от 2 до 3», «доход от 50 000 ₽, но меньше 90 000 ₽ в месяц». */
function boundsWords(low: number, high: number, column: ColumnSchema): string {
  if (column.kind !== 'count')
    return `${column.label} от ${withUnit(low, column)}, но меньше ${withUnit(high, column)}`;
  return high - low === 1
    ? `${column.label}: ${plain(low)}`
    : `${column.label} от ${plain(low)} до ${withUnit(high - 1, column)}`;
}

/** A rule as a list of words joined by commas: «женщины, возраст от 35 до 50 лет, неактивные». */
export const ruleWords = (rule: readonly RuleCondition[], schema: DataSchema): string =>
  rule
    .flatMap((condition) => {
      const { column, atLeast: low, below: high } = condition;
      const others = rule.filter((one) => one !== condition && one.column === column);
      const [other] = others.length === 1 ? others : [];
      if (low !== undefined && other?.below !== undefined)
        return [boundsWords(low, other.below, columnOf(schema, column))];
      // Told with the other bound.
      return high !== undefined && other?.atLeast !== undefined ? [] : [conditionWords(condition, schema)];
    })
    .join(', ');

/** The same with a capital: the title of a segment that has no other. */
export function ruleTitle(rule: readonly RuleCondition[], schema: DataSchema): string {
  const words = ruleWords(rule, schema);
  return `${words[0]!.toUpperCase()}${words.slice(1)}`;
}
