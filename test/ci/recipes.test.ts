import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readOptions } from '../../scripts/options.ts';
import { root, shell, textOf, workplace } from './shell.ts';

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}
interface Job {
  readonly needs?: string;
  readonly if?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}
interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const read = (...path: string[]) => readFileSync(join(root, ...path), 'utf8');
const github = parse(read('.github', 'workflows', 'report.yml')) as Workflow;
const gitlab = parse(read('docs', 'ci', 'gitlab-ci.yml')) as Record<string, { readonly script?: readonly string[] }>;
const steps = Object.values(github.jobs).flatMap((job) => job.steps);
const step = (name: string) => steps.find((one) => one.name === name)!.run!;

/** Every piece of shell in the recipes, by where it stands. */
const pieces: readonly (readonly [string, string])[] = [
  ...Object.entries(github.jobs).flatMap(([job, { steps }]) =>
    steps.flatMap(({ run }, i) => (run === undefined ? [] : [[`github ${job} ${i}`, run] as const])),
  ),
  ...Object.entries(gitlab).flatMap(([job, { script }]) =>
    script === undefined ? [] : [[`gitlab ${job}`, script.join('\n')] as const],
  ),
  ['cron', read('docs', 'ci', 'rebuild.sh')],
];

describe('the recipes', () => {
  it.each(pieces)('of %s are shell that parses', (_, script) => {
    expect(spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  });

  const callers = pieces.filter(([, script]) => /\bnpm run/.test(script));
  it.each(callers)('of %s call npm scripts that there are, with options that they know', (_, script) => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const commands = script.replace(/\\\n/g, ' ').split(/\n|&&|\|\||[()]/);
    for (const command of commands) {
      const called = /\bnpm run(?: --silent)? (\S+)(.*)/.exec(command);
      if (!called) continue;
      expect(Object.keys(scripts)).toContain(called[1]);
      const options = called[2]!.split(/\s-- /)[1] ?? '';
      for (const [option] of options.matchAll(/--[a-z]+/g))
        expect(() => readOptions([option, 'fail'], root, 'dist'), option).not.toThrow();
    }
  });

  it('name files that there are', () => {
    const named = pieces
      .concat([['', read('.github', 'workflows', 'report.yml')]])
      .flatMap(([, text]) => [...text.matchAll(/\b(?:data\/\w+\.\w+|docs\/[\w./-]+\w|package(?:-lock)?\.json)\b/g)]);
    expect(named.length).toBeGreaterThan(3);
    for (const [path] of named) expect(existsSync(join(root, path)), path).toBe(true);
  });

  it('build on a push, a pull request, a schedule and by hand; publish after tests and a whole build alone', () => {
    expect(Object.keys(github.on).sort()).toEqual(['pull_request', 'push', 'schedule', 'workflow_dispatch']);
    const { build, publish, test } = github.jobs;
    expect(test!.if).toBeUndefined();
    expect(build).toMatchObject({ needs: 'test', if: "github.event_name != 'pull_request'" });
    expect(publish).toMatchObject({ needs: 'build' });
  });

  it('give a job no right that it does not need, and no code of a pull request a right to write', () => {
    expect(github.permissions).toEqual({ contents: 'read' });
    const allowed = Object.entries(github.jobs).filter(([, { permissions }]) => permissions !== undefined);
    expect(Object.fromEntries(allowed.map(([name, { permissions }]) => [name, permissions]))).toEqual({
      publish: { pages: 'write', 'id-token': 'write' },
      comment: { 'pull-requests': 'write' },
    });
    for (const [, { steps }] of allowed)
      expect(steps.some(({ uses, run }) => uses?.startsWith('actions/checkout') || run?.includes('npm'))).toBe(false);
  });

  it('put nothing that a user writes into the text of a script, and name the version of every action', () => {
    for (const { run } of steps) expect(run ?? '').not.toContain('${{');
    for (const { uses } of steps) expect(uses ?? 'a@v1').toMatch(/@v\d+$/);
  });
});

describe('the results of the published site', () => {
  const fetched = (curl: string) => {
    const folder = workplace({ curl });
    expect(shell(step('results of the published site'), folder, { SITE: 'https://bank.example/report/' }).code).toBe(0);
    return folder;
  };

  it('are laid where the build looks for them', () => {
    const folder = fetched('while [ "$1" != --output ]; do shift; done; echo "$3" > "$2"');
    expect(textOf(folder, 'dist', 'results.json')).toBe('https://bank.example/report/results.json\n');
    expect(textOf(folder, 'dist', 'results.previous.json')).toContain('results.previous.json');
  });

  it('are not there where the site is not: no half a file is left', () => {
    const folder = fetched('while [ "$1" != --output ]; do shift; done; echo half > "$2"; exit 22');
    expect(textOf(folder, 'dist', 'results.json')).toBeNull();
  });
});

