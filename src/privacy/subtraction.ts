import { SMALLEST_GROUP, cutsOf, givesAway, isApart, isRecoverable, isSmall } from '../analysis/published.ts';
import type { Finding } from './finding.ts';
import { entriesOf, isObject, number, objectsOf, type Node } from './json.ts';

/** What the totals of a results.json would tell of its parts: levels against the bank, edges of tables, overlaps against segments. */
export function subtractionFindings(results: unknown, file: string): Finding[] {
  const at: At = (...keys) => keys.reduce<unknown>((node, key) => (isObject(node) ? node[key] : undefined), results);
  const sizes = new Map(objectsOf(at('segments')).map((s) => [String(s['id']), number(s['n'])]));
  return [
    ...levelsLeft(at),
    ...tablesNear(at),
    ...partsAmongKnown(at),
    ...whatLeftWasWorth(at, sizes),
    ...sharesOfFew(at),
    ...testsOfFew(at),
    ...overlapsLeft(at('segmentOverlap'), sizes),
  ].map((path) => ({
    file,
    code: 'subtraction',
    message: `вычитанием видна группа меньше ${SMALLEST_GROUP}: ${path}`,
  }));
}

/** What lies on a path of the results. */
type At = (...keys: string[]) => unknown;

/** Sizes of segments by their ids; null where they are withheld. */
type Sizes = ReadonlyMap<string, number | null>;

/** Levels that leave 1 to 9 clients of the bank to a level of no name, and splits by what is known that follow from the others. */
function levelsLeft(at: At): string[] {
  const total = number(at('eda', 'churn', 'n'));
  return entriesOf(at('eda', 'byCategory')).flatMap(([column, rows]) => {
    if (!Array.isArray(rows) || total === null || rows.length === 0) return [];
    const cells = objectsOf(rows);
    const told = cells.reduce((sum, row) => sum + (number(row['n']) ?? 0), 0);
    const empty = number(at('quality', 'missing', column)) ?? 0;
    const silent = cells
      .filter((row) => row['known'] === null && row['unknown'] === null)
      .map((row) => number(row['n']) ?? 0);
    return [
      ...(isSmall(total - empty - told) ? [`eda.byCategory.${column}`] : []),
      ...(silent.length < cells.length && isRecoverable(silent) ? [`eda.byCategory.${column}: known, unknown`] : []),
    ];
  });
}

/** Tables of one column whose edges enclose 1 to 9 clients. */
function tablesNear(at: At): string[] {
  const columns = entriesOf(at('eda', 'histograms')).filter(([column, drawn]) =>
    areNear([
      at('eda', 'bands', column),
      at('eda', 'byCategory', column),
      binsOf(drawn),
      at('correlations', 'informationValue', column, 'bins'),
      at('eda', 'fixedBins', column, 'bins'),
    ]),
  );
  return [
    ...columns.map(([column]) => `eda.histograms.${column}`),
    ...(areNear([at('metric', 'quartiles'), at('metric', 'histogram', 'bins')]) ? ['metric.histogram'] : []),
  ];
}

const binsOf = (table: unknown) => (isObject(table) ? table['bins'] : undefined);

/** Whether 1 to 9 clients lie between an edge of one of these tables of a column and one of another. The bin of empty cells has no edge. */
function areNear(tables: readonly unknown[]): boolean {
  const cuts = tables.map((rows) => {
    const bins = objectsOf(rows).filter((bin) => bin['levels'] === undefined);
    return cutsOf(bins.map((bin) => ({ n: number(bin['n']) ?? 0 })));
  });
  return cuts.some((own, i) => own.some((cut) => !isApart(cut, cuts.slice(i + 1).flat())));
}

/** Findings that are told of the clients whose value is known, of levels that do not tell their split. */
function partsAmongKnown(at: At): string[] {
  return objectsOf(at('robustness', 'findings'))
    .filter((one) => {
      const known = isObject(one['values']) ? one['values']['known'] : null;
      // A difference of two levels, or a slope over all.
      return (typeof one['of'] === 'string' || one['about'] === 'slope') && isObject(known) && known['value'] !== null;
    })
    .filter((finding) => {
      const splits = objectsOf(at('eda', 'byCategory', String(finding['column'])));
      const sides =
        finding['about'] === 'slope'
          ? splits
          : [finding['of'], finding['against']].map((side) => splits.find(({ value }) => value === side));
      // Of a level that nobody is known in, the unknown part is told alone.
      return !sides.every((split) => split !== undefined && (split['known'] !== null || split['unknown'] !== null));
    })
    .map((finding) => `robustness.findings.${String(finding['id'])}: known`);
}

