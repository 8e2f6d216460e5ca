import { spawnSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';
import astro from 'astro/package.json' with { type: 'json' };
import type { Agreement } from './agreement.ts';
import type { DrawnBy } from './drawings.ts';
import type { Cost } from './measure.ts';

export interface Measured {
  readonly what: 'reading' | 'analysis' | 'build';
  readonly rows: number;
  /** Ours first; the last is what it is compared with. */
  readonly costs: readonly (Cost & { readonly name: string })[];
  readonly agreed?: Agreement;
  /** What the peer had too little of to be run too. */
  readonly peerLacks?: 'time' | 'memory';
}

const titles = {
  reading: 'Reading a CSV into columns',
  analysis: 'The whole analysis, from the file to results.json',
  build: 'The site of 10 000 clients',
} as const;

/** The machine in sentences; a load at the end of the runs above the number of cores is said. */
export function machine(rounds: number): string {
  const model = cpus()[0]!.model.trim();
  const load = loadavg()[0]!;
  const busy =
    load > cpus().length
      ? ' Other work ran on the machine at the same time: only the ratios tell anything, those of user time the most.'
      : '';
  const runs = rounds === 1 ? 'One run of each' : `Medians of ${rounds} alternating runs`;
  return (
    `${model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB; Node ${process.version}, Astro ${astro.version}. ` +
    `Load average at the end ${load.toFixed(1)}.${busy} ${runs}, each a process of its own, caches of the disk warm.`
  );
}

/** A Python that has the peer's packages. */
export interface Peer {
  readonly python: string;
  readonly versions: string;
}

/** The first Python of the machine with the peer's packages; null where there is none. */
export function findPeer(): Peer | null {
  const program =
    'import platform, pandas, scipy, statsmodels, sklearn, numpy; print(f"Python {platform.python_version()}, pandas {pandas.__version__}, ' +
    'NumPy {numpy.__version__}, SciPy {scipy.__version__}, statsmodels {statsmodels.__version__}, scikit-learn {sklearn.__version__}")';
  for (const python of ['python3', '/usr/bin/python3']) {
    const { status, stdout } = spawnSync(python, ['-W', 'ignore', '-c', program], { encoding: 'utf8' });
    if (status === 0) return { python, versions: stdout.trim() };
  }
  return null;
}

/** bench/RESULTS.md. */
export function report(
  about: string,
  peer: Peer | null,
  measured: readonly Measured[],
  drawn: readonly DrawnBy[] = [],
): string {
  const parts = (Object.keys(titles) as Measured['what'][]).flatMap((what) => {
    const own = measured.filter((one) => one.what === what);
    if (own.length === 0) return [];
    const said = own.flatMap(({ rows, agreed, peerLacks }) => [
      ...(agreed ? [sentenceOf(rows, agreed)] : []),
      ...(peerLacks ? [`At ${spaced(rows)} clients the peer was not run: too little ${peerLacks} for it.`] : []),
    ]);
    return [`## ${titles[what]}\n`, ...tableOf(own), '', ...said, ...(said.length > 0 ? [''] : [])];
  });
  return [
    '# What is measured, and against what\n',
    '`npm run bench` writes this file; `bench/makeData.ts` makes the data with a seed.\n',
    about,
    peer === null ? 'No peer: pandas and its kin are not on this machine.' : `The peer: ${peer.versions}; ${WORK}`,
    '',
    ...parts,
    ...(drawn.length > 0 ? drawingsOf(drawn) : []),
  ].join('\n');
}

const WORK =
  'its work is in `bench/peer.py`, and every figure that both compute is compared. A ratio is the other’s divided by ours: above 1 we are faster.';

function tableOf(measured: readonly Measured[]): string[] {
  const head = [
    '| clients | what | wall, s | user, s | peak, MiB | wall of the other / ours | user | peak |',
    '| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |',
  ];
  const rows = measured.flatMap(({ rows: clients, costs, peerLacks }) => {
    const other = peerLacks === undefined ? costs.at(-1)! : null;
    return costs.map((cost) => {
      const ratios =
        other === null || cost === other
          ? ['', '', '']
          : (['wall', 'user', 'peak'] as const).map((k) => (other[k] / cost[k]).toFixed(2));
      const numbers = [cost.wall.toFixed(2), cost.user.toFixed(2), cost.peak.toFixed(0)];
      return `| ${[spaced(clients), cost.name, ...numbers, ...ratios].join(' | ')} |`;
    });
  });
  return [...head, ...rows];
}

function drawingsOf(drawn: readonly DrawnBy[]): string[] {
  const last = drawn.at(-1)!;
  const rows = drawn.map((own) => {
    const times = own === last ? '' : (last.first / own.first).toFixed(2);
    const cells = [
      own.name,
      own.first.toFixed(0),
      own.all.toFixed(0),
      own.middle.toFixed(2),
      own.largest.toFixed(2),
      times,
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [
    `## The ${last.drawings} drawings of its chapters\n`,
    'A build draws each of them once: `all, the first time` is what it pays. The others are of code that is warm, as `npm run dev` has it.\n',
    '| Plot draws on | all, the first time, ms | all, ms | middle one, ms | largest, ms | first time of the other / ours |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...rows,
    '',
  ];
}

const spaced = (n: number) => n.toLocaleString('en').replaceAll(',', ' ');

const sentenceOf = (rows: number, { n, largest, path }: Agreement) =>
  `At ${spaced(rows)} clients ${n} figures are the same in both; the largest relative difference is ${largest.toExponential(1)} (\`${path}\`).`;
