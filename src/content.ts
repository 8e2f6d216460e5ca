import { bestFound, foundOfferIds, type FoundBest } from './analysis/foundOffers.ts';
import type {
  Experiment,
  FoundOffer,
  FoundSegment,
  FoundSegments,
  HypothesisResult,
  SegmentDetail,
  SegmentResult,
  SubGroup,
} from './analysis/result.ts';
import { areApart } from './analysis/segmentDetail.ts';
import type { ChapterFront } from './authored/chapterFiles.ts';
import type { ContentFiles } from './authored/contentFiles.ts';
import { filesOf as files } from './authored/contentShelf.ts';
import { schema } from './dataset/index.ts';
import { holdsOf } from './authored/offerCondition.ts';
import { conditionWords, ruleTitle, ruleWords } from './ruleWords.ts';
import type { Assumption } from './schemas/assumption.ts';
import type { FoundOfferFile } from './schemas/foundOffer.ts';
import type { GlossaryTerm } from './schemas/glossary.ts';
import type { Hypothesis } from './schemas/hypothesis.ts';
import type { Recommendation } from './schemas/recommendation.ts';
import type { Segment } from './schemas/segment.ts';
import type { Site } from './schemas/site.ts';

/** The parts of the results that content is joined with; results.json and the live object both have them. */
export interface JoinedResults {
  readonly foundSegments: { readonly valuable: readonly FoundSegment[]; readonly atRisk: readonly FoundSegment[] };
  readonly segments: readonly SegmentResult[];
  readonly hypotheses: readonly HypothesisResult[];
  readonly experiments: readonly Experiment[];
  readonly segmentDetails: readonly Pick<SegmentDetail, 'id' | 'worst' | 'best'>[];
}

/** A segment's file, its rule in words, and what the data say of it. */
export interface SegmentEntry extends Segment {
  readonly words: string;
  readonly result: SegmentResult;
}

/** A hypothesis's file, whom it is about in words (null: all clients), and its test. */
export interface HypothesisEntry extends Hypothesis {
  readonly whereWords: string | null;
  readonly result: HypothesisResult;
}

/** An offer with its segment; where a condition of it fails, it is withdrawn with its sentence. */
export interface RecommendationEntry extends Recommendation {
  readonly entry: SegmentEntry;
  readonly withdrawn: boolean;
  /** The group inside the segment that left most, with its words; null where none surely left more than another. */
  readonly worst: (SubGroup & { readonly words: string }) | null;
  /** What an experiment can show on those who would get the letter; null where the results hold none. */
  readonly experiment: Experiment | null;
  /** Roubles that the offer may bring over the horizon: the value of those who can get the letter (of the whole segment where that is withheld) times the uplift; null where none is known. */
  readonly worth: readonly [number, number] | null;
}

/** The parts of the results that the offers to found segments are joined with. */
export interface FoundResults {
  readonly foundSegments: FoundSegments;
  readonly foundOffers: readonly FoundOffer[];
}

/** An offer to the best found segment of its kind; `best` is null where the search found none. */
export interface FoundOfferEntry extends FoundOfferFile {
  readonly best: FoundBest | null;
  /** The rule in words, with a capital. */
  readonly title: string;
  readonly experiment: Experiment | null;
  readonly worst: RecommendationEntry['worst'];
  /** Roubles that the offer may bring over the horizon; null where none is known. */
  readonly worth: readonly [number, number] | null;
}

/** What the report says of itself. */
export const site = (): Site => files().site;

/** The words of the glossary in the order of their file. */
export const terms = (): readonly GlossaryTerm[] => files().terms;

/** The front matter of every chapter in the order of the report. */
export const chapterFronts = (): readonly ChapterFront[] => files().chapters;

/** The assumptions in the order of their table. */
export const assumptions = (): readonly Assumption[] => files().assumptions;

