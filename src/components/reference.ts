/** What the build adds to a component of an author: its place «file:line:column» and whether it stands inside a paragraph. */
export interface Placed {
  readonly at: string;
  readonly inline?: string;
  /** Name of the sentence on its page and in the ledger: «eda-12». */
  readonly row?: string;
  /** Of a <Value>: it stands in the sentence of a claim. */
  readonly claimed?: string;
  /** Of a <Value>: a full stop stands right behind it. */
  readonly dotted?: string;
  /** Of a claim in the other words, or in a branch, of another sentence: the place of that and the part, «…/eda.mdx:12:1 otherwise». */
  readonly within?: string;
}

/** One component as docs/reference.md tells it and as the build checks it. */
export interface ComponentReference {
  /** What it is for, in a sentence. */
  readonly about: string;
  /** How it is written, to be pasted into a chapter of the shipped report; complaints about a lacking prop show it. */
  readonly example: string;
  /** Props that an author may write, each with its meaning; `children` and what the build adds are not among them. */
  readonly props: Readonly<Record<string, string>>;
  /** Props without which the component says nothing. */
  readonly required: readonly string[];
  /** Whether there may be words between its tags; without this nobody would see them. */
  readonly words?: 'needed' | 'optional';
  /** What a `<Fragment slot="…">` directly inside may be for. */
  readonly slots?: readonly string[];
}

const claimProps = {
  holds: 'condition: a function of the results, or the path of a true-or-false result',
  otherwise: 'neutral words for data of which the sentence is not true; also a `<Fragment slot="otherwise">`',
  test: 'path of a test that must be significant besides (p after Holm where there is one), or of a hypothesis that must be confirmed',
  effect: 'least size of the effect of `test` that counts; of a hypothesis by default the smallest that it names',
};

const valueProps = {
  of: 'path of the result, or a function of the results',
  as: 'way of writing; by default the name of the result decides',
  unit: 'way of writing the ends of an interval',
  digits: 'digits after the decimal comma',
  sign: 'a plus before a positive figure',
  abs: 'the figure without its sign',
  minus: 'path of a figure to take away',
  over: 'path of a figure to divide by',
  forms:
    'the counted noun after 1, 2 and 5, in the case of the sentence: «клиент|клиента|клиентов», «у клиента|клиентов|клиентов», «с клиентом|клиентами|клиентами» without the preposition',
  column: 'column whose level `of` names, for as="level"',
  otherwise:
    'words for a figure that could not be computed; in the sentence of a claim, where that is true all the same',
};

const chart = {
  of: 'path of the result',
  as: 'kind of chart, see the list of charts',
  column: 'column that the result is about, where the path does not say it',
  measure: 'of foundSegments: churn draws the rate instead of the value',
  max: 'of rateBars and threeRates: the least end of the axis',
};

