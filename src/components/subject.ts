import type { Finding, Scenario } from '../analysis/result.ts';
import { findingName, variantName } from '../charts/findingWords.ts';
import { scenarioName } from '../charts/scenarioNames.ts';
import { termLabel } from '../charts/termLabel.ts';
import { traitName } from '../charts/traitName.ts';
import { assumptions, foundTitles, hypotheses, segments, type JoinedResults } from '../content.ts';
import { schema } from '../dataset/index.ts';
import { anyValue, informativeWords, levelWords } from '../dataset/levelWords.ts';
import { columnOf, informativeColumn, type ColumnSchema } from '../dataset/schema.ts';
import { inQuotes } from '../charts/inQuotes.ts';
import { groupWords } from './definitions.ts';
import { groupTitles } from './verificationWords.ts';

/** A group of figures by their names. */
export type Figures = Readonly<Record<string, unknown>>;
/** Whether a value of the results is such a group, no list and no figure. */
export const isFigures = (value: unknown): value is Figures =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const columnNamed = (name: unknown): ColumnSchema | undefined => schema.columns.find((one) => one.name === name);
const levelOf = (column: ColumnSchema | undefined, level: string) =>
  column === undefined ? level : levelWords(column, level);

/**
 * Whom a figure is about, from the names on its way: «пол: женщины», «остаток известен». `owners` are what the
 * steps lead through, the results first.
 */
export function subject(results: object, steps: readonly string[], owners: readonly unknown[]): string[] {
  const words: string[] = [];
  let column: ColumnSchema | undefined;
  steps.forEach((name, i) => {
    const isLast = i === steps.length - 1;
    // Parts of the value are called as the formula calls them, whatever their columns are.
    const named = steps[0] === 'metric' ? undefined : columnNamed(name);
    const owner = owners[i];
    if (named?.role === 'outcome' && !isLast && steps[0] !== 'correlations') words.push('все клиенты');
    else if (named && !Array.isArray(owner)) {
      column = named;
      words.push(named.label);
    } else if (!isLast) {
      const found = stepWords({ results, steps, i, name, owner, here: owners[i + 1], column });
      const label = column && words.at(-1) === column.label && Array.isArray(owner) ? `${words.pop()}: ` : '';
      words.push(...found.map((word) => `${label}${word}`));
    }
  });
  return words;
}

/** One step of the way to a figure. */
interface Step {
  readonly results: object;
  readonly steps: readonly string[];
  /** Its place among the steps, and its name. */
  readonly i: number;
  readonly name: string;
  /** What it leads from, and to. */
  readonly owner: unknown;
  readonly here: unknown;
  /** The last column that was named on the way. */
  readonly column: ColumnSchema | undefined;
}

/** What one step says; nothing where it is only a room of the results. */
function stepWords(step: Step): string[] {
  const { results, steps, i, name, owner, column } = step;
  if (Array.isArray(owner)) return elementWords(step);
  if (['values', 'orders'].includes(steps[i - 1]!) && isFigures(owner)) return [variantName(schema, name)];
  if (isKnownness(name)) return [knownWords(steps, name)];
  if (name === 'of' || name === 'against') return sideWords(results, steps, name);
  if (name === 'rateOf' || name === 'rateAgainst') {
    const level = isFigures(owner) ? owner[name === 'rateOf' ? 'of' : 'against'] : undefined;
    if (typeof level !== 'string') return [];
    return [isKnownness(level) ? knownWords(steps, level) : levelOf(column, level)];
  }
  if (steps[i - 1] === 'assumptions') return assumptions().flatMap((one) => (one.id === name ? [one.title] : []));
  return groupWords[name] === undefined ? [] : [groupWords[name]];
}

type Knownness = 'known' | 'unknown';
const isKnownness = (name: string): name is Knownness => name === 'known' || name === 'unknown';

/** Whose value is there, whose is not: of the column that tells the most by it, but in the room of another column of that one. */
function knownWords(steps: readonly string[], side: Knownness): string {
  const own = steps[1] === 'missingness' ? steps[2] : undefined;
  const isOther = own !== undefined && own !== informativeColumn(schema)?.name;
  const { known, missing } = isOther ? anyValue : informativeWords(schema);
  return side === 'known' ? known : missing;
}

/** Where an element lies: the steps to it, and what it is called where it has no name of its own. */
interface Where {
  readonly joined: JoinedResults;
  readonly steps: readonly string[];
  readonly place: string;
}

type Namer = (element: Figures, where: Where) => string[];

const ofSegment: Namer = ({ id }, { joined }) => quoted('сегмент', titleIn(segments(joined), id));
const ofHypothesis = (id: unknown, joined: JoinedResults) => quoted('гипотеза', titleIn(hypotheses(joined), id));
const ofRule = (id: unknown, joined: JoinedResults) => quoted('правило', titleIn(foundTitles(joined), id));

