import {
  statedLevels,
  type ColumnSchema,
  type DataSchema,
  type Kind,
  type ModelTerm,
  type Role,
  type Unit,
} from './schema.ts';

/**
 * What the types let pass in a schema and no figure could bear, each as «adjective noun: value»; none of a sound one. A file is not read by a
 * schema with one: an outcome of other levels, or one that may be empty, would be counted wrong without a word.
 */
export function schemaFaults(schema: DataSchema): string[] {
  return [
    ...columnFaults(schema.columns),
    ...outcomeFaults(schema),
    ...keyFaults(schema),
    ...partFaults(schema),
    ...(schema.model ?? []).flatMap((term) => termFaults(schema, term)),
  ];
}

/** Throws with every fault of a schema at once. */
export function checkSchema(schema: DataSchema): void {
  const faults = schemaFaults(schema);
  if (faults.length > 0) throw new Error(`unfit schema: ${schema.id}\n  ${faults.join('\n  ')}`);
}

const ofKind = (column: ColumnSchema | undefined, ...kinds: readonly ColumnSchema['kind'][]) =>
  column !== undefined && kinds.includes(column.kind);
const find = (schema: DataSchema, name: string) => schema.columns.find((one) => one.name === name);
const repeated = (words: readonly string[]) => [...new Set(words.filter((word, i) => words.indexOf(word) !== i))];

const KINDS = { id: true, number: true, count: true, category: true, flag: true } satisfies Record<Kind, true>;
const ROLES = { id: true, outcome: true, feature: true } satisfies Record<Role, true>;
const UNITS = {
  points: true,
  years: true,
  roubles: true,
  roublesPerMonth: true,
  pieces: true,
  none: true,
} satisfies Record<Unit, true>;

/** A build asks no types: a slip in one of these words would end in a crash far from here, or in figures without a name. */
function wordFaults(column: ColumnSchema): string[] {
  const { name, valueLabels = {} } = column;
  const known = statedLevels(column);
  return [
    ...(
      [
        ['kind', KINDS],
        ['role', ROLES],
        ['unit', UNITS],
      ] as const
    ).flatMap(([field, words]) =>
      Object.hasOwn(words, String(column[field]))
        ? []
        : [`unknown ${field}: ${column[field]} (of ${name}; ${Object.keys(words).join(', ')})`],
    ),
    ...(['header', 'label', 'description'] as const)
      .filter((field) => !column[field]?.trim())
      .map((field) => `missing ${field}: ${name}`),
    ...Object.keys(valueLabels)
      .filter((level) => known && !known.includes(level))
      .map((level) => `unknown level: ${level} (in the valueLabels of ${name})`),
  ];
}

function columnFaults(columns: readonly ColumnSchema[]): string[] {
  return [
    ...repeated(columns.map(({ name }) => name.toLowerCase())).map((name) => `repeated column name: ${name}`),
    ...repeated(columns.map(({ header = '' }) => header.toLowerCase())).map(
      (header) => `repeated column header: ${header}`,
    ),
    // A field of a file is found by either: it would be read as both columns.
    ...columns.flatMap(({ name, header = '' }) => {
      const word = header.toLowerCase();
      const isTaken = columns.some(
        (other) => other.name !== name && other.name === word && other.header?.toLowerCase() !== word,
      );
      return isTaken ? [`ambiguous column header: ${header} (of ${name}, and the name of another)`] : [];
    }),
    ...columns.flatMap((column) => {
      const { name, kind, role, range, contrast, scale } = column;
      const pair = contrast && [contrast.of, contrast.against];
      const known = statedLevels(column);
      return [
        ...wordFaults(column),
        // A path of a result leads over the name.
        ...(/^[a-z]\w*$/.test(name) && name === name.toLowerCase() ? [] : [`unfit column name: ${name}`]),
        ...((kind === 'id') === (role === 'id') ? [] : [`unfit role: ${role} (of ${name}, whose kind is ${kind})`]),
        ...(range && range[0] > range[1] ? [`reversed range: ${range.join(', ')} (of ${name})`] : []),
        // Bins of whole numbers begin at halves, and others have none.
        ...(scale === 'log' && kind !== 'number' ? [`unfit scale: log (of ${name}; only of a number)`] : []),
        ...(known && pair ? pair.filter((level) => !known.includes(level)) : []).map(
          (level) => `unknown level: ${level} (in the contrast of ${name})`,
        ),
      ];
    }),
  ];
}

