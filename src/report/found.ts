import { bitsetOf, countOf, has, intersect, jaccard, type Bitset } from '../analysis/bitset.ts';
import { candidateConditions } from '../analysis/candidateConditions.ts';
import { winsorBounds } from '../analysis/winsorised.ts';
import { filled } from '../analysis/filled.ts';
import { ALIKE, findSegments, type Aim } from '../analysis/findSegments.ts';
import { foundFigures, retainedOf } from '../analysis/foundSegments.ts';
import { onceOf } from '../analysis/once.ts';
import { givesAway } from '../analysis/published.ts';
import type { FoundSegment, FoundSegments } from '../analysis/result.ts';
import { meeting, membersOf, rowsOf, type RuleCondition } from '../analysis/segment.ts';
import { splitKeys } from '../analysis/splits.ts';
import type { ContentFiles } from '../authored/contentFiles.ts';
import type { Table } from '../dataset/table.ts';

/** A segment has at least this share of the clients. */
const LEAST_SHARE = 0.05;
/** And at least this many in the half it was found on. */
const LEAST_CLIENTS = 25;
/** The search sees at most this many clients: more would cost time and find the same. */
const MOST_SEARCHED = 20_000;

/**
 * Segments found by search on one half of the clients (by a seeded hash) and measured on the other, and the
 * content's segments beside them, in the order given: their rules ask the file as it was `read`, the search sees the
 * table whose small levels are merged.
 */
export function searchSegments(
  read: Table,
  table: Table,
  outcome: Uint16Array,
  known: Uint8Array | null,
  value: Float64Array | null,
  given: ContentFiles['segments'],
): FoundSegments {
  const inputs = { outcome, known, value, winsorBounds: value ? winsorBounds(value) : null };
  const { searched, confirming } = halvesOf(table);
  const conditions = candidateConditions(table, searched).map((condition) => {
    const meets = meeting(table, condition);
    const members = bitsetOf(searched.length, (position) => meets(searched[position]!));
    return { condition, members, n: countOf(members) };
  });
  const everyRow = rowsWhere(table.rows, () => true);
  const { kept, accepts } = amongAll(table);
  const search = findSegments(
    {
      outcome: filled(new Uint8Array(searched.length), (i) => outcome[searched[i]!]!),
      retained: retainedOf(searched, inputs),
      conditions,
    },
    { least: Math.max(LEAST_CLIENTS, Math.ceil(LEAST_SHARE * searched.length)), accepts },
  );
  const told = (aim: Aim, name: string) =>
    search[aim].map(({ rule }, i): FoundSegment => {
      const members = kept[aim][i]!;
      const inside = (row: number) => has(members, row);
      const [seen, unseen] = [searched.filter(inside), confirming.filter(inside)];
      const n = countOf(members);
      // All of them less one half would be the other.
      const discovery = givesAway(n, seen.length) ? null : foundFigures(seen, inputs);
      const confirmation = givesAway(n, unseen.length) ? null : foundFigures(unseen, inputs, [confirming]);
      const figure = (half: typeof discovery) => (aim === 'churn' ? half?.rate : half?.retainedMean) ?? null;
      const [promised, held] = [figure(discovery), figure(confirmation)];
      return {
        id: `${name}-${i + 1}`,
        rule,
        n,
        share: n / table.rows,
        discovery,
        confirmation,
        optimism: promised === null || held === null ? null : promised - held,
      };
    });
  return {
    least: LEAST_SHARE,
    discoveryN: searched.length,
    confirmationN: confirming.length,
    tried: search.tried,
    valuable: told('retained', 'valuable'),
    atRisk: told('churn', 'at-risk'),
    everybody: foundFigures(confirming, inputs, [everyRow]),
    given: given.map(({ id, rule }) => {
      const members = membersOf(read, rule);
      const inside = (row: number) => members[row] === 1;
      return {
        id,
        confirmation: foundFigures(confirming.filter(inside), inputs, [confirming, everyRow.filter(inside)]),
      };
    }),
  };
}

/** Rows of the clients that are searched, in the order of their hash, and of those on whom what was found is measured. */
export function halvesOf(table: Table) {
  const keys = splitKeys(table, 'discovery');
  const share = Math.min(0.5, MOST_SEARCHED / Math.max(1, table.rows));
  const searched = rowsWhere(table.rows, (row) => keys[row]! < share);
  // In the order of the hash, so that a sum does not depend on the order of the file.
  searched.sort((a, b) => keys[a]! - keys[b]!);
  return { searched, confirming: rowsWhere(table.rows, (row) => keys[row]! >= 0.5) };
}

/** The last word on a rule: among all clients it has enough, and is unlike those kept before it, whose members are `kept`. */
function amongAll(table: Table) {
  const kept: Record<Aim, Bitset[]> = { retained: [], churn: [] };
  const meeters = onceOf((condition: RuleCondition) => bitsetOf(table.rows, meeting(table, condition)));
  const accepts = (rule: readonly RuleCondition[], aim: Aim) => {
    const members = meeters(rule[0]!).slice();
    for (const condition of rule) intersect(members, meeters(condition), members);
    const others = kept[aim];
    const n = countOf(members);
    const fits =
      n >= LEAST_SHARE * table.rows &&
      !givesAway(table.rows, n) &&
      others.every((other) => jaccard(other, members) <= ALIKE);
    if (fits) others.push(members);
    return fits;
  };
  return { kept, accepts };
}

function rowsWhere(rows: number, is: (row: number) => boolean): Uint32Array {
  const members = new Uint8Array(rows);
  for (let row = 0; row < rows; row += 1) if (is(row)) members[row] = 1;
  return rowsOf(members);
}
