import type { ChartContext } from './kind.ts';

/** The title of a segment, hypothesis or assumption; the id itself of one without a title. */
export const titleOf = (id: string, { titles }: Pick<ChartContext, 'titles'>): string => titles[id] ?? id;
