/** What the build adds to a component of an author: its place «file:line» and whether it stands inside a paragraph. */
export interface Placed {
  readonly at?: string;
  readonly inline?: string;
}

export interface ComponentReference {
  /** Props that an author may write; `children` and what the build adds are not among them. */
  readonly props: readonly string[];
  /** Props without which the component says nothing. */
  readonly required: readonly string[];
  /** Any other prop is passed on to the chart. */
  readonly open?: true;
}

const branches = ['above', 'below', 'same', 'unknown'] as const;
const claim = { props: ['holds', 'otherwise', 'test', 'effect'], required: ['holds'] } as const;

/** The components of the chapters and their props: the build refuses any other. */
export const reference: Readonly<Record<string, ComponentReference>> = {
  Value: {
    props: ['of', 'as', 'unit', 'digits', 'sign', 'abs', 'minus', 'over', 'forms', 'column', 'otherwise'],
    required: ['of'],
  },
  Claim: claim,
  Answer: claim,
  Choose: { props: ['of', ...branches, 'against', 'least', 'test'], required: ['of'] },
  Figure: {
    props: ['of', 'as', 'id', 'subtitle', 'note', 'n', 'method', 'wide'],
    required: ['of', 'as'],
    open: true,
  },
  ResultTable: { props: ['of', 'as', 'caption'], required: ['of', 'as', 'caption'], open: true },
  PortraitPair: { props: [], required: [] },
  SegmentCard: { props: ['segment'], required: ['segment'] },
  SegmentCards: { props: [], required: [] },
  TestCard: { props: ['hypothesis'], required: ['hypothesis'] },
  TestCards: { props: [], required: [] },
  RecommendationCard: { props: ['segment'], required: ['segment'] },
  RecommendationCards: { props: [], required: [] },
  AssumptionTable: { props: [], required: [] },
  Formula: { props: [], required: [] },
  Dictionary: { props: [], required: [] },
  Funnel: { props: [], required: [] },
  MethodList: { props: [], required: [] },
  Method: { props: ['id', 'title'], required: ['id', 'title'] },
  Caution: { props: [], required: [] },
  Note: { props: ['title'], required: [] },
  Lead: { props: [], required: [] },
};