/** The components of the chapters and their props: the build refuses any other. */
export const reference: Readonly<Record<string, ComponentReference>> = {
  Value: {
    about: 'One figure in a sentence, with its unit, decimal comma and non-breaking spaces.',
    example: '<Value of="eda.churn.rate" />',
    props: valueProps,
    required: ['of'],
  },
  Claim: {
    about: 'A sentence that is published only while its condition is true.',
    example:
      '<Claim holds={(r) => r.eda.churn.rate > 0.1} otherwise="Ушли немногие.">Ушла заметная часть клиентов.</Claim>',
    props: claimProps,
    required: ['holds'],
    words: 'needed',
    slots: ['otherwise'],
  },
  Answer: {
    about: "The chapter's answer: a claim that stands as the heading of the page.",
    example:
      '<Answer holds={(r) => r.eda.churn.rate > 0.1} otherwise="Сколько клиентов ушло">Ушла заметная часть клиентов</Answer>',
    props: claimProps,
    required: ['holds'],
    words: 'needed',
    slots: ['otherwise'],
  },
  Choose: {
    about: 'Words by the direction of a difference; each branch is a prop or a `<Fragment slot="…">`.',
    example:
      'В первом сегменте уходили <Choose of="segments.0" against="eda.churn" above="чаще" below="реже" same="так же часто" />.',
    props: {
      of: 'path of a test, of a difference of the portraits, or of a rate or number (then with `against`)',
      above: 'words where the difference is surely positive',
      below: 'words where it is surely negative',
      slight: 'words where it is sure, and smaller than `least`; needed where `least` is named',
      same: 'words where it cannot be told from none',
      unknown: 'words where it could not be computed; by default «Данных мало, чтобы сравнить.»',
      against: 'path of the rate or number that `of` is compared with',
      least: 'the smallest difference that counts as above or below',
      test: 'path of the test that decides instead of the interval; a one-sided one on its own side alone',
    },
    required: ['of'],
    slots: ['above', 'below', 'slight', 'same', 'unknown'],
  },
  Figure: {
    about: 'A result drawn; its caption, between the tags, says what to see. The table of its numbers comes by itself.',
    example: '<Figure of="correlations.ranking" as="ranking">Что связано с уходом</Figure>',
    props: {
      ...chart,
      id: 'name of its address #fig-ID; by default made of the path',
      subtitle: 'measure and unit under the caption, instead of the chart’s own',
      note: 'remark under the drawing; also a `<Fragment slot="note">`',
      n: 'path of the number of clients, where the chart does not know it',
      method: 'id of the <Method> that «Как считали» leads to',
    },
    required: ['of', 'as'],
    words: 'needed',
    slots: ['note'],
  },
  See: {
    about: 'The number of a figure of any chapter, with a link to it: «рис. 3.2».',
    example: '<See figure="segment-map" />',
    props: { figure: 'name of the figure: its id, without it the address under the figure without «fig-»' },
    required: ['figure'],
  },
  Term: {
    about: 'A word of the glossary, with what it means on pointing and a link to its entry.',
    example: '<Term of="phik">φK</Term>',
    props: { of: 'id of the word in src/content/glossary.yaml; without words between the tags its own stand there' },
    required: ['of'],
    words: 'optional',
  },
  ResultTable: {
    about: 'The table of a chart without the drawing.',
    example: '<ResultTable of="correlations.ranking" as="ranking" caption="Что связано с уходом" />',
    props: { ...chart, caption: 'title of the table' },
    required: ['of', 'as', 'caption'],
  },
  PortraitPair: {
    about: 'Those who stayed and those who left side by side.',
    example: '<PortraitPair />',
    props: {},
    required: [],
  },
  SegmentCard: {
    about: 'One segment: its rule, size, rate, value and place in the queue.',
    example: '<SegmentCard segment="women-35-50-inactive" />',
    props: { segment: 'id of the segment' },
    required: ['segment'],
  },
  SegmentCards: { about: 'Every segment, by priority.', example: '<SegmentCards />', props: {}, required: [] },
  TestCard: {
    about: 'One hypothesis: what was asked beforehand and what the data answer.',
    example: '<TestCard hypothesis="age" />',
    props: {
      hypothesis: 'id of the hypothesis',
      id: 'name of the address of its figure, where the card stands in the report twice; by default hypothesis-ID',
    },
    required: ['hypothesis'],
  },
  TestCards: { about: 'Every hypothesis, in order.', example: '<TestCards />', props: {}, required: [] },
  FoundOffers: {
    about: 'Offers of content/found to segments that the search found better than the given ones.',
    example: '<FoundOffers />',
    props: {},
    required: [],
  },
  Disagreements: {
    about:
      'A paragraph for each pair of a test of means and a test of ranks of one column that do not say the same: why.',
    example: '<Disagreements />',
    props: {},
    required: [],
  },
  RecommendationCard: {
    about: 'The offer to one segment, withdrawn where its condition fails.',
    example: '<RecommendationCard segment="women-35-50-inactive" />',
    props: { segment: 'id of the segment' },
    required: ['segment'],
  },
  RecommendationCards: {
    about: 'Every offer, by the priority of its segment.',
    example: '<RecommendationCards />',
    props: {},
    required: [],
  },
  AssumptionTable: {
    about: 'The assumptions with their plausible ranges and sources.',
    example: '<AssumptionTable />',
    props: {},
    required: [],
  },
  TurnsRound: {
    about: 'Groups of which another thing is true once the informative column is known, a sentence each.',
    example: '<TurnsRound />',
    props: {},
    required: [],
  },
  Formula: {
    about: 'A formula in words and symbols, set apart; the digits in it are its own.',
    example: '<Formula>доля = ушедшие / все</Formula>',
    props: {},
    required: [],
    words: 'needed',
  },
  Dictionary: {
    about: 'The columns of the data set with labels, units and empty cells.',
    example: '<Dictionary />',
    props: {},
    required: [],
  },
  Funnel: {
    about: 'How many rows of the file each column leaves for its calculations.',
    example: '<Funnel />',
    props: {},
    required: [],
  },
  TestTable: {
    about: 'Tests of one method by column, folded into a line; what failed is said under the name of the column.',
    example: '<TestTable of="correlations.association" caption="Хи-квадрат каждого признака" />',
    props: { of: 'path of tests by column', caption: 'what the table is' },
    required: ['of', 'caption'],
  },
  ModelTerms: {
    about: 'What a model could not say of this file: the condition that failed and by which terms, the terms left out.',
    example: '<ModelTerms of="correlations.logistic" />',
    props: { of: 'path of the model' },
    required: ['of'],
  },
  ResidualTable: {
    about: 'How far the churned of each row lie from what independence would give, folded into a line.',
    example: '<ResidualTable of="correlations.residuals" caption="Остатки таблиц" />',
    props: { of: 'path of residuals by column', caption: 'what the table is' },
    required: ['of', 'caption'],
  },
  Verification: {
    about: "Every figure of the sample beside other software's, by method.",
    example: '<Verification />',
    props: {},
    required: [],
  },
  AcceptedList: {
    about: 'Oddities of the data file that data/accepted.yaml accepts, each with its reason.',
    example: '<AcceptedList />',
    props: {},
    required: [],
  },
  MethodList: {
    about: 'The list that holds the <Method> entries.',
    example: '<MethodList><Method id="rate" title="Доля">Ушедшие среди всех.</Method></MethodList>',
    props: {},
    required: [],
    words: 'needed',
  },
  Method: {
    about: 'How a figure of the report is defined.',
    example: '<MethodList><Method id="rate" title="Доля">Ушедшие среди всех.</Method></MethodList>',
    props: { id: 'what <Figure method="…"> leads to', title: 'name of the method' },
    required: ['id', 'title'],
    words: 'needed',
  },
  Caution: {
    about: 'What the reader must not conclude.',
    example: '<Caution>Связь — ещё не причина.</Caution>',
    props: {},
    required: [],
    words: 'needed',
  },
  Note: {
    about: 'A remark in the margin.',
    example: '<Note title="Заметка">Файл без дат.</Note>',
    props: { title: 'its heading' },
    required: [],
    words: 'needed',
  },
  Lead: {
    about: 'Why the answer matters: the first sentences of a chapter.',
    example: '<Lead>О чём глава.</Lead>',
    props: {},
    required: [],
    words: 'needed',
  },
  KeyFigures: {
    about: 'A row of figures in large type, for a sheet.',
    example:
      '<KeyFigures><KeyFigure of="eda.churn.rate" name="клиентов ушли">Срок неизвестен.</KeyFigure></KeyFigures>',
    props: {},
    required: [],
    words: 'needed',
  },
  KeyFigure: {
    about: 'One figure in large type: its name above, what to know of it between the tags.',
    example: '<KeyFigure of="eda.churn.rate" name="клиентов ушли">Срок неизвестен.</KeyFigure>',
    props: { name: 'what the figure is', ...valueProps },
    required: ['of', 'name'],
    words: 'optional',
  },
  Columns: {
    about: 'Parts of a sheet beside each other; one under the other on a phone.',
    example: '<Columns><Column title="Один снимок">В файле нет дат.</Column></Columns>',
    props: {},
    required: [],
    words: 'needed',
  },
  Column: {
    about: 'One of them, with a heading of its own or none.',
    example: '<Column title="Один снимок">В файле нет дат.</Column>',
    props: { title: 'its heading' },
    required: [],
    words: 'needed',
  },
  FirstOffers: {
    about: 'The offers that hold and have somebody to go to, in the order of the queue, a few lines each.',
    example: '<FirstOffers />',
    props: {},
    required: [],
  },
};
