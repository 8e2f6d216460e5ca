import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
import { earlierNow } from './earlier.ts';
import Faulty from './Faulty.astro';

type Components = Readonly<Record<string, AstroComponentFactory>>;

/**
 * The same components for a build, where the mistake of one keeps nothing beside it from being drawn: all mistakes of all pages are told
 * at once. Each is left as a rejection that no one waits for, with which a build fails when its pages are made.
 */
export const faultsGathered = (components: Components): Components =>
  Object.fromEntries(Object.entries(components).map(([name, component]) => [name, gathering(component)]));

function gathering(component: AstroComponentFactory): AstroComponentFactory {
  const draw: AstroComponentFactory = (...asked) => {
    const instead = (error: unknown) => {
      // A claim answers for what its sentence was before.
      if (earlierNow() !== undefined) throw error;
      void Promise.reject(error as Error);
      return (Faulty as AstroComponentFactory)(...asked);
    };
    try {
      const drawn = component(...asked);
      return drawn instanceof Promise ? drawn.catch(instead) : drawn;
    } catch (error) {
      return instead(error);
    }
  };
  return Object.assign(draw, component);
}
