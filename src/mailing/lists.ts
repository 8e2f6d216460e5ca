import { assignedTo, drawControl, partOf } from '../analysis/assign.ts';
import { experimentOf } from '../analysis/experiment.ts';
import { countOnes } from '../analysis/filled.ts';
import { detectableDifference } from '../analysis/power.ts';
import { bestFound } from '../analysis/foundOffers.ts';
import { letterQueue, type LetterQueue } from '../analysis/letterQueue.ts';
import type { Experiment, FoundSegments, SegmentResult } from '../analysis/result.ts';
import { rowsOf } from '../analysis/segment.ts';
import type { ContentFiles } from '../authored/contentFiles.ts';
import { codes, column, type Table } from '../dataset/table.ts';
import { columnOf, outcomeOf, type DataSchema } from '../dataset/schema.ts';
import { offer } from '../schemas/offer.ts';
import { csv } from '../csv.ts';
import { ruleTitle } from '../ruleWords.ts';

/** Seed of the draw: another seed is another control group. */
const SEED = 'control';

/** What the lists are made of. */
export interface MailingInput {
  readonly table: Table;
  readonly content: Pick<ContentFiles, 'segments' | 'recommendations' | 'foundOffers'>;
  readonly results: { readonly segments: readonly SegmentResult[]; readonly foundSegments: FoundSegments };
}

/** Who gets a letter and who is left without one on purpose. */
export interface Mailing {
  readonly id: string;
  readonly title: string;
  readonly members: number;
  /** Members whom no segment before it claims. */
  readonly assigned: number;
  /** Those of them who had left: nobody writes to them. */
  readonly churned: number;
  readonly letters: number;
  readonly control: number;
  /** named: the share was given; power: enough for 80 %; half: no split is enough, or no uplift is named; half is the best there is. */
  readonly controlBy: 'named' | 'power' | 'half';
  /** The smallest rise of the share that stays which these very lists show with a power of 80 %; null where they show none. */
  readonly detectable: number | null;
  /** What the best lists can show; null where the segment has no offer with an uplift. */
  readonly experiment: Experiment | null;
  readonly lettersCsv: string;
  readonly controlCsv: string;
}

/** A mailing that cannot be made; the message is for the terminal, in Russian. */
export class MailingError extends Error {
  override readonly name = 'MailingError';
}

/**
 * The lists of one segment, of the content or found by the search. Each client belongs to the first of his segments in the queue; who had left gets no
 * letter; the control group is drawn by a seeded hash, as large as 80 % power for the higher uplift of its offer
 * needs, or the named share. Throws a MailingError on an unknown segment, or one without enough clients.
 */
export function mailingLists({ table, content, results }: MailingInput, id: string, share?: number): Mailing {
  const best = bestFound(results.foundSegments).filter((one) => content.foundOffers.some((file) => file.id === one.id));
  const queue = letterQueue(table, content.segments, results.segments, best);
  const all = queue.find((one) => one.id === id)?.members;
  if (!all) throw new MailingError(unknownWords(id, content, queue));
  const order = queue.map((one) => one.id);
  const own = assignedTo(id, queue, order);
  const outcome = codes(table, outcomeOf(table.schema).name).codes;
  const assigned = Array.from(rowsOf(own));
  const reachable = assigned.filter((row) => outcome[row] === 0);
  // Not the results' own: those are for the public, and may withhold counts.
  const { uplift } =
    content.recommendations.find((one) => one.segment === id) ?? content.foundOffers.find((one) => one.id === id) ?? {};
  const experiment = uplift ? experimentOf(id, partOf(own, outcome, null), uplift) : null;
  const { size, controlBy } = controlSize(reachable.length, share, experiment);
  if (size < 1 || reachable.length - size < 1)
    throw new MailingError(
      `в сегменте «${id}» клиентов осталось ${reachable.length}: на письма и контрольную группу этого не хватит`,
    );
  const { letters, control } = drawControl(table, reachable, size, `${SEED}|${id}`);
  const writer = listWriter(table);
  return {
    id,
    title:
      content.segments.find((one) => one.id === id)?.title ??
      ruleTitle(best.find((one) => one.id === id)!.found.rule, table.schema),
    members: countOnes(all),
    assigned: assigned.length,
    churned: assigned.length - reachable.length,
    letters: letters.length,
    control: control.length,
    controlBy,
    detectable: detectableDifference(letters.length, control.length, reachable.length / assigned.length),
    experiment,
    lettersCsv: writer(letters),
    controlCsv: writer(control),
  };
}

/** What is said of an id that no segment has: the search may have found nothing of a kind that has an offer. */
function unknownWords(id: string, content: MailingInput['content'], queue: LetterQueue): string {
  const file = content.foundOffers.find((one) => one.id === id);
  if (file) return `сегмента «${id}» на этих данных нет. ${file.otherwise.replace(/\.$/, '')}`;
  // In the order of the content, as its folder lists them.
  const known = [
    ...content.segments.map((one) => one.id),
    ...queue.slice(content.segments.length).map((one) => one.id),
  ];
  return `нет сегмента «${id}»; ${offer(id, known)}`;
}

function controlSize(reachable: number, share: number | undefined, experiment: Experiment | null) {
  if (share !== undefined) return { size: Math.round(reachable * share), controlBy: 'named' as const };
  // An uplift that would keep more than everybody cannot be looked for.
  const rise = experiment?.high.rate === null ? experiment.low : experiment?.high;
  const enough = rise?.control ?? null;
  if (enough !== null) return { size: enough, controlBy: 'power' as const };
  return { size: Math.floor(reachable / 2), controlBy: 'half' as const };
}

/** The columns that tell a client from the others: the id, and whatever tells equal ids apart. */
export const columnsOfClient = (schema: DataSchema): readonly string[] => [
  ...new Set([...schema.columns.filter(({ role }) => role === 'id').map(({ name }) => name), ...schema.splitKey]),
];

/** Writes rows as a list of ids with whatever tells equal ids apart (the schema's split key), in the order of the ids. */
function listWriter(table: Table) {
  const names = columnsOfClient(table.schema);
  const header = names.map((name) => columnOf(table.schema, name).header);
  const columns = names.map((name) => column(table, name));
  const text = (row: number) =>
    columns.map((one) => (one.type === 'code' ? (one.levels[one.codes[row]!] ?? '') : String(one.values[row])));
  const order = new Intl.Collator('ru', { numeric: true });
  return (rows: readonly number[]) =>
    csv(
      header,
      rows.map(text).sort((a, b) => {
        const differing = a.findIndex((cell, i) => cell !== b[i]);
        return differing < 0 ? 0 : order.compare(a[differing]!, b[differing]!);
      }),
    );
}