/** What an element is called by the room of the results that it lies in. */
const inRoom: Readonly<Record<string, Namer>> = {
  segments: ofSegment,
  segmentDetails: ofSegment,
  experiments: ofSegment,
  hypotheses: ({ id }, { joined }) => ofHypothesis(id, joined),
  disagreements: ({ a, b }, { joined }) => [a, b].flatMap((id) => ofHypothesis(id, joined)),
  foundSegments: ({ id }, { joined }) => ofRule(id, joined),
  foundOffers: ({ segment }, { joined }) => ofRule(segment, joined),
  verification: ({ id }, { place }) => [groupTitles[String(id)] ?? place],
  robustness: robustnessWords,
  clusters: clusterWords,
};

/** The same by the name of a table in its room. */
const inTable: Readonly<Record<string, Namer>> = {
  combinations: ({ segments: ids }, { joined }) => [
    (ids as readonly string[]).map((id) => titleIn(segments(joined), id) ?? id).join(' и '),
  ],
  scan: (element) => [traitWords(element, element['of'] === 'empty')],
  sensitivity: (element) => [`допущение «${scenarioWords(element)}»`],
  funnel: ({ id }) => [columnNamed(id)?.label ?? 'все строки файла'],
  // A part of a number’s clients is called by its place, which alone would sound like a value, or like a row of the file.
  bands: ({ value }, { place }) => [`группа ${String(value ?? place)}`],
  quartiles: ({ value }, { place }) => [`четверть по ценности: ${String(value ?? place)}`],
};

/** The element of a list that a path goes through: its title, level or label; else its place. */
function elementWords({ results, steps, name, here: element, column }: Step): string[] {
  const place = groupWords[name] ?? (/^\d+$/.test(name) ? `строка ${Number(name) + 1}` : name);
  if (!isFigures(element)) return [place];
  const namer = inRoom[steps[0]!] ?? inTable[steps[1]!];
  if (namer) return namer(element, { joined: results as JoinedResults, steps, place });
  if (steps.includes('bins') && /^\d+$/.test(name)) return [`ступень ${Number(name) + 1}`];
  const { value, column: of, a, b, term } = element;
  const pair = [columnNamed(a), columnNamed(b)].flatMap((one) => (one ? [one.label] : []));
  if (pair.length === 2) return [pair.join(' и ')];
  const trait = column === undefined ? columnNamed(of) : undefined;
  if (typeof value === 'string') return [trait ? `${trait.label}: ${levelOf(trait, value)}` : levelOf(column, value)];
  if (typeof term === 'string') return [termLabel(schema, term)];
  return [columnNamed(of)?.label ?? place];
}

const titleIn = (list: readonly { readonly id: string; readonly title: string }[], id: unknown) =>
  list.find((one) => one.id === id)?.title;

/** «кластер 2», a trait of its profile, a number of clusters that was tried, or quarters of a column beside it. */
function clusterWords(element: Figures, { steps }: Where): string[] {
  if ('profile' in element) return [`кластер ${String(element['id'])}`];
  if ('k' in element) return [`число кластеров: ${String(element['k'])}`];
  const trait = traitWords(element, element['unknown'] === true);
  return [steps[1] === 'byQuarters' ? `четверти: ${trait}` : trait];
}

const traitWords = (element: Figures, isEmpty: boolean) =>
  traitName(schema, { column: String(element['column']), of: isEmpty ? 'empty' : 'value' });

/** A composition of the file, or a finding told again on all of them. */
function robustnessWords(element: Figures, { joined }: Where): string[] {
  const titles = Object.fromEntries(segments(joined).map(({ id, title }) => [id, title]));
  if (!('about' in element)) return [variantName(schema, String(element['id']))];
  return [`вывод ${inQuotes(findingName(element as unknown as Finding, { schema, titles }))}`];
}

/** «Горизонт расчёта ÷ 2»; of a bar of the tornado the assumption alone. */
function scenarioWords(element: Figures): string {
  const titles = Object.fromEntries(assumptions().map(({ id, title }) => [id, title]));
  if ('change' in element) return scenarioName(element as unknown as Scenario, { schema, titles });
  return titles[String(element['id'])] ?? String(element['id']);
}

const quoted = (what: string, title: string | undefined) => (title === undefined ? [] : [`${what} ${inQuotes(title)}`]);

/** The group of a hypothesis that a rate is of: «женщины». */
function sideWords(results: object, steps: readonly string[], side: 'of' | 'against'): string[] {
  const hypothesis = hypotheses(results as JoinedResults).find(({ id }) => id === steps[1]);
  if (!hypothesis) return [];
  const column = columnOf(schema, hypothesis.column);
  const groups = hypothesis.groups ?? column.contrast ?? { of: '1', against: '0' };
  return [levelOf(column, groups[side])];
}
