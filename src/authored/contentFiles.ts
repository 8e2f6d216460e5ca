import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { chapterProblems, frontsOf, noChapterProblems, readChapters, type ChapterFront } from './chapterFiles.ts';
import { authorText } from './authorText.ts';
import { lackingAssumptions, roomProblems } from './roomProblems.ts';
import { contentFolder, contentHash, isFile } from './contentFolder.ts';
import type { DataSchema } from '../dataset/schema.ts';
import { slipOf } from '../paths/nearest.ts';
import { assumptionSchema, type Assumption } from '../schemas/assumption.ts';
import { ContentError, type ContentProblem } from '../schemas/contentProblem.ts';
import { foundOfferSchema, type FoundOfferFile } from '../schemas/foundOffer.ts';
import { glossarySchema, type GlossaryTerm } from '../schemas/glossary.ts';
import { hypothesisSchema, type Hypothesis } from '../schemas/hypothesis.ts';
import { recommendationSchema, type Recommendation } from '../schemas/recommendation.ts';
import { segmentSchema, type Segment } from '../schemas/segment.ts';
import { siteSchema, type Site } from '../schemas/site.ts';
import { readYaml, type ReadFile } from '../schemas/yamlFile.ts';

/** Everything of src/content but what the chapters tell: read and checked, not yet joined with results. Plain data, the same when kept as JSON. */
export interface ContentFiles {
  /** SHA-256 of every file of the folder, chapters and all, in the order of their names. */
  readonly sha256: string;
  readonly site: Site;
  /** In the order of the brief. */
  readonly segments: readonly Segment[];
  readonly assumptions: readonly Assumption[];
  /** In their own order. */
  readonly hypotheses: readonly Hypothesis[];
  readonly recommendations: readonly Recommendation[];
  /** Offers to what the search finds; of a kind without a file nothing is offered. */
  readonly foundOffers: readonly FoundOfferFile[];
  /** Empty where there is no glossary.yaml. */
  readonly terms: readonly GlossaryTerm[];
  /** In the order of the report. */
  readonly chapters: readonly ChapterFront[];
}

/**
 * Reads src/content's YAML, the front matter of its chapters too, against the data set's schema. Throws a ContentError that names every mistake with
 * file, line and column; ids are the names of the files and occur once.
 */
export function readContentFiles(schema: DataSchema, folder = contentFolder()): ContentFiles {
  return readChecked(schema, folder, true);
}

/** The same of a folder that may lack a chapter, or assumptions of the value, for they are begun one by one. */
export const readBegunContent = (schema: DataSchema, folder: string): ContentFiles =>
  readChecked(schema, folder, false);

function readChecked(schema: DataSchema, folder: string, isWhole: boolean): ContentFiles {
  const problems: ContentProblem[] = strayNames(folder);
  const readAll = <T>(room: string, shape: z.ZodType<T>) => readRoom(folder, room, shape, problems);
  const site = readFile(join(folder, 'site.yaml'), 'site.yaml', siteSchema, problems);
  const glossary = existsSync(join(folder, 'glossary.yaml'))
    ? readFile(join(folder, 'glossary.yaml'), 'glossary.yaml', glossarySchema, problems)
    : null;
  const segments = readAll('segments', segmentSchema(schema));
  const assumptions = readAll('assumptions', assumptionSchema);
  const hypotheses = readAll('hypotheses', hypothesisSchema(schema));
  const recommendations = readAll('recommendations', recommendationSchema);
  const foundOffers = readAll('found', foundOfferSchema);
  const rooms = { segments, assumptions, hypotheses, recommendations, foundOffers };
  problems.push(...roomProblems(rooms));
  if (isWhole && schema.value !== undefined) problems.push(...lackingAssumptions(assumptions));
  const chapters = readChapters(folder);
  problems.push(...(isWhole ? noChapterProblems(chapters) : []), ...chapterProblems(chapters));
  if (problems.length > 0) throw new ContentError(problems);
  const byOrder = <T extends { order: number }>(a: T, b: T) => a.order - b.order;
  const values = <T>(files: readonly ReadFile<T>[]) => files.map((file) => file.value!);
  return {
    sha256: contentHash(folder),
    site: site.value!,
    segments: values(segments).sort(byOrder),
    assumptions: values(assumptions).sort(byOrder),
    hypotheses: values(hypotheses).sort(byOrder),
    recommendations: values(recommendations),
    foundOffers: values(foundOffers),
    terms: glossary?.value?.terms ?? [],
    chapters: frontsOf(chapters).sort((a, b) => byOrder(a.front, b.front)),
  };
}

const ROOMS = ['chapters', 'segments', 'hypotheses', 'assumptions', 'recommendations', 'found'];
const SINGLE_FILES = ['site.yaml', 'glossary.yaml', 'prose.yaml'];

/** «hypothesis/», «Segments/», «glossary.yml»: what lies there would be in no report, and its author would look for it. */
function strayNames(folder: string): ContentProblem[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const { name } = entry;
    // «site.yaml~», «#site.yaml#», «.#site.yaml»: an editor's.
    if (/^[.#]|~$/.test(name)) return [];
    const known = entry.isDirectory() ? ROOMS : SINGLE_FILES;
    const meant = slipOf(name, known);
    if (meant === undefined || known.includes(name)) return [];
    const what = entry.isDirectory() ? 'папка не читается' : 'файл не читается';
    return [{ file: name, line: 1, column: 1, message: `${what}: имя похоже на ${meant}; назовите так или иначе` }];
  });
}

/** A file that is not there, or is none that is read: whatever it would say is not known. */
function unreadFile<T>(file: string, message: string): ReadFile<T> {
  const start = { line: 1, column: 1 };
  return { file, value: null, problems: [{ file, ...start, message }], place: () => start };
}

function readFile<T>(path: string, file: string, shape: z.ZodType<T>, problems: ContentProblem[]): ReadFile<T> {
  if (!existsSync(path)) {
    const fields = shape instanceof z.ZodObject ? `; в нём: ${Object.keys(shape.shape).join(', ')}` : '';
    const absent = unreadFile<T>(file, `файла нет: создайте его${fields}`);
    problems.push(...absent.problems);
    return absent;
  }
  const { text, problem } = authorText(path, file);
  const read = readYaml(text, file, shape);
  // Of a text in another encoding every other complaint follows from it.
  problems.push(...(problem === null ? read.problems : [problem]));
  return read;
}

/** The files of a room in the order of their names; a room that is absent is empty. */
function readRoom<T>(folder: string, room: string, shape: z.ZodType<T>, problems: ContentProblem[]): ReadFile<T>[] {
  if (!existsSync(join(folder, room))) return [];
  const all = readdirSync(join(folder, room), { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => !name.split('/').some((part) => part.startsWith('.')) && isFile(join(folder, room, name)));
  const names = all.filter((name) => /^[^/]+\.ya?ml$/.test(name));
  // «nova.YAML», «nova.yam», «nova.yaml.txt» of another editor, «old/nova.yaml»: its author would look for it in the report.
  const strays = all.filter((name) => /\.y[aml]{2,4}(?:\.txt)?$/i.test(name) && !names.includes(name));
  const stray = `файл не читается: он должен лежать в самой папке ${room}, а имя — кончаться на .yaml; перенесите, переименуйте или уберите его`;
  const unread = strays.map((name) => unreadFile<T>(`${room}/${name}`, stray));
  problems.push(...unread.flatMap((read) => read.problems));
  return [
    ...names.sort().map((name) => readFile(join(folder, room, name), `${room}/${name}`, shape, problems)),
    ...unread,
  ];
}
