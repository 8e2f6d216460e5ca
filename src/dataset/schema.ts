/**
 * What a schema says of a data set. Methods, charts and components choose what to do by kind and
 * role, never by a column's name, so another data set needs only another schema and its prose.
 */

/** id: who; number: measured on a scale; count: small whole numbers; category: named levels; flag: 0 or 1. */
export type Kind = 'id' | 'number' | 'count' | 'category' | 'flag';

/** outcome: what the report is about (1 = left); feature: what is compared with it; id: never analysed. */
export type Role = 'id' | 'outcome' | 'feature';

/** The unit of a column's values; format.ts turns a number and its unit into text. */
export type Unit = 'points' | 'years' | 'roubles' | 'roublesPerMonth' | 'pieces' | 'none';

/** A column: what it is called, what it holds, which cells are refused, and the words that the report has for it. */
export interface ColumnSchema {
  /** The name used in code, rules, results and paths: lower case. */
  readonly name: string;
  /** The name as the file's header spells it. */
  readonly header: string;
  readonly kind: Kind;
  readonly role: Role;
  readonly unit: Unit;
  /** Russian label, nominative, lower case: «возраст». */
  readonly label: string;
  /** A sentence for the analyst: what the column shows and what to beware of. */
  readonly description: string;
  /** Allowed values of a category, in display order (open ones stand by size where rates are drawn); absent: any level, ordered by size. */
  readonly levels?: readonly string[];
  /** open: a level outside `levels` is a warning; closed: it is refused. Default: closed when levels are given. */
  readonly levelsPolicy?: 'open' | 'closed';
  /** Russian words for values: {'Ж': 'женщины', '1': 'с картой', '0': 'без карты'}. */
  readonly valueLabels?: Readonly<Record<string, string>>;
  /** Possible values of a number or count, both ends included. */
  readonly range?: readonly [number, number];
  /** Values inside the range that deserve a warning with their count. */
  readonly warn?: readonly ('negative' | 'zero' | 'fraction')[];
  /** What an empty cell means; absent: an empty cell is refused. */
  readonly missing?: string;
  /** What is said of a client whose cell is not empty: «остаток известен»; absent: made of `missing` where that can be. The informative column needs it. */
  readonly known?: string;
  /** Two-level comparisons: `of` against `against`; a flag's default is 1 against 0. */
  readonly contrast?: { readonly of: string; readonly against: string };
  /** log: charts of this column, a number, use a logarithmic scale. */
  readonly scale?: 'linear' | 'log';
}

/** A term of the logistic model. Without `transform` the value is column / divide. */
export interface ModelTerm {
  readonly term: string;
  readonly column: string;
  readonly divide?: number;
  /** log10: log10(x), unknown where x ≤ 0; log10p1: log10(1 + x), 0 where missing or below 0; missing: 1 where missing; level: 1 where the value is `level`. */
  readonly transform?: 'log10' | 'log10p1' | 'missing' | 'level';
  readonly level?: string;
  /** A term for each level but the largest; the term is then written `column=LEVEL`. */
  readonly eachLevel?: true;
}

/**
 * The columns that the value of a client is made of (analysis/customerValue.ts), whatever they are called: a year brings margin · balance +
 * card · interchange · cardSpendShare · 12 · salary + feePerProduct · products. The names in front are assumptions of content/.
 */
export interface ValueColumns {
  /** A sum that brings a share of itself every year; of an empty cell, nothing. */
  readonly balance: string;
  /** A sum a month, of which a part goes through the card. */
  readonly salary: string;
  /** A flag: whether there is a card. */
  readonly card: string;
  /** How many things there are that each cost a fee. */
  readonly products: string;
  /** Short names of the three sources of margin, nominative: «остаток». Absent: the labels of their columns. */
  readonly sources?: { readonly balance: string; readonly card: string; readonly products: string };
}

/** A data set: its columns, and the parts that some of them play. */
export interface DataSchema {
  readonly id: string;
  readonly columns: readonly ColumnSchema[];
  /** Rows that make a file worth a report. */
  readonly minimumRows: number;
  /** Clients of each outcome that make a file worth a report. */
  readonly minimumOutcome: number;
  /** The informative column: its emptiness splits every headline rate into all, known, unknown. */
  readonly missingnessColumn?: string;
  readonly model?: readonly ModelTerm[];
  readonly value?: ValueColumns;
  /** Columns that together tell a client from the others, the id among them: the key of seeded splits and of mailing lists. */
  readonly splitKey: readonly string[];
  /** Columns of which the median fills a missing balance in the sensitivity check. */
  readonly imputeBy?: readonly string[];
}

/** The column of that name; an unknown name throws with the names there are. */
export function columnOf(schema: DataSchema, name: string): ColumnSchema {
  const column = schema.columns.find((c) => c.name === name);
  if (!column) throw new Error(`unknown column: ${name} (known: ${schema.columns.map((c) => c.name).join(', ')})`);
  return column;
}

/** The informative column, whose emptiness splits the headline rates; undefined in a data set without one. */
export const informativeColumn = (schema: DataSchema): ColumnSchema | undefined =>
  schema.missingnessColumn === undefined ? undefined : columnOf(schema, schema.missingnessColumn);

/** The column that a person names, by its header or its name in code, in any case; undefined where there is none. */
export function columnNamed(schema: DataSchema, text: string): ColumnSchema | undefined {
  const name = text.trim().toLowerCase();
  return schema.columns.find((c) => c.name.toLowerCase() === name || c.header.toLowerCase() === name);
}

/** True of a category whose levels are all listed: any other value is refused. */
export const hasClosedLevels = ({ kind, levels, levelsPolicy }: ColumnSchema) =>
  kind === 'category' && levels !== undefined && levelsPolicy !== 'open';

/** All levels that a column can have, where no file adds to them: of a flag and of closed levels; undefined of any other. */
export function statedLevels(column: ColumnSchema): readonly string[] | undefined {
  if (column.kind === 'flag') return ['0', '1'];
  return hasClosedLevels(column) ? column.levels : undefined;
}

/** What the sources of the margin are called: by the schema, else as their columns. Throws where the schema has no value. */
export function valueSources(schema: DataSchema): NonNullable<ValueColumns['sources']> {
  const { value } = schema;
  if (!value) throw new Error(`missing value columns: ${schema.id}`);
  const label = (name: string) => columnOf(schema, name).label;
  return value.sources ?? { balance: label(value.balance), card: label(value.card), products: label(value.products) };
}

/** The outcome column; every schema has exactly one. */
export function outcomeOf(schema: DataSchema): ColumnSchema {
  const outcome = schema.columns.find((c) => c.role === 'outcome');
  if (!outcome) throw new Error(`missing outcome column: ${schema.id}`);
  return outcome;
}

/** The id column, where the schema has one. */
export const idOf = (schema: DataSchema) => schema.columns.find((c) => c.role === 'id');

/** The columns that may tell of the outcome. */
export const features = (schema: DataSchema) => schema.columns.filter((c) => c.role === 'feature');
/** Features with an order and a distance: number and count. */
export const numericFeatures = (schema: DataSchema) =>
  features(schema).filter((c) => c.kind === 'number' || c.kind === 'count');
/** Features whose values are few: category, flag and count. */
export const levelFeatures = (schema: DataSchema) => features(schema).filter((c) => c.kind !== 'number');
