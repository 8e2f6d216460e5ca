import { gravity } from '../analysis/gravity.ts';
import type { Finding, Move } from '../analysis/result.ts';

/** A finding's figure on one variant of the file, in the row of the finding. */
export interface VariantFigure {
  /** Of the variant. */
  readonly id: string;
  /** Of the row. */
  readonly key: string;
  /** The whole file's where the variant's is not told. */
  readonly value: number;
  readonly move: Move;
  readonly finding: Finding;
  readonly isTold: boolean;
}

/** Figures of findings that have one on the whole file; `keys`: of their rows. */
export const variantFigures = (findings: readonly Finding[], keys: readonly string[]): readonly VariantFigure[] =>
  findings.flatMap((finding, i) =>
    Object.entries(finding.values).flatMap(([id, figure]) => {
      if (figure === null || figure.move === 'notComputed') return [];
      const value = figure.value ?? wholeOf(finding);
      return [{ id, key: keys[i]!, value, move: figure.move, finding, isTold: figure.value !== null }];
    }),
  );

/** From the lowest to the highest figure of each row. */
export const spans = (told: readonly VariantFigure[]) =>
  inRows(told).map((row) => {
    const values = row.map(({ value }) => value);
    const { key, finding } = row[0]!;
    return { key, low: Math.min(...values), high: Math.max(...values), moved: finding.moved };
  });

/** The gravest move of each row where one moved, of equals the longest: two labels beside each other would overlap. */
export const gravestMoves = (figures: readonly VariantFigure[]): readonly VariantFigure[] =>
  inRows(figures).flatMap((row) =>
    row
      .filter(({ id, move }) => id !== 'whole' && move !== 'same')
      .sort((a, b) => gravity.indexOf(a.move) - gravity.indexOf(b.move) || lengthOf(b) - lengthOf(a))
      .slice(0, 1),
  );

const wholeOf = ({ values }: Finding) => values['whole']!.value!;
const inRows = (figures: readonly VariantFigure[]) => [...Map.groupBy(figures, ({ key }) => key).values()];
const lengthOf = ({ value, finding }: VariantFigure) => Math.abs(value - wholeOf(finding));
