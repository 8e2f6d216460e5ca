import { formatFindings } from '../src/privacy/finding.ts';
import { privacyFindings } from '../src/privacy/gate.ts';
import { serialise } from '../src/results.ts';
import type { Analysed } from './analysis.ts';

/** Thrown where a finished site would give clients away; the message is the Russian list for the terminal. */
export class Leak extends Error {}

/** Looks at the bytes of a finished site before it is published; throws a Leak with all that it would give away. */
export function refuseLeaks(folder: string, { read, results }: Analysed): void {
  const findings = privacyFindings(folder, read.table!, serialise(results));
  if (findings.length > 0) throw new Leak(formatFindings(findings));
}
