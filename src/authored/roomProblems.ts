import { basename } from 'node:path';
import { valueUnits } from '../analysis/valueAssumptions.ts';
import type { Assumption } from '../schemas/assumption.ts';
import { contentName } from '../schemas/contentName.ts';
import type { ContentProblem } from '../schemas/contentProblem.ts';
import type { FoundOfferFile } from '../schemas/foundOffer.ts';
import type { Hypothesis } from '../schemas/hypothesis.ts';
import { offer } from '../schemas/offer.ts';
import type { Recommendation } from '../schemas/recommendation.ts';
import { repeatedTitles } from '../schemas/repeatedTitles.ts';
import type { Segment } from '../schemas/segment.ts';
import { takenPlaces } from '../schemas/takenPlaces.ts';
import type { ReadFile } from '../schemas/yamlFile.ts';

/** The files of each folder of src/content, read; of one that is wrong in itself the value is null. */
interface Rooms {
  readonly segments: readonly ReadFile<Segment>[];
  readonly assumptions: readonly ReadFile<Assumption>[];
  readonly hypotheses: readonly ReadFile<Hypothesis>[];
  readonly recommendations: readonly ReadFile<Recommendation>[];
  readonly foundOffers: readonly ReadFile<FoundOfferFile>[];
}

/** What is wrong in files beside one another: a name, a title, a rule or a place taken twice, an offer to nobody. */
export function roomProblems(rooms: Rooms): ContentProblem[] {
  const [segments, assumptions, hypotheses, foundOffers] = [
    ownersFirst(rooms.segments, 'id'),
    ownersFirst(rooms.assumptions, 'id'),
    ownersFirst(rooms.hypotheses, 'id'),
    ownersFirst(rooms.foundOffers, 'id'),
  ];
  const recommendations = ownersFirst(rooms.recommendations, 'segment');
  return [
    ...idProblems(segments, 'id'),
    ...idProblems(assumptions, 'id'),
    ...idProblems(hypotheses, 'id'),
    ...idProblems(foundOffers, 'id'),
    ...idProblems(recommendations, 'segment'),
    ...repeatedRules(segments),
    ...strayRecommendations(recommendations, segments),
    ...takenPlaces(hypotheses),
    ...repeatedTitles(hypotheses),
    ...repeatedTitles(segments),
    ...repeatedTitles(assumptions),
  ];
}

/** The files whose name stands in their field before those that have another: of a file and its copy, «city (1).yaml», the copy is the second. */
function ownersFirst<T extends object>(files: readonly ReadFile<T>[], field: keyof T): readonly ReadFile<T>[] {
  const isOwner = ({ file, value }: ReadFile<T>) => value?.[field] === nameOf(file);
  return files.toSorted((a, b) => Number(isOwner(b)) - Number(isOwner(a)));
}

/** Ids occur once, and are the names of their files. */
function idProblems<T>(files: readonly ReadFile<T>[], field: string): ContentProblem[] {
  const seen = new Map<string, ReadFile<T>>();
  return files.flatMap((read) => {
    const id = (read.value as Record<string, unknown> | null)?.[field] as string | undefined;
    if (id === undefined) return [];
    const at = { file: read.file, ...read.place([field]) };
    const first = seen.get(id);
    if (first) {
      const place = first.place([field]);
      const message = `имя «${id}» уже занято: ${contentName()}/${first.file}:${place.line}:${place.column}; дайте другое, такое же, как у файла, или уберите лишнюю копию`;
      return [{ ...at, message }];
    }
    seen.set(id, read);
    const name = nameOf(read.file);
    if (name === id) return [];
    return [{ ...at, message: `имя «${id}» и имя файла «${name}» расходятся; сделайте их одинаковыми` }];
  });
}

/** The name of a YAML file without its ending. */
const nameOf = (file: string) => basename(file).replace(/\.ya?ml$/, '');

/** Two segments of one rule are the same people twice in the queue. */
function repeatedRules(segments: readonly ReadFile<Segment>[]): ContentProblem[] {
  const seen = new Map<string, Pick<ReadFile<Segment>, 'file' | 'value'>>();
  return segments.flatMap(({ file, value, place }) => {
    if (value === null) return [];
    const rule = JSON.stringify(value.rule.map((condition) => JSON.stringify(condition)).sort());
    const first = seen.get(rule);
    seen.set(rule, { file, value });
    // A file copied whole, name and all, is told by its name.
    if (first === undefined || first.value!.id === value.id) return [];
    const message = `то же правило уже есть: ${contentName()}/${first.file}; измените одно из них`;
    return [{ file, ...place(['rule']), message }];
  });
}

/** The value of a client is counted of all its assumptions or not at all. */
export function lackingAssumptions(assumptions: readonly ReadFile<Assumption>[]): ContentProblem[] {
  // A file that is not read yet may be the one.
  if (assumptions.some(({ value }) => value === null)) return [];
  const ids = assumptions.map(({ value }) => value!.id);
  const needed = Object.keys(valueUnits);
  const others = ids.filter((id) => !needed.includes(id));
  return (
    needed
      // Of a file that has the name its own id is mistyped, which is told already.
      .filter((id) => !ids.includes(id) && !assumptions.some(({ file }) => nameOf(file) === id))
      .map((id) => {
        const renamed = others.length > 0 ? `; если изменено имя, верните имя: ${offer(id, others)}` : '';
        const message = `допущения нет, а без него ценность клиента не считается: верните файл или начните его командой npm run new:assumption -- ${id} "Название"${renamed}`;
        return { file: `assumptions/${id}.yaml`, line: 1, column: 1, message };
      })
  );
}

/** Offers to a segment that there is not. */
function strayRecommendations(
  recommendations: readonly ReadFile<Recommendation>[],
  segments: readonly ReadFile<Segment>[],
): ContentProblem[] {
  const known = segments.flatMap(({ value }) => (value ? [value.id] : []));
  return (
    recommendations
      .filter(
        ({ value }) => value !== null && !known.includes(value.segment) && segments.every((s) => s.value !== null),
      )
      // Of a file that has a segment's name its own field is mistyped, or the segment's id is, which is told already.
      .filter(({ file }) => !segments.some((segment) => nameOf(segment.file) === nameOf(file)))
      .map(({ file, value, place }) => ({
        file,
        ...place(['segment']),
        message: `нет сегмента «${value!.segment}»; ${offer(value!.segment, known)}; если сегмент убран, уберите и это предложение`,
      }))
  );
}
