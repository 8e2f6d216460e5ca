/** What a condition of a rule may say of its column. */
export const operatorNames = ['is', 'among', 'atLeast', 'atMost', 'above', 'below', 'between', 'missing'] as const;
export type Operator = (typeof operatorNames)[number];

/** The one operator of a condition. */
export const operatorOf = (condition: Pick<{ readonly [K in Operator]?: unknown }, Operator>): Operator =>
  operatorNames.find((name) => condition[name] !== undefined)!;

/** How the condition of an offer compares a result. */
export const comparisons = ['above', 'atLeast', 'below', 'atMost'] as const;