/** A join of results with the content files, made once of both: every note on a figure asks for it. */
function joinedOnce<R extends object, T>(join: (results: R) => T) {
  const made = new WeakMap<R, { readonly files: ContentFiles; readonly value: T }>();
  return (results: R): T => {
    const known = made.get(results);
    if (known?.files === files()) return known.value;
    const value = join(results);
    made.set(results, { files: files(), value });
    return value;
  };
}

/** Segments by priority; those that do not qualify come last, in the brief's order. */
export const segments = joinedOnce((results: JoinedResults): readonly SegmentEntry[] => {
  const joined = files().segments.map((segment) => ({
    ...segment,
    words: ruleWords(segment.rule, schema),
    result: found(results.segments, segment.id, 'segment'),
  }));
  const place = (entry: SegmentEntry) => entry.result.priority ?? Infinity;
  return joined.sort((a, b) => (place(a) === place(b) ? a.order - b.order : place(a) - place(b)));
});

/** The rules of found segments in words, with a capital: their titles. */
export const foundTitles = joinedOnce((results: JoinedResults) =>
  [...results.foundSegments.valuable, ...results.foundSegments.atRisk].map(({ id, rule }) => ({
    id,
    title: ruleTitle(rule, schema),
  })),
);

/** Ids of the hypotheses in the order of their files. */
export const hypothesisIds = (): readonly string[] => files().hypotheses.map(({ id }) => id);

/** Hypotheses in the order of their files. */
export const hypotheses = joinedOnce((results: JoinedResults): readonly HypothesisEntry[] =>
  files().hypotheses.map((hypothesis) => ({
    ...hypothesis,
    whereWords: hypothesis.where ? ruleWords(hypothesis.where, schema) : null,
    result: found(results.hypotheses, hypothesis.id, 'hypothesis'),
  })),
);

/** Offers in the order of their segments. */
export function recommendations(results: JoinedResults): readonly RecommendationEntry[] {
  const offers = files().recommendations;
  return segments(results).flatMap((entry) => {
    const offer = offers.find((candidate) => candidate.segment === entry.id);
    if (!offer) return [];
    const experiment = results.experiments.find(({ id }) => id === entry.id) ?? null;
    const total = experiment?.value ?? entry.result.valueTotal;
    const worth = total === null ? null : ([total * offer.uplift.low, total * offer.uplift.high] as const);
    const detail = results.segmentDetails.find(({ id }) => id === entry.id);
    const worst = detail && areApart(detail) ? detail.worst : null;
    return [
      {
        ...offer,
        entry,
        experiment,
        worst: worst && { ...worst, words: conditionWords(worst.where, schema) },
        withdrawn: !offer.holds.all.every((one) => holdsOf(results, one, offer.segment)),
        worth,
      },
    ];
  });
}

/** Offers to what the search found, in the order in which they may claim a client. */
export function foundOffers(results: FoundResults): readonly FoundOfferEntry[] {
  const best = bestFound(results.foundSegments);
  return foundOfferIds.flatMap((id) => {
    const file = files().foundOffers.find((one) => one.id === id);
    if (!file) return [];
    const one = best.find((candidate) => candidate.id === id) ?? null;
    const measured = results.foundOffers.find((candidate) => candidate.id === id);
    const value = measured?.experiment.value ?? null;
    const worst = measured?.worst ?? null;
    return [
      {
        ...file,
        best: one,
        title: one === null ? '' : ruleTitle(one.found.rule, schema),
        experiment: measured?.experiment ?? null,
        worst: worst && { ...worst, words: conditionWords(worst.where, schema) },
        worth: value === null ? null : ([value * file.uplift.low, value * file.uplift.high] as const),
      },
    ];
  });
}

function found<T extends { readonly id: string }>(list: readonly T[], id: string, kind: string): T {
  const result = list.find((candidate) => candidate.id === id);
  if (!result) throw new Error(`missing result of ${kind}: ${id}; run the analysis again`);
  return result;
}
