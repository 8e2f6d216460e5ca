import type { Move } from './result.ts';

/** What may become of a finding, the gravest first: what could not be compared somewhere has not stood everywhere. */
export const gravity: readonly Move[] = ['turned', 'lost', 'found', 'shifted', 'notComputed', 'same'];