describe('the comment on a pull request', () => {
  const mark = '<!-- changes of the report -->';
  /** What is asked of GitHub: the calls that write, and the comment. */
  function commented({ own = '', compared = true, markdown = '## Что изменилось\n' }) {
    const folder = workplace({ gh: 'if [[ $* == *--method* ]]; then echo "$*" >> calls; else echo "$OWN"; fi' });
    writeFileSync(join(folder, 'changes.md'), markdown);
    if (compared) writeFileSync(join(folder, 'results.previous.json'), '{}');
    const script = step('write the comment, or rewrite the one of an earlier commit');
    const run = shell(script, folder, { OWN: own, REPOSITORY: 'bank/report', NUMBER: '7', LC_ALL: 'C.UTF-8' });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    return { calls: textOf(folder, 'calls'), comment: textOf(folder, 'comment.md') };
  }

  it('is written once and rewritten later', () => {
    const body = '--field body=@comment.md --silent\n';
    expect(commented({})).toEqual({
      calls: `api --method POST repos/bank/report/issues/7/comments ${body}`,
      comment: `${mark}\n## Что изменилось\n`,
    });
    expect(commented({ own: '42', compared: false }).calls).toBe(
      `api --method PATCH repos/bank/report/issues/comments/42 ${body}`,
    );
  });

  it('is not written where there is nothing to compare', () => {
    expect(commented({ compared: false }).calls).toBeNull();
  });

  it('leaves out the tables where they are longer than GitHub takes', () => {
    const markdown = `## Что изменилось\n\n<details><summary>Все сравнения</summary>\n\n${'я'.repeat(70_000)}\n\n</details>\n\n- Конец\n`;
    expect(commented({ markdown }).comment).toBe(`${mark}\n## Что изменилось\n\n\n- Конец\n`);
  });
});

describe('the GitLab job that compares', () => {
  const script = gitlab['changes']!.script!.join('\n');

  it('analyses the base of the merge request beside it, also where an earlier job has done so', () => {
    const folder = workplace({ npm: 'echo "$PWD $*" >> "$CALLS"; if [ "$2" = build ]; then cat base.txt; fi' });
    const commit = 'git -c user.name=a -c user.email=a@bank.example commit --quiet -m';
    const made = `git init --quiet --initial-branch main origin && cd origin && echo base > base.txt && git add . && ${commit} a
      cd .. && git clone --quiet origin project && cd project && git checkout --quiet -b own && echo own > base.txt && ${commit} b base.txt`;
    expect(shell(made, folder)).toMatchObject({ code: 0 });
    const env = {
      CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
      CI_PROJECT_DIR: join(folder, 'project'),
      CALLS: join(folder, 'calls'),
    };
    for (let job = 0; job < 2; job += 1)
      expect(shell(`cd project\n${script}`, folder, env)).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/own\n$/),
      });
    expect(textOf(folder, 'before', 'base.txt')).toBe('base\n');
    const calls = textOf(folder, 'calls')!.trimEnd().split('\n');
    expect(calls).toHaveLength(6);
    expect(calls[4]).toBe(`${folder}/before run analyse -- --out ${folder}/project/previous.json`);
    expect(calls[5]).toMatch(/\/project run build -- --out dist --previous previous\.json /);
  });
});

describe('the GitLab job that publishes', () => {
  const script = gitlab['pages']!.script!.join('\n');
  const env = { CI_PAGES_URL: 'https://bank.example/report' };
  function place(npm: string) {
    const folder = workplace({ npm });
    for (const [path, text] of [
      ['published/results.json', 'earlier'],
      ['public/favicon.svg', 'source'],
    ] as const) {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return folder;
  }

  it('compares with the earlier results, keeps the new ones and publishes the site', () => {
    const folder = place(
      'cp dist/results.json seen; echo "$*" > call; echo new > dist/results.json; echo page > dist/index.html',
    );
    expect(shell(script, folder, env).code).toBe(0);
    expect(textOf(folder, 'seen')).toBe('earlier');
    expect(textOf(folder, 'call')).toContain('--base /report --out dist');
    expect(textOf(folder, 'published', 'results.json')).toBe('new\n');
    expect(textOf(folder, 'public', 'index.html')).toBe('page\n');
    expect(textOf(folder, 'public', 'favicon.svg')).toBeNull();
  });

  it('ends with the code of a build that fails, and keeps the earlier results', () => {
    const folder = place('exit 2');
    expect(shell(script, folder, env).code).toBe(2);
    expect(textOf(folder, 'published', 'results.json')).toBe('earlier');
    expect(textOf(folder, 'public', 'index.html')).toBeNull();
  });
});
