import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { agreement } from '../../bench/agreement.ts';
import { drawnBy } from '../../bench/drawings.ts';
import { makeData } from '../../bench/makeData.ts';
import { alternately, median } from '../../bench/measure.ts';
import { benchOptions } from '../../bench/options.ts';
import { report } from '../../bench/report.ts';
import { emptyFolder } from '../site/build.ts';

describe('makeData', () => {
  it('writes the same clients at every run, each with an id of its own', async () => {
    const folder = emptyFolder();
    const files = ['a.csv', 'b.csv'].map((name) => join(folder, name));
    for (const file of files) await makeData(file, 500);
    const [a, b] = files.map((file) => readFileSync(file, 'utf8'));
    expect(a).toBe(b);
    const ids = a!
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',')[0]);
    expect(new Set(ids).size).toBe(500);
  });
});

describe('benchOptions(args, root)', () => {
  it('knows what it is asked for, and what of it by default', () => {
    expect(benchOptions([], '/a')).toEqual({
      sizes: [10_000, 100_000, 1_000_000],
      rounds: 3,
      peerMost: 1_000_000,
      builds: true,
      out: '/a/bench/RESULTS.md',
    });
    const asked = ['--sizes', '5', '--huge', '--rounds', '1', '--peer-most', '0', '--no-build', '--out', 'b'];
    expect(benchOptions(asked, '/a')).toEqual({
      sizes: [5, 10_000_000],
      rounds: 1,
      peerMost: 0,
      builds: false,
      out: 'b',
    });
  });

  it.each([
    [['--foo'], 'unknown option: --foo'],
    [['--sizes', '10,a'], 'unknown sizes: 10,a'],
    [['--rounds', '0'], 'unknown number of rounds: 0'],
    [['--peer-most', '-'], 'unknown number of clients: -'],
  ])('refuses %j', (args, words) => {
    expect(() => benchOptions(args, '/a')).toThrow(new Error(words));
  });

  it('ends the command with its words and no stack', () => {
    const { status, stderr } = spawnSync(process.execPath, ['bench/run.ts', '--foo'], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 1, stderr: 'bench: unknown option: --foo\n' });
  });
});

describe('median', () => {
  it('is the middle of an odd number and the mean of the two middle ones of an even one', () => {
    expect(median([5, 1, 3])).toBe(3);
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });
});

describe('alternately', () => {
  const node = (code: string) => [process.execPath, '-e', code];

  it('measures each contender and fails with one that fails', () => {
    const costs = alternately(
      [
        { name: 'a', command: node('') },
        { name: 'b', command: node('Buffer.alloc(3e8, 1)') },
      ],
      1,
      '.',
    );
    expect(costs).toHaveLength(2);
    expect(costs[1]!.peak - costs[0]!.peak).toBeGreaterThan(200);
    expect(() => alternately([{ name: 'c', command: node('process.exit(3)') }], 1, '.')).toThrow('failed run of c: 3');
  });
});

describe('drawnBy', () => {
  it('draws every figure of the chapters twice on each paper, the largest within all', () => {
    const drawn = drawnBy(1, emptyFolder(), join(import.meta.dirname, '..', '..'));
    expect(drawn.map(({ name }) => name)).toEqual(['our paper', 'the DOM of linkedom']);
    for (const { drawings, all, middle, largest } of drawn) {
      expect(drawings).toBe(drawn[0]!.drawings);
      expect(drawings % 2).toBe(0);
      expect(middle).toBeGreaterThan(0);
      expect(middle).toBeLessThanOrEqual(largest);
      expect(largest).toBeLessThan(all);
    }
  });
});

describe('agreement', () => {
  const results = JSON.stringify({ eda: { churn: { n: 10 } }, segments: [{ id: 'a', n: 4 }] });

  it('finds the largest relative difference by path', () => {
    const peer = JSON.stringify({ 'eda.churn.n': 10, 'segments.a.n': 5 });
    expect(agreement(results, peer)).toEqual({ n: 2, largest: 0.2, path: 'segments.a.n' });
  });

  it('throws where ours has no such figure', () => {
    expect(() => agreement(results, '{"eda.churn.rate":1}')).toThrow('missing figure in the results: eda.churn.rate');
  });
});

