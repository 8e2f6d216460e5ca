import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a process cost: seconds by the clock and of the processor, and the most memory it had, MiB. */
export interface Cost {
  readonly wall: number;
  readonly user: number;
  readonly peak: number;
}

export interface Contender {
  readonly name: string;
  readonly command: readonly string[];
}

/** The middle one, or the mean of the two in the middle. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

/**
 * Runs each contender so many times, one after the other and again, so that whatever else the machine does meets all of
 * them; medians. Throws where one ends with a code: a run that failed costs nothing.
 */
export function alternately(contenders: readonly Contender[], rounds: number, cwd: string): Cost[] {
  const costs = contenders.map((): Cost[] => []);
  for (let round = 0; round < rounds; round += 1)
    contenders.forEach((contender, i) => costs[i]!.push(costOf(contender, cwd)));
  return costs.map((own) => ({
    wall: median(own.map(({ wall }) => wall)),
    user: median(own.map(({ user }) => user)),
    peak: median(own.map(({ peak }) => peak)),
  }));
}

/** Measured by GNU time, which sees the children of a process too: npm starts one. */
function costOf({ name, command }: Contender, cwd: string): Cost {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const report = join(folder, 'time');
  const started = performance.now();
  const run = spawnSync('/usr/bin/time', ['-f', '%U %M', '-o', report, ...command], { cwd, encoding: 'utf8' });
  const wall = (performance.now() - started) / 1000;
  if (run.error) throw new Error(`missing GNU time: ${run.error.message}`);
  if (run.status !== 0) throw new Error(`failed run of ${name}: ${run.status}\n${run.stderr}`);
  const [user, kibibytes] = readFileSync(report, 'utf8').trim().split(' ').map(Number) as [number, number];
  rmSync(folder, { recursive: true });
  return { wall, user, peak: kibibytes / 1024 };
}
