import { valueUnits } from '../src/analysis/valueAssumptions.ts';
import type { readChapters } from '../src/authored/chapterFiles.ts';
import type { ContentFiles } from '../src/authored/contentFiles.ts';
import type { DataSchema } from '../src/dataset/schema.ts';
import { firstAppendix } from '../src/schemas/firstAppendix.ts';
import { offer } from '../src/schemas/offer.ts';
import type { Rule } from '../src/schemas/rule.ts';
import { condition, fitting, flagOrFirst } from './firstColumn.ts';
import { placeholders } from './placeholders.ts';

export type Kind = 'chapter' | 'segment' | 'hypothesis' | 'recommendation' | 'assumption';

/** What a new file is made of. */
export interface Given {
  readonly id: string;
  readonly title: string;
  readonly content: ContentFiles;
  readonly schema: DataSchema;
  readonly chapters: ReturnType<typeof readChapters>;
  /** Of a segment: a rule that is known already. */
  readonly rule?: Rule;
}

interface Scaffold {
  readonly room: string;
  /** After `npm run new:KIND --`. */
  readonly example: string;
  /** Where the author gives none. */
  readonly title: string;
  /** What to do with the file; `rule`: as given. */
  readonly next: (rule: Rule | undefined) => string;
  /** The file, valid at once, with words that ask to be replaced. Throws a Russian Error where it cannot be. */
  readonly text: (given: Given) => string;
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
const after = (orders: readonly number[]) => Math.max(0, ...orders) + 1;

/** A condition of a rule as its file writes it; JSON is YAML. */
const conditionLines = (given: Rule[number]) =>
  Object.entries(given)
    .map(([key, value], i) => `${i === 0 ? '  - ' : '    '}${key}: ${JSON.stringify(value)}`)
    .join('\n');

const chapter: Scaffold = {
  room: 'chapters',
  example: 'cities "Города"',
  title: 'Новая глава',
  next: () => 'напишите вопрос, ответ и текст; npm run dev покажет главу сразу.',
  text: ({ title, chapters }) => {
    // A new chapter stands before the appendices.
    const orders = chapters.flatMap(({ value }) => (value && value.order < firstAppendix ? [value.order] : []));
    return `---
title: ${quoted(title)}
order: ${after(orders)}
question: ${placeholders.question}
answer: Ушли {eda.churn.rate:share} клиентов.
---

<Lead>
${placeholders.lead}
</Lead>

Всего в файле <Value of="eda.churn.n" forms="клиент|клиента|клиентов" />, ушли <Value of="eda.churn.rate" />.
`;
  },
};

const segment: Scaffold = {
  room: 'segments',
  example: 'with-card "Клиенты с картой"',
  title: 'Новый сегмент',
  next: (rule) =>
    `напишите ${rule ? 'слова' : 'правило и слова'}; карточку ставят <SegmentCards />, где все, или <SegmentCard segment="…" />.`,
  text: ({ id, title, content, schema, rule }) => {
    const known = content.segments.map((one) => one.rule);
    const conditions = rule ? rule.map(conditionLines).join('\n') : `  - ${condition(schema, known)}`;
    return `id: ${id}
order: ${after(content.segments.map(({ order }) => order))}
title: ${quoted(title)}
rule:
${conditions}
audience: ${placeholders.audience}
offer: ${placeholders.segmentOffer}
`;
  },
};

const hypothesis: Scaffold = {
  room: 'hypotheses',
  example: 'card-holders "С картой и без карты уходили по-разному"',
  title: 'Новая гипотеза',
  next: () =>
    'запишите её до того, как увидите результат; карточку ставят <TestCards />, где все, или <TestCard hypothesis="…" />.',
  text: ({ id, title, content, schema }) => {
    const column = flagOrFirst(schema);
    const { test, measure } = fitting(column);
    return `id: ${id}
order: ${after(content.hypotheses.map(({ order }) => order))}
title: ${quoted(title)}
h0: Различия нет.
h1: Различие есть.
test: ${test}
column: ${column.name}
alternative: twoSided
alpha: 0.05
smallestEffect:
  value: 0.1
  measure: ${measure}
  why: ${placeholders.negligible}
why: ${placeholders.decision}
`;
  },
};

const recommendation: Scaffold = {
  room: 'recommendations',
  example: 'women-35-50-inactive',
  title: '',
  next: () =>
    'напишите предложение, условия и границы прироста; карточку ставят <RecommendationCards />, где все, или <RecommendationCard segment="…" />.',
  text: ({ id, content }) => {
    const ids = content.segments.map((known) => known.id);
    if (!ids.includes(id)) throw new Error(`Нет сегмента «${id}», а предложение пишут сегменту; ${offer(id, ids)}.`);
    return `segment: ${id}
offer: ${placeholders.offer}
channel: ${placeholders.channel}
message: ${placeholders.message}
holds:
  all:
    - path: segments.${id}.ci.1
      below: eda.churn.rate
  otherwise: Предложение снято, на этих данных его условие не выполнено.
uplift:
  low: 0.01
  high: 0.02
  why: ${placeholders.uplift}
risk: ${placeholders.risk}
proof: ${placeholders.proof}
avoid: ${placeholders.avoid}
`;
  },
};

/** Numbers to begin with, least, likely and most, by the unit of an assumption. */
const firstNumbers: Readonly<Record<string, readonly [number, number, number]>> = {
  years: [1, 3, 5],
  roublesPerYear: [500, 1000, 2000],
};

/** In the unit in which the formula of value takes an assumption of that name; any other is a share. */
function assumedLines(id: string): string {
  const unit = (valueUnits as Readonly<Record<string, string>>)[id] ?? 'share';
  const [low, value, high] = firstNumbers[unit] ?? [0.05, 0.1, 0.2];
  return `value: ${value}\nunit: ${unit}\nlow: ${low}\nhigh: ${high}`;
}

const assumption: Scaffold = {
  room: 'assumptions',
  example: 'cardFee "Плата за карту"',
  title: 'Новое допущение',
  next: () => 'впишите число, его правдоподобные границы и источник.',
  text: ({ id, title, content }) => `id: ${id}
order: ${after(content.assumptions.map(({ order }) => order))}
title: ${quoted(title)}
${assumedLines(id)}
source: ${placeholders.source}
why: ${placeholders.need}
`,
};

/** What `npm run new:…` writes, by kind. */
export const scaffolds: Readonly<Record<Kind, Scaffold>> = {
  chapter,
  segment,
  hypothesis,
  recommendation,
  assumption,
};
