import type { PlotOptions } from '@observablehq/plot';
import type { Rate } from '../analysis/result.ts';
import type { DataSchema } from '../dataset/schema.ts';

/** What a chart knows beside its result. */
export interface ChartContext {
  readonly schema: DataSchema;
  /** Pixels: 360 for a phone, 720 for a page. */
  readonly width: number;
  /** The column that the result is about, where there is one. */
  readonly column?: string;
  /** The whole bank's rate: a reference line. */
  readonly bank: Rate;
  /** Where figures of rates that stand beside this one end at least, so that they can be compared: a share; undefined where there are none. */
  readonly sharedEnd?: number | undefined;
  /** Whatever the author wrote on <Figure> beside its known properties. */
  readonly options: Readonly<Record<string, string | number | boolean>>;
  /** Clients of the result that this one is a part of, as a curve is of its model; undefined where it says of none. */
  readonly wholeN?: number | undefined;
  /** Empty cells of every column that may lack some; undefined where they are not known. */
  readonly emptyCells?: Readonly<Record<string, number>> | undefined;
  /** Titles of segments and hypotheses by id. */
  readonly titles: Readonly<Record<string, string>>;
}

/** The numbers behind a chart: text cells, the first column names the row. */
export interface ChartTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** One kind of chart: a result of one shape drawn, tabled and told. Nothing is computed but places on the paper. */
export interface ChartKind<R> {
  /** Measure and unit, the default second line under the title. */
  subtitle(result: R, context: ChartContext): string;
  /** Why there is nothing to draw, in Russian, without a full stop; null where there is. Default: of an empty list alone. */
  lacking?(result: R, context: ChartContext): string | null;
  draw(result: R, context: ChartContext): PlotOptions;
  table(result: R, context: ChartContext): ChartTable;
  /** For those who cannot see it: what is on the axes, the extremes, the shape. */
  describe(result: R, context: ChartContext): string;
  /** Clients that the figure stands on. */
  n(result: R, context: ChartContext): number | null;
  /** Clients left out because the trait is unknown. */
  missing?(result: R, context: ChartContext): number | null;
}
