import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shell, textOf, workplace } from '../ci/shell.ts';
import { filesOf, root } from './build.ts';

const sample = readFileSync(join(root, 'data', 'bank_scrooge.csv'), 'utf8');
const lines = sample.trimEnd().split('\n');

describe('docs/ci/rebuild.sh', () => {
  const folder = workplace({});
  const site = join(folder, 'www');
  const state = join(folder, 'state');
  const rebuild = (data: string) => {
    writeFileSync(join(folder, 'clients.csv'), data);
    const env = { REPORT_DATA: join(folder, 'clients.csv'), SITE: site, STATE: state, NODE_ENV: 'production' };
    const run = shell(`bash '${join(root, 'docs', 'ci', 'rebuild.sh')}'`, folder, env);
    // What a build that failed has said is in the log alone.
    return { ...run, said: run.code === 0 ? '' : textOf(state, 'last-run.txt') };
  };
  const bytes = () => Object.fromEntries(filesOf(site).map((name) => [name, readFileSync(join(site, name), 'base64')]));
  const lastLine = () => textOf(state, 'rebuild.log')!.trimEnd().split('\n').at(-1);

  it('publishes good data', () => {
    expect(rebuild(sample)).toMatchObject({ code: 0, stderr: '', said: '' });
    expect(filesOf(site)).toEqual(expect.arrayContaining(['index.html', 'results.json', 'changes.md']));
    expect(lastLine()).toMatch(/published: Сравнивать не с чем: это первый выпуск отчёта/);
  });

  it('keeps the site, byte for byte, where the data are refused, and lists the problems', () => {
    const before = bytes();
    const run = rebuild(sample.replace(lines[5]!, lines[5]!.replace(/,[ЖМ],/, ',W,')));
    expect(run.code).toBe(2);
    expect(bytes()).toEqual(before);
    expect(readdirSync(folder).filter((name) => name.startsWith('.www.'))).toEqual([]);
    expect(lastLine()).toContain('the data are refused');
    const { problems } = JSON.parse(textOf(state, 'problems.json')!) as { problems: object[] };
    expect(problems).toContainEqual(expect.objectContaining({ level: 'error', line: 6, value: 'W' }));
  });

  it('publishes changed data and tells what changed', () => {
    const earlier = textOf(site, 'results.json');
    const fewer = [...lines.slice(0, 1), ...lines.slice(1).filter((_, i) => i % 500 !== 0), ''].join('\n');
    expect(rebuild(fewer)).toMatchObject({ code: 0, stderr: '', said: '' });
    expect(textOf(site, 'results.previous.json')).toBe(earlier);
    expect(textOf(state, 'changes.md')).toBe(textOf(site, 'changes.md'));
    expect(textOf(state, 'changes.md')!.replaceAll('\u00a0', ' ')).toContain('Строк было 10 000, стало 9 980.');
    expect(lastLine()).toMatch(/published: Заметных изменений не доказано/);
  });
});
