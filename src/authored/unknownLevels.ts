import { features, hasClosedLevels, type ColumnSchema, type DataSchema } from '../dataset/schema.ts';
import { shownValue } from '../dataset/shownValue.ts';
import { codes, type Table } from '../dataset/table.ts';
import type { ContentProblem } from '../schemas/contentProblem.ts';
import { offer } from '../schemas/offer.ts';
import type { ContentFiles } from './contentFiles.ts';
import { contentFolder } from './contentFolder.ts';
import { placeIn } from './placeIn.ts';
import { rulesOf } from './rulesOf.ts';

/** A file may have thousands of cities: so many are listed, those of the schema and the largest. */
const MOST_OFFERED = 30;

interface Named {
  readonly file: string;
  readonly path: readonly (string | number)[];
  readonly column: string;
  readonly level: string;
}

/**
 * Levels that rules of segments and hypotheses, or groups of hypotheses, name and neither the schema nor the file has, of columns whose
 * levels are open: a new city is found in the file alone, and a slip of the pen nowhere. Those of closed levels are refused as they are read.
 */
export async function unknownLevels(
  table: Table,
  content: Pick<ContentFiles, 'segments' | 'hypotheses'>,
  folder = contentFolder(),
): Promise<ContentProblem[]> {
  const open = new Map(
    features(table.schema)
      .filter((column) => column.kind === 'category' && !hasClosedLevels(column))
      .map((column) => [column.name, { column, known: knownOf(column, table) }]),
  );
  const unknown = namedIn(content, table.schema).filter(
    ({ column, level }) => open.has(column) && !open.get(column)!.known.includes(level),
  );
  return Promise.all(
    unknown.map(async ({ file, path, column: name, level }) => {
      const { column, known } = open.get(name)!;
      const message = `в столбце «${name}» (${column.label}) нет значения «${level}» ни в схеме, ни в файле; ${offer(level, known.map(shownValue), MOST_OFFERED)}`;
      return { file, ...(await placeIn(folder, file, path)), message };
    }),
  );
}

/** Levels of the schema, then those of the file alone. */
const knownOf = ({ name, levels = [] }: ColumnSchema, table: Table): readonly string[] => [
  ...new Set([...levels, ...codes(table, name).levels]),
];

/** Every level that a rule or a group names. */
function namedIn(content: Pick<ContentFiles, 'segments' | 'hypotheses'>, schema: DataSchema): readonly Named[] {
  const inRules = rulesOf(content).flatMap(({ file, field, rule }) =>
    rule.flatMap(({ column, is, among }, i): Named[] => [
      ...(is === undefined ? [] : [{ file, path: [field, i, 'is'], column, level: String(is) }]),
      ...(among ?? []).map((one, j) => ({ file, path: [field, i, 'among', j], column, level: String(one) })),
    ]),
  );
  const inGroups = content.hypotheses.flatMap(({ id, column, groups }) =>
    (['of', 'against'] as const).flatMap((side): Named[] =>
      groups === undefined
        ? []
        : [{ file: `hypotheses/${id}.yaml`, path: ['groups', side], column, level: groups[side] }],
    ),
  );
  return [...inRules, ...inGroups].filter(({ column }) => schema.columns.some(({ name }) => name === column));
}