/** Experiments with all of a segment that tell what those who stayed are worth, where 1 to 9 left. */
function whatLeftWasWorth(at: At, sizes: Sizes): string[] {
  return objectsOf(at('experiments'))
    .filter(({ id, assigned, reachable, value }) => {
      const all = number(assigned);
      const left = (all ?? 0) - (number(reachable) ?? 0);
      return all !== null && number(value) !== null && sizes.get(String(id)) === all && isSmall(left);
    })
    .map(({ id }) => `experiments.${String(id)}.value`);
}

/** Shares of a level among those who stayed and those who left that make 1 to 9 clients of both, or all but so few. */
function sharesOfFew(at: At): string[] {
  const sides = ['stayed', 'churned'] as const;
  const sizes = sides.map((side) => number(at('portraits', side, 'n')) ?? 0);
  return objectsOf(at('portraits', 'stayed', 'traits'))
    .filter((trait) => {
      const shares = sides.map((side) => number(trait[side]));
      if (trait['measure'] !== 'share' || shares.includes(null)) return false;
      const missing = number(at('quality', 'missing', String(trait['column']))) ?? 0;
      // Of a column with empty cells the shares are of fewer clients than are told.
      const have = shares.reduce<number>((sum, share, i) => sum + Math.round(share! * sizes[i]!), 0);
      return isSmall(have) || (missing === 0 && givesAway(sizes[0]! + sizes[1]!, have));
    })
    .map(({ column, value }) => `portraits.${String(column)}=${String(value)}`);
}

/** Tests of a trait of two groups that tell of both though its comparison is withheld, as one of them is of 1 to 9 clients. */
function testsOfFew(at: At): string[] {
  const total = number(at('eda', 'churn', 'n'));
  // Of a column of more levels its other tests are of others too.
  const areAll = (test: Node) => total !== null && (number(test['n']) ?? 0) + (number(test['missing']) ?? 0) === total;
  return entriesOf(at('eda', 'proportions'))
    .filter(([, test]) => isObject(test) && test['condition'] === 'small' && areAll(test))
    .flatMap(([column]) => [
      ...(isComputed(at('correlations', 'association', column)) ? [`correlations.association.${column}`] : []),
      ...entriesOf(at('eda', 'acrossLevels', column)).flatMap(([value, test]) =>
        isComputed(test) ? [`eda.acrossLevels.${column}.${value}`] : [],
      ),
    ]);
}

const isComputed = (test: unknown) => isObject(test) && number(test['p']) !== null;

/** Pairs, claims and combinations of segments that leave 1 to 9 clients of what else is told. */
function overlapsLeft(overlap: unknown, sizes: Sizes): string[] {
  if (!isObject(overlap)) return [];
  const isLeft = (id: string, n: unknown) => {
    const size = sizes.get(id) ?? null;
    return typeof n === 'number' && (isSmall(n) || (size !== null && givesAway(size, n)));
  };
  const pairs = entriesOf(overlap['pairs']).flatMap(([a, row]) =>
    entriesOf(row)
      .filter(([, both]) => isLeft(a, both))
      .map(([b]) => `segmentOverlap.pairs.${a}.${b}`),
  );
  const exclusive = entriesOf(overlap['exclusive']);
  const hidden = exclusive.filter(([, n]) => n === null);
  const alone = hidden.length === 1 && number(overlap['anyOf']) !== null ? hidden : [];
  const claims = [...exclusive.filter(([id, n]) => isLeft(id, n)), ...alone];
  return [
    ...pairs,
    ...totalLeft(overlap),
    ...combinationsLeft(overlap),
    ...claims.map(([id]) => `segmentOverlap.exclusive.${id}`),
  ];
}

/** The combinations add up to the total: where it is withheld, how many of them are not told must be so too. */
const totalLeft = (overlap: Node): string[] =>
  number(overlap['anyOf']) === null && number(overlap['scattered']) !== null ? ['segmentOverlap.scattered'] : [];

/** Totals and pairs of segments of which the combinations that are told leave 1 to 9 clients. */
function combinationsLeft(overlap: Node): string[] {
  const told = objectsOf(overlap['combinations']);
  const left = (whole: unknown, isPart: (segments: readonly unknown[]) => boolean) => {
    const parts = told.filter(({ segments }) => Array.isArray(segments) && isPart(segments));
    const n = number(whole);
    return (
      n !== null && parts.length > 0 && isSmall(n - parts.reduce((sum, part) => sum + (number(part['n']) ?? 0), 0))
    );
  };
  const pairs = entriesOf(overlap['pairs']).flatMap(([a, row]) =>
    entriesOf(row)
      .filter(([b, both]) => a < b && left(both, (segments) => segments.includes(a) && segments.includes(b)))
      .map(([b]) => `segmentOverlap.pairs.${a}.${b}: combinations`),
  );
  return [
    ...(left(overlap['anyOf'], () => true) ? ['segmentOverlap.anyOf: combinations'] : []),
    ...(left(overlap['twoOrMore'], (segments) => segments.length > 1)
      ? ['segmentOverlap.twoOrMore: combinations']
      : []),
    ...pairs,
  ];
}
