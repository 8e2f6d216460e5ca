import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Drawn } from './draw.ts';
import { median } from './measure.ts';

/** What the drawings of the report cost on one paper. */
export interface DrawnBy extends Drawn {
  readonly name: string;
}

const papers = [
  ['paper', 'our paper'],
  ['linkedom', 'the DOM of linkedom'],
] as const;

/** Draws the report of the shipped clients on each paper, alternately, each time in a process of its own; medians. Ours first. */
export function drawnBy(rounds: number, folder: string, root: string): DrawnBy[] {
  const results = join(folder, 'drawn.json');
  run('npm', ['run', '-s', 'analyse', '--', '--out', results], root);
  const runs = Array.from({ length: rounds }, () =>
    papers.map(
      ([paper]) => JSON.parse(run(process.execPath, [join(root, 'bench', 'draw.ts'), results, paper], root)) as Drawn,
    ),
  );
  return papers.map(([, name], i) => {
    const middle = (field: keyof Drawn) => median(runs.map((round) => round[i]![field]));
    return {
      name,
      drawings: middle('drawings'),
      first: middle('first'),
      all: middle('all'),
      middle: middle('middle'),
      largest: middle('largest'),
    };
  });
}

function run(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`failed run of ${args.at(-1)}: ${status}\n${stderr}`);
  return stdout;
}
