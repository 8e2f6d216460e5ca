import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, shell, textOf, workplace } from './shell.ts';

/** Stands in for npm: a build that writes FIGURES to its target, prints a line and ends with CODE after DELAY seconds. */
const npm = `
arguments="$*"
while [ $# -gt 0 ]; do case $1 in --out) out=$2 ;; --summary) summary=$2 ;; esac; shift; done
echo "built with $arguments"
sleep "\${DELAY:-0}"
[ "\${CODE:-0}" = 0 ] || exit "$CODE"
mkdir -p "$out" && echo "$FIGURES" > "$out/results.json"
printf '## Что изменилось\\n\\n**Ушло больше.**\\n' > "$summary"
`;
const script = join(root, 'docs', 'ci', 'rebuild.sh');

function rebuild(folder: string, env: Readonly<Record<string, string>> = {}) {
  return shell(`bash '${script}'`, folder, {
    REPORT_DATA: 'clients.csv',
    SITE: 'www/report',
    STATE: 'state',
    FIGURES: 'one',
    ...env,
  });
}
const log = (folder: string) => textOf(folder, 'state', 'rebuild.log')!.split('\n').slice(0, -1);
const kept = (folder: string) => readdirSync(join(folder, 'state', 'results')).length;

describe('docs/ci/rebuild.sh', () => {
  it('publishes, says so with the time and keeps the results, once while they are the same', () => {
    const folder = workplace({ npm });
    expect(rebuild(folder)).toMatchObject({ code: 0, stdout: '', stderr: '' });
    expect(rebuild(folder).code).toBe(0);
    expect(log(folder)).toHaveLength(2);
    expect(log(folder)[0]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ published: Ушло больше\.$/);
    expect(textOf(folder, 'www', 'report', 'results.json')).toBe('one\n');
    expect(kept(folder)).toBe(1);
    expect(textOf(folder, 'state', 'last-run.txt')).toContain(
      `--data ${folder}/clients.csv --out ${folder}/www/report`,
    );
    expect(statSync(join(folder, 'state')).mode & 0o777).toBe(0o700);
  });

  it('keeps so many of the last results', () => {
    const folder = workplace({ npm });
    mkdirSync(join(folder, 'state', 'results'), { recursive: true });
    for (const month of ['01', '02', '03'])
      writeFileSync(join(folder, 'state', 'results', `2020-${month}-01T000000Z.json`), month);
    expect(rebuild(folder, { KEEP: '2' }).code).toBe(0);
    const names = readdirSync(join(folder, 'state', 'results')).sort();
    expect(names).toHaveLength(2);
    expect(names[0]).toBe('2020-03-01T000000Z.json');
    expect(readFileSync(join(folder, 'state', 'results', names[1]!), 'utf8')).toBe('one\n');
  });

  it('keeps none again that are the same as the newest', () => {
    const folder = workplace({ npm });
    mkdirSync(join(folder, 'state', 'results'), { recursive: true });
    for (const [month, figures] of ['other', 'one'].entries())
      writeFileSync(join(folder, 'state', 'results', `2020-0${month + 1}-01T000000Z.json`), `${figures}\n`);
    expect(rebuild(folder).code).toBe(0);
    expect(kept(folder)).toBe(2);
    expect(rebuild(folder, { FIGURES: 'other' }).code).toBe(0);
    expect(kept(folder)).toBe(3);
  });

  it('keeps two dozen of them where nothing else is said', () => {
    const folder = workplace({ npm });
    mkdirSync(join(folder, 'state', 'results'), { recursive: true });
    for (let day = 1; day <= 25; day += 1)
      writeFileSync(
        join(folder, 'state', 'results', `2020-01-${String(day).padStart(2, '0')}T000000Z.json`),
        String(day),
      );
    expect(rebuild(folder).code).toBe(0);
    expect(kept(folder)).toBe(24);
  });

  it('builds under --claims fail, and shows no summary nor problems of an earlier run', () => {
    const folder = workplace({ npm });
    mkdirSync(join(folder, 'state'));
    for (const name of ['problems.json', 'changes.md']) writeFileSync(join(folder, 'state', name), 'old');
    expect(rebuild(folder, { CODE: '1' }).code).toBe(1);
    expect(textOf(folder, 'state', 'last-run.txt')).toContain(' --claims fail ');
    expect(textOf(folder, 'state', 'last-run.txt')).toContain(` --problems ${folder}/state/problems.json `);
    expect(readdirSync(join(folder, 'state')).sort()).toEqual(['last-run.txt', 'lock', 'rebuild.log', 'results']);
  });

  it.each([
    ['1', /kept the old site: a fault, code 1$/],
    ['2', /kept the old site: the data are refused, see .*\/state\/problems\.json$/],
    ['3', /kept the old site: claims are not true of these data$/],
    ['4', /kept the old site: it would have told of single clients$/],
  ])('after code %s says which, calls the hook with what was printed and ends with the same', (code, line) => {
    const folder = workplace({ npm });
    const hook = 'echo "$REPORT_CODE $(cat)" > told';
    const run = rebuild(folder, { CODE: code, ON_FAILURE: `cd '${folder}' && ${hook}` });
    expect(run.code).toBe(Number(code));
    expect(run.stderr).toContain(`report: code ${code}, the old site stands`);
    expect(log(folder)).toHaveLength(1);
    expect(log(folder)[0]).toMatch(line);
    expect(textOf(folder, 'told')).toMatch(new RegExp(`^${code} built with run --silent build`));
    expect(kept(folder)).toBe(0);
  });

  it('says that the hook failed, and ends with the code of the build all the same', () => {
    const folder = workplace({ npm });
    expect(rebuild(folder, { CODE: '2', ON_FAILURE: 'exit 9' }).code).toBe(2);
    expect(log(folder)[1]).toMatch(/ON_FAILURE failed: 9$/);
  });

  it('ends a build that takes too long', () => {
    const folder = workplace({ npm });
    expect(rebuild(folder, { DELAY: '30', LIMIT: '1' }).code).toBe(124);
    expect(log(folder)[0]).toMatch(/kept the old site: not ready after 1$/);
  });

  it.each(['TERM', 'INT', 'HUP'])('that is sent SIG%s ends the build with it, and says so', (signal) => {
    const folder = workplace({ npm });
    // A shell lets what it starts behind itself hear no SIGINT, unless it has job control.
    const stopped = `set -m; bash '${script}' & run=$!; set +m
until [ -s state/last-run.txt ]; do sleep 0.05; done
kill -s ${signal} $run; wait $run`;
    const env = { REPORT_DATA: 'clients.csv', SITE: 'www/report', STATE: 'state', DELAY: '20' };
    const begun = performance.now();
    expect(shell(stopped, folder, env).code).toBe(143);
    // Each run waits for its build to end.
    expect(performance.now() - begun).toBeLessThan(15_000);
    expect(log(folder)).toHaveLength(1);
    expect(log(folder)[0]).toMatch(/kept the old site: the run was stopped$/);
    expect(textOf(folder, 'www', 'report', 'results.json')).toBeNull();
  });

  it('says that the site is published where it is stopped too late', () => {
    const folder = workplace({ npm: `trap '' TERM\n${npm}` });
    const stopped = `bash '${script}' & run=$!
until [ -s state/last-run.txt ]; do sleep 0.05; done
kill $run; wait $run`;
    const env = { REPORT_DATA: 'a.csv', SITE: 'www/report', STATE: 'state', FIGURES: 'one', DELAY: '1' };
    expect(shell(stopped, folder, env).code).toBe(0);
    expect(log(folder)).toHaveLength(1);
    expect(log(folder)[0]).toMatch(/published: Ушло больше\.$/);
    expect(kept(folder)).toBe(1);
  });

  it('on a full disk keeps no half of the results', (context) => {
    const folder = workplace({ npm });
    mkdirSync(join(folder, 'state', 'results'), { recursive: true });
    const results = join(folder, 'state', 'results');
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8k', 'tmpfs', results]).status !== 0)
      return context.skip('this user may not mount a disk');
    try {
      const run = rebuild(folder, { FIGURES: 'x'.repeat(20_000) });
      expect(run.stderr).toContain('No space left on device');
      expect(readdirSync(results)).toEqual([]);
      expect(log(folder)[0]).toContain('published: ');
    } finally {
      spawnSync('umount', [results]);
    }
  });

  it.each([
    ['KILL', 137],
    // What Node does where its memory is at an end.
    ['ABRT', 134],
  ])('does not take a build that was sent SIG%s for one that took too long', (signal, code) => {
    const folder = workplace({ npm: `kill -s ${signal} $$` });
    expect(rebuild(folder).code).toBe(code);
    expect(log(folder)[0]).toMatch(/kept the old site: short of memory, or not ended a minute after 30m, code \d+$/);
    expect(log(folder)[0]).toContain(`code ${code}`);
  });

  it('publishes what a web server may read, whatever the umask, and closes the rest', () => {
    const folder = workplace({ npm });
    const env = { REPORT_DATA: 'a.csv', SITE: 'www/report', STATE: 'state', FIGURES: 'one' };
    expect(shell(`umask 077; bash '${script}'`, folder, env).code).toBe(0);
    const mode = (...path: string[]) => statSync(join(folder, ...path)).mode & 0o777;
    expect(mode('www', 'report')).toBe(0o755);
    expect(mode('www', 'report', 'results.json')).toBe(0o644);
    expect(mode('state')).toBe(0o700);
  });

  it('leaves the work to a run that is still at it', () => {
    const folder = workplace({ npm });
    mkdirSync(join(folder, 'state'));
    const held = `exec 8>state/lock; flock 8; bash '${script}'`;
    expect(shell(held, folder, { REPORT_DATA: 'a.csv', SITE: 'site', STATE: 'state' }).code).toBe(0);
    expect(log(folder)[0]).toMatch(/skipped: another run is at work$/);
  });

  it('is not held up by what a build left behind', () => {
    const folder = workplace({ npm: `sleep 20 >/dev/null 2>&1 &\n${npm}` });
    expect(rebuild(folder).code).toBe(0);
    expect(rebuild(folder).code).toBe(0);
    expect(log(folder).map((line) => line.split(' ')[1])).toEqual(['published:', 'published:']);
    const told = { CODE: '1', ON_FAILURE: 'sleep 20 >/dev/null 2>&1 &' };
    expect([rebuild(folder, told).code, rebuild(folder, told).code]).toEqual([1, 1]);
  });

  it('says which setting is missing', () => {
    expect(shell(`bash '${script}'`, workplace({ npm }), { REPORT_DATA: 'a.csv', SITE: '' }).stderr).toContain(
      'SITE: names the folder of the site',
    );
  });

  it.runIf(spawnSync('shellcheck', ['--version']).status === 0)('has nothing that shellcheck finds', () => {
    expect(spawnSync('shellcheck', [script], { encoding: 'utf8' }).stdout).toBe('');
  });
});
