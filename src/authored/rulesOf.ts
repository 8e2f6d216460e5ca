import type { Rule } from '../schemas/rule.ts';
import type { ContentFiles } from './contentFiles.ts';

/** The rules of segments, and those that say whom a hypothesis is about, with the file and field of each. */
export const rulesOf = ({
  segments,
  hypotheses,
}: Pick<ContentFiles, 'segments' | 'hypotheses'>): readonly {
  readonly file: string;
  readonly field: 'rule' | 'where';
  readonly rule: Rule;
}[] => [
  ...segments.map(({ id, rule }) => ({ file: `segments/${id}.yaml`, field: 'rule' as const, rule })),
  ...hypotheses.flatMap(({ id, where }) =>
    where ? [{ file: `hypotheses/${id}.yaml`, field: 'where' as const, rule: where }] : [],
  ),
];
