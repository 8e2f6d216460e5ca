import { features, type DataSchema } from '../dataset/schema.ts';
import { offer } from './offer.ts';

/** The Russian complaint about a name of which no feature is: a column that there is not, or the outcome or the number of a client, which no rule is of. */
export function noFeatureWords(name: string, schema: DataSchema): string {
  const known = offer(
    name,
    features(schema).map((column) => column.name),
  );
  const column = schema.columns.find((one) => one.name === name);
  return column === undefined
    ? `нет столбца «${name}»; ${known}`
    : `столбец «${name}» (${column.label}) здесь не берут: ${column.role === 'outcome' ? 'это исход, его и сравнивают' : 'по нему клиентов не сравнивают'}; ${known}`;
}