describe('report', () => {
  const cost = (wall: number) => ({ wall, user: wall / 2, peak: 100 * wall });

  it('has a row for each run and the ratios of the other to ours', () => {
    const text = report('Some machine.', { python: 'python3', versions: 'Python 3' }, [
      {
        what: 'analysis',
        rows: 1_000_000,
        costs: [
          { name: 'ours', ...cost(2) },
          { name: 'peer', ...cost(9) },
        ],
        agreed: { n: 3, largest: 1e-10, path: 'eda.churn.n' },
      },
    ]);
    expect(text).toContain('| 1 000 000 | ours | 2.00 | 1.00 | 200 | 4.50 | 4.50 | 4.50 |');
    expect(text).toContain('| 1 000 000 | peer | 9.00 | 4.50 | 900 |  |  |  |');
    expect(text).toContain(
      'At 1 000 000 clients 3 figures are the same in both; the largest relative difference is 1.0e-10',
    );
    expect(text).not.toContain('## The site');
  });

  it('says where there is no peer, and where it was not run', () => {
    const costs = [{ name: 'ours', ...cost(2) }];
    const lacking = report('Some machine.', { python: 'python3', versions: 'Python 3' }, [
      { what: 'analysis', rows: 10_000_000, costs, peerLacks: 'time' },
    ]);
    expect(lacking).toContain('At 10 000 000 clients the peer was not run: too little time for it.');
    expect(lacking).toContain('| 10 000 000 | ours | 2.00 | 1.00 | 200 |  |  |  |');
    expect(report('Some machine.', null, [])).toContain('No peer');
  });

  it('tells what the drawings cost, all of them at the first time beside the other', () => {
    const times = { drawings: 116, all: 80, middle: 0.7, largest: 2.25 };
    const text = report(
      'Some machine.',
      null,
      [],
      [
        { name: 'ours', first: 200, ...times },
        { name: 'other', first: 300, ...times },
      ],
    );
    expect(text).toContain('## The 116 drawings of its chapters');
    expect(text).toContain('| ours | 200 | 80 | 0.70 | 2.25 | 1.50 |\n| other | 300 | 80 | 0.70 | 2.25 |  |');
  });
});

describe('docs/scaling.md', () => {
  const read = (...path: string[]) => readFileSync(join(import.meta.dirname, '..', '..', ...path), 'utf8');
  const results = read('bench', 'RESULTS.md');
  const runs = [...results.matchAll(/^\| ([\d ]+) \| ([^|]+) \| ([\d.]+) \| [\d.]+ \| (\d+) \| ([\d.]*)/gm)];
  const told = read('docs', 'scaling.md').replace(/\s+/g, ' ');
  const tellingly = (s: number) => s.toFixed(s < 1 ? 2 : s < 50 ? 1 : 0).replace(/\.0$/, '');
  /** A run's seconds, memory and ratio as they are told. */
  const figuresOf = (rows: string, name: string) => {
    const [wall, peak, ratio] = runs
      .find((run) => run[1] === rows && run[2] === name)!
      .slice(3)
      .map(Number);
    const memory = peak! < 1000 ? `${Math.round(peak! / 10) * 10} MiB` : `${(peak! / 1024).toFixed(1)} GiB`;
    return { s: tellingly(wall!), memory, ratio: (Math.round(ratio! * 10) / 10).toFixed(1) };
  };

  it('tells what bench/RESULTS.md has measured', () => {
    const [two, one] = ['npm run analyse', 'npm run analyse, one thread'].map((name) => figuresOf('1 000 000', name));
    const peer = figuresOf('1 000 000', 'peer.py');
    expect(told).toContain(
      `takes ${two!.s} s by the clock and ${two!.memory} on two threads, ${one!.s} s and ${one!.memory} on one`,
    );
    expect(told).toContain(`takes ${peer.s} s and ${peer.memory} (${two!.ratio} and ${one!.ratio} times as long)`);
    const [alone, beside, both] = ['one thread', '1 thread beside the main one', '2 threads beside the main one'].map(
      (name) => figuresOf('10 000 000', `ours, ${name}`),
    );
    const pandas = figuresOf('10 000 000', 'pandas.read_csv');
    expect(told).toContain(
      `takes ${alone!.s} s by the clock and ${alone!.memory}, where pandas takes ${pandas.s} s and ${pandas.memory} (${alone!.ratio} times as long)`,
    );
    expect(told).toContain(
      `takes ${beside!.memory} and, where the two processors share a core, ${beside!.s} s (${beside!.ratio}), two take ${both!.memory} and ${both!.s} s (${both!.ratio})`,
    );
    const [hugeTwo, hugeOne] = ['npm run analyse', 'npm run analyse, one thread'].map((name) =>
      figuresOf('10 000 000', name),
    );
    expect(told).toContain(
      `takes ${hugeTwo!.s} s and ${hugeTwo!.memory} on two threads, ${hugeOne!.s} s and ${hugeOne!.memory} on one`,
    );
    const [, drawings] = /^## The (\d+) drawings/m.exec(results)!;
    const [first, , middle, largest] = /^\| our paper \| (.*) \|$/m.exec(results)![1]!.split(' | ').map(Number);
    expect(told).toContain(
      `The ${drawings} drawings of its chapters take ${(first! / 1000).toFixed(2)} s in a build, whose code is cold; once it is warm one takes ${middle!.toFixed(1)} ms, the largest ${largest!.toFixed(1)} ms`,
    );
  });
});
