import { splitPath, step } from '../src/paths/resolve.ts';

/** How the figures that both compute agree. */
export interface Agreement {
  readonly n: number;
  /** The largest relative difference. */
  readonly largest: number;
  readonly path: string;
}

/** Compares the peer's figures with results.json by their paths. Throws where one is absent: the work would not be the same. */
export function agreement(results: string, peer: string): Agreement {
  const own: unknown = JSON.parse(results);
  const figures = Object.entries(JSON.parse(peer) as Record<string, number>);
  let [largest, worst] = [0, ''];
  for (const [path, figure] of figures) {
    const value = splitPath(path).reduce<unknown>(step, own);
    if (typeof value !== 'number') throw new Error(`missing figure in the results: ${path}`);
    const difference = Math.abs(value - figure) / Math.max(Math.abs(figure), 1e-9);
    if (difference > largest) [largest, worst] = [difference, path];
  }
  return { n: figures.length, largest, path: worst };
}
