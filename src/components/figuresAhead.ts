import type { FigureFacts, FigureQuestion } from './figureParts.ts';

/** A figure as it is asked for, whatever page and sentence it stands in. */
export const questionKey = ({ of, as, column, options = {}, asks }: FigureQuestion) =>
  JSON.stringify([of, as, column ?? null, Object.entries(options).sort(), [...asks].sort()]);

// The build that draws ahead and the pages may be loaded apart: both find the figures on the process's global object.
const symbol = Symbol.for('report.figuresAhead');
const shelf = globalThis as unknown as Record<symbol, Map<string, Promise<FigureFacts | null>> | undefined>;

/** What tells of figures that are being drawn elsewhere. */
export interface FiguresAhead {
  /** These will come, in this order. */
  readonly expect: (keys: readonly string[]) => void;
  /** One has come; null: it could not be drawn, and its page shall find out why. */
  readonly give: (key: string, facts: FigureFacts | null) => void;
  /** No more will come. */
  readonly end: () => void;
}

/** From now on pages wait for figures that another thread is drawing; one that is not expected is drawn where it is asked for. */
export function figuresAhead(): FiguresAhead {
  const figures = new Map<string, Promise<FigureFacts | null>>();
  const waiting = new Map<string, (facts: FigureFacts | null) => void>();
  shelf[symbol] = figures;
  return {
    expect: (keys) => {
      for (const key of keys) figures.set(key, new Promise((give) => waiting.set(key, give)));
    },
    give: (key, facts) => waiting.get(key)?.(facts),
    end: () => waiting.forEach((give) => give(null)),
  };
}

/** A figure that was drawn ahead, else one drawn now. Throws a Russian Error with file and line where it cannot be drawn. */
export async function figureNow(results: object, question: FigureQuestion): Promise<FigureFacts> {
  const ahead = await shelf[symbol]?.get(questionKey(question));
  if (ahead) return ahead;
  // What draws is large: pages whose figures were all drawn elsewhere need none of it.
  const { figureFacts } = await import('./figureParts.ts');
  return figureFacts(results, question);
}