function outcomeFaults({ columns }: DataSchema): string[] {
  const outcomes = columns.filter(({ role }) => role === 'outcome');
  if (outcomes.length === 0) return ['missing outcome column: none has the role'];
  if (outcomes.length > 1) return [`repeated outcome column: ${outcomes.map(({ name }) => name).join(', ')}`];
  const { name, kind, missing } = outcomes[0]!;
  return [
    ...(kind === 'flag' ? [] : [`unfit outcome kind: ${kind} (of ${name}; only a flag, 1 = happened)`]),
    ...(missing === undefined ? [] : [`optional outcome: ${name} (take its «missing» away)`]),
  ];
}

/** Without its id in the key, clients alike in the other columns of the key would all fall into one half. */
function keyFaults({ columns, splitKey }: DataSchema): string[] {
  const ids = columns.filter(({ role }) => role === 'id').map(({ name }) => name);
  const names = columns.map(({ name }) => name);
  return [
    ...(ids.length > 1 ? [`repeated id column: ${ids.join(', ')}`] : []),
    ...splitKey.filter((name) => !names.includes(name)).map((name) => `unknown column: ${name} (in splitKey)`),
    ...(ids.length === 1 && !splitKey.includes(ids[0]!) ? [`missing id: ${ids[0]!} (in splitKey)`] : []),
    ...(splitKey.length === 0 ? ['empty splitKey: every client would have the same key'] : []),
  ];
}

/** The columns that play a part must be there, and be of a kind that can. */
function partFaults(schema: DataSchema): string[] {
  const { missingnessColumn, value, imputeBy = [] } = schema;
  const parts: readonly (readonly [string, string | undefined, readonly ColumnSchema['kind'][]])[] = [
    ['missingnessColumn', missingnessColumn, ['number', 'count', 'flag']],
    ['value.balance', value?.balance, ['number', 'count']],
    ['value.salary', value?.salary, ['number', 'count']],
    ['value.card', value?.card, ['flag']],
    ['value.products', value?.products, ['number', 'count', 'flag']],
    ...imputeBy.map((name) => ['imputeBy', name, ['category', 'flag', 'count']] as const),
  ];
  const faults = parts.flatMap(([part, name, kinds]) => {
    if (name === undefined) return [];
    const column = find(schema, name);
    if (column === undefined) return [`unknown column: ${name} (in ${part})`];
    return ofKind(column, ...kinds) && column.role === 'feature'
      ? []
      : [`unfit column: ${name} (in ${part}; a feature of kind ${kinds.join(', ')})`];
  });
  const informative = missingnessColumn === undefined ? undefined : find(schema, missingnessColumn);
  // Without the one no cell may be empty; without the other every sentence on those whose cell is not would be left out.
  const wordless = informative ? (['missing', 'known'] as const).filter((field) => !informative[field]?.trim()) : [];
  return [
    ...faults,
    ...wordless.map((field) => `missing words: ${missingnessColumn} has no «${field}» (in missingnessColumn)`),
  ];
}

/** A term takes what its transform can read. */
function termFaults(schema: DataSchema, { term, column: name, transform, level, eachLevel }: ModelTerm): string[] {
  const column = find(schema, name);
  if (column === undefined) return [`unknown column: ${name} (in the term ${term})`];
  if (column.role !== 'feature') return [`unfit column: ${name} (in the term ${term}; a feature)`];
  const isOfLevels = eachLevel === true || transform === 'level';
  if (transform === 'level' && level === undefined) return [`missing level: ${name} (in the term ${term})`];
  const known = statedLevels(column);
  if (level !== undefined && known && !known.includes(level)) return [`unknown level: ${level} (in the term ${term})`];
  if (isOfLevels) return ofKind(column, 'number') ? [`unfit column: ${name} (in the term ${term}; levels)`] : [];
  return ofKind(column, 'category')
    ? [`unfit column: ${name} (in the term ${term}; a category needs «eachLevel» or a «level»)`]
    : [];
}
