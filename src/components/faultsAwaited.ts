import type { AstroComponentFactory } from 'astro/runtime/server/index.js';

type Components = Readonly<Record<string, AstroComponentFactory>>;

/**
 * The same components for dev, and what waits for all that they draw and fails with the first mistake. Astro draws a part (slot) before it
 * is asked for, and no one waits for one that is not shown: its page would come whole, and its mistake after it.
 */
export function faultsAwaited(components: Components) {
  const drawings: Promise<unknown>[] = [];
  const awaited = (component: AstroComponentFactory): AstroComponentFactory => {
    const draw: AstroComponentFactory = (...asked) => {
      const drawn = component(...asked);
      if (drawn instanceof Promise) {
        drawn.catch(() => {});
        drawings.push(drawn);
      }
      return drawn;
    };
    return Object.assign(draw, component);
  };
  return {
    components: Object.fromEntries(
      Object.entries(components).map(([name, component]) => [name, awaited(component)]),
    ) as Components,
    /** What is drawn may draw more meanwhile. */
    drawn: async (): Promise<void> => {
      for (const drawing of drawings) await drawing;
    },
  };
}
