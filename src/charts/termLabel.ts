import { missingWords } from '../dataset/levelWords.ts';
import { columnOf, type DataSchema } from '../dataset/schema.ts';
import { count } from '../format.ts';
import { levelLabel } from './levels.ts';

/** What a term of the model is about, without its step: «остаток на счёте», «остаток неизвестен», «город: Рыбинск». */
export function termName(schema: DataSchema, term: string): string {
  const spec = schema.model?.find((t) => t.term === term);
  return spec === undefined || spec.level !== undefined || spec.transform === 'missing'
    ? termLabel(schema, term)
    : columnOf(schema, spec.column).label;
}

/** A term of the logistic model in words: «кредитный рейтинг, на 100», «город: Рыбинск», «остаток на счёте, в 10 раз». */
export function termLabel(schema: DataSchema, term: string): string {
  if (term === 'const') return 'свободный член';
  // A level may hold the sign itself.
  const at = term.indexOf('=');
  const [head, tail] = at < 0 ? [term, undefined] : [term.slice(0, at), term.slice(at + 1)];
  const spec = schema.model?.find((t) => t.term === term || (t.eachLevel && t.column === head));
  const level = spec?.transform === 'level' ? spec.level : tail;
  const column = columnOf(schema, spec?.column ?? head);
  if (level !== undefined) return `${column.label}: ${levelLabel(schema, column.name, level)}`;
  switch (spec?.transform) {
    case 'log10':
    case 'log10p1':
      return `${column.label}, в 10 раз больше`;
    case 'missing':
      return missingWords(column);
    default:
      return column.kind === 'flag' ? column.label : `${column.label}, на ${count(spec?.divide ?? 1)} больше`;
  }
}
