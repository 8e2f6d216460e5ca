import type { Sheet } from '../charts/standalone.ts';
import type { ChartTable } from '../charts/kind.ts';

/** A drawn figure, as its files are made of it. */
export interface ShelvedFigure extends Sheet {
  /** «eda/missing-balance»: page and name, the address of its files under figures/ without the ending. */
  readonly path: string;
  readonly table: ChartTable;
}

/** Files of a figure, by ending. */
export const figureFormats = ['svg', 'png', 'csv'] as const;

type Listener = (figure: ShelvedFigure) => void;

// The pages are bundled apart from the integration that writes the files: both find the shelf on the process's global object.
const symbol = Symbol.for('report.figures');
interface Shelf {
  readonly figures: Map<string, ShelvedFigure>;
  readonly listener?: Listener;
}
const shelf = globalThis as unknown as Record<symbol, Shelf | undefined>;
const open = (): Shelf => (shelf[symbol] ??= { figures: new Map() });

/** Puts a figure on the shelf; one that is rendered again takes its own place. */
export function shelve(figure: ShelvedFigure): void {
  open().figures.set(figure.path, figure);
  open().listener?.(figure);
}

/** The figure of a path; undefined where none was drawn. */
export const shelved = (path: string) => open().figures.get(path);

/** Empties the shelf; from now on `listener` hears of each figure as soon as it is drawn. */
export function watchShelf(listener: Listener): void {
  shelf[symbol] = { figures: new Map(), listener };
}
