import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtFiles } from '../src/integrations/builtFiles.ts';
import { agreement } from './agreement.ts';
import { emptySite } from './emptySite.ts';
import { makeData } from './makeData.ts';
import { drawnBy, type DrawnBy } from './drawings.ts';
import { benchOptions, type BenchOptions } from './options.ts';
import { alternately, type Contender, type Cost } from './measure.ts';
import { findPeer, machine, report, type Measured, type Peer } from './report.ts';

// npm run bench -- [--sizes 10000,100000,1000000] [--huge] [--rounds 3] [--peer-most 1000000] [--no-build] [--out FILE]: ours and the peer
// over the same made data, alternately, each in a process of its own, into bench/RESULTS.md. --huge adds 10 million clients; --peer-most: of
// more clients the peer makes no analysis, which takes it two and a half minutes a million; --no-build leaves out the site and its drawings.
const root = join(import.meta.dirname, '..');
/** From so many clients on reading is also measured with one thread and with two beside the main one. */
const WORTH_THREADS = 1_000_000;
/** The peer's whole analysis of 10 million clients needs about 15 GB. */
const PEER_BYTES_A_ROW = 1600;
const { sizes, rounds, peerMost, builds, out } = optionsOrExit();
const folder = join(tmpdir(), `bench-data-${process.pid}`);
const peer = findPeer();
if (peer === null)
  console.error('bench: no python3 with pandas, SciPy, statsmodels and scikit-learn: the peer is left out');

mkdirSync(folder);
const measured: Measured[] = [];
let drawn: readonly DrawnBy[] = [];
try {
  if (builds) {
    add(compareBuilds());
    console.log('bench: drawings');
    drawn = drawnBy(rounds, folder, root);
  }
  for (const rows of sizes) {
    const data = join(folder, `${rows}.csv`);
    await makeData(data, rows);
    const threads = rows < WORTH_THREADS ? [0] : [0, 1, 2];
    add(
      compare('reading', rows, [...threads.map((n) => reading(data, n)), ...(peer ? [peerReading(peer, data)] : [])]),
    );
    const results = join(folder, 'results.json');
    const peerLacks =
      rows > peerMost ? ('time' as const) : rows * PEER_BYTES_A_ROW > freemem() ? ('memory' as const) : null;
    const peerRuns = peer !== null && peerLacks === null;
    if (peer !== null && peerLacks !== null)
      console.error(`bench: too little ${peerLacks} for the peer's analysis of ${rows} clients`);
    const analysed = compare('analysis', rows, [
      analysis(data, results),
      alone(data, join(folder, 'alone.json')),
      ...(peerRuns ? [peerAnalysis(peer, data, join(folder, 'peer.json'))] : []),
    ]);
    if (!readFileSync(results).equals(readFileSync(join(folder, 'alone.json'))))
      throw new Error(`different results of one thread and two: ${rows} clients`);
    const figures = () => readFileSync(join(folder, 'peer.json'), 'utf8');
    add(
      peerRuns
        ? { ...analysed, agreed: agreement(readFileSync(results, 'utf8'), figures()) }
        : { ...analysed, ...(peer !== null && peerLacks !== null ? { peerLacks } : {}) },
    );
    rmSync(data);
  }
  console.log(`bench: written ${out}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function optionsOrExit(): BenchOptions {
  try {
    return benchOptions(process.argv.slice(2), root);
  } catch (error) {
    console.error(`bench: ${(error as Error).message}`);
    process.exit(1);
  }
}

/** The report is written after each comparison: a long run that is stopped has told what it measured. */
function add(one: Measured): void {
  measured.push(one);
  writeFileSync(out, report(machine(rounds), peer, measured, drawn));
}

function compare(what: Measured['what'], rows: number, contenders: readonly Contender[]): Measured {
  console.log(`bench: ${what}, ${rows} clients`);
  const costs: Cost[] = alternately(contenders, rounds, root);
  return { what, rows, costs: contenders.map(({ name }, i) => ({ name, ...costs[i]! })) };
}

function compareBuilds(): Measured {
  const site = join(folder, 'site');
  const build: Contender = {
    name: 'npm run build',
    command: ['npm', 'run', '-s', 'build', '--', '--no-cache', '--out', site],
  };
  const kept: Contender = {
    name: 'npm run build, results kept',
    command: ['npm', 'run', '-s', 'build', '--', '--out', site],
  };
  alternately([kept], 1, root);
  const pages = builtFiles(site, /\.html$/).length;
  const bare = join(root, '.astro', `empty-site-${process.pid}`);
  emptySite(bare, pages);
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  const empty: Contender = {
    name: `an empty Astro site of ${pages} MDX pages`,
    command: ['npm', 'run', '-s', 'build', '--prefix', bare],
  };
  try {
    return compare('build', 10_000, [build, kept, empty]);
  } finally {
    rmSync(bare, { recursive: true, force: true });
  }
}

function reading(data: string, threads: number): Contender {
  const beside = threads === 1 ? '1 thread' : `${threads} threads`;
  const name = threads === 0 ? 'ours, one thread' : `ours, ${beside} beside the main one`;
  const script = join(root, 'bench', 'read.ts');
  // As the commands of package.json run: with the code that Node keeps.
  return { name, command: ['env', 'NODE_COMPILE_CACHE=.cache/code', process.execPath, script, data, String(threads)] };
}

function peerReading({ python }: Peer, data: string): Contender {
  return {
    name: 'pandas.read_csv',
    command: [python, '-c', 'import sys, pandas; pandas.read_csv(sys.argv[1])', data],
  };
}

function analysis(data: string, out: string): Contender {
  return {
    name: 'npm run analyse',
    command: ['npm', 'run', '-s', 'analyse', '--', '--no-cache', '--data', data, '--out', out],
  };
}

/** The same on one thread. */
function alone(data: string, out: string): Contender {
  const { command } = analysis(data, out);
  return { name: 'npm run analyse, one thread', command: [...command, '--threads', '1'] };
}

function peerAnalysis({ python }: Peer, data: string, out: string): Contender {
  const script = join(root, 'bench', 'peer.py');
  return { name: 'peer.py', command: ['sh', '-c', `"$0" -W ignore "$1" "$2" > "$3"`, python, script, data, out] };
}
