import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { text as plainOf } from '../../src/components/html.ts';
import { emptyFolder, filesOf, root, run } from './build.ts';

const [head, ...rows] = readFileSync(join(root, 'data', 'bank_scrooge.csv'), 'utf8')
  .trimEnd()
  .split('\n');
const column = head!.split(',').indexOf('city');

/** The sample with so many of its clients, spread over it, moved to other cities. */
function moved(cities: Readonly<Record<string, number>>): string {
  const names = Object.entries(cities).flatMap(([name, n]) => Array<string>(n).fill(name));
  const lines = rows.map((line, i) => {
    const name = i % 50 === 0 ? names[i / 50] : undefined;
    return name === undefined ? line : line.split(',').with(column, name).join(',');
  });
  return [head, ...lines, ''].join('\n');
}

const write = (path: string, text: string) => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
};
const build = (data: string, out: string, ...args: string[]) =>
  run('scripts/build.ts', ['--data', data, '--out', out, '--claims', 'mark', ...args]);
/** The words of a page or of Markdown, without what leads from a figure to its note. */
const plain = (words: string) =>
  plainOf(
    words.replace(/<sup\b[\s\S]*?<\/sup>/g, '').replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code))),
  );
const text = (...path: string[]) => readFileSync(join(...path), 'utf8');

describe('a build beside earlier results', () => {
  const folder = emptyFolder();

  it('leaves aside those that show single clients, and is not stopped by rare cities with ordinary names', async () => {
    const data = write(join(folder, 'a.csv'), moved({ другой: 4, прочие: 4, rate: 4 }));
    const out = join(folder, 'a');
    const old = join(folder, 'old.json');
    await run('scripts/analyse.ts', ['--out', old]);
    write(join(out, 'results.json'), JSON.stringify({ ...JSON.parse(text(old)), age: { max: 92 } }));
    const built = await build(data, out);
    expect(built.code).toBe(0);
    const reason = 'Прежние результаты оставлены в стороне: рядом с нынешними они выдали бы отдельных клиентов.';
    expect(built.stderr).toContain(`${join(out, 'results.json')}: ${reason}`);
    expect(built.stderr).toContain('Найдено: крайнее значение одного клиента: age.max.');
    expect(filesOf(out)).not.toContain('results.previous.json');
    expect(text(out, 'changes', 'index.html')).toContain(reason);
    expect(text(out, 'changes.md')).toContain(reason);
  });

  it('compares with those where a city had more clients than now, names it no more, and tells the same again', async () => {
    const before = write(join(folder, 'before.csv'), moved({ Устюжна: 15 }));
    const now = write(join(folder, 'now.csv'), moved({ Устюжна: 4 }));
    const earlier = join(folder, 'earlier.json');
    await run('scripts/analyse.ts', ['--data', before, '--out', earlier]);
    expect(text(earlier)).toContain('Устюжна');
    const out = join(folder, 'b');
    expect((await build(now, out, '--previous', earlier)).code).toBe(0);
    const first = new Map(filesOf(out).map((name) => [name, text(out, name)]));
    expect([...first].filter(([, bytes]) => bytes.includes('Устюжна')).map(([name]) => name)).toEqual([]);
    expect(first.get('changes/index.html')).toContain('id="comparisons"');
    expect((await build(now, out)).code).toBe(0);
    expect(new Map(filesOf(out).map((name) => [name, text(out, name)]))).toEqual(first);
  });

  it('tells a sentence that is true no more as it was published, with the figures of then', async () => {
    const names = head!.split(',');
    const [balance, churn] = [names.indexOf('balance'), names.indexOf('churn')];
    // One in twenty of those whose balance is not known leaves too.
    const left = rows.map((line, i) => {
      const cells = line.split(',');
      return cells[balance] === '' && i % 20 === 0 ? cells.with(churn, '1').join(',') : line;
    });
    const now = write(join(folder, 'left.csv'), [head, ...left, ''].join('\n'));
    const out = join(folder, 'c');
    expect((await build(join(root, 'data', 'bank_scrooge.csv'), out)).code).toBe(0);
    await expectToldAsPublished(now, out, /\d/);
  });

  it('tells so of the front page, whose sentences name what was first and strongest then', async () => {
    const churn = head!.split(',').indexOf('churn');
    // Nothing is tied to the outcome any more.
    const outcomes = rows.map((_, i) => rows[(i * 7919) % rows.length]!.split(',')[churn]!);
    const drawn = rows.map((line, i) => line.split(',').with(churn, outcomes[i]!).join(','));
    const now = write(join(folder, 'drawn.csv'), [head, ...drawn, ''].join('\n'));
    const out = join(folder, 'd');
    expect((await build(join(root, 'data', 'bank_scrooge.csv'), out)).code).toBe(0);
    await expectToldAsPublished(now, out, /^(?:Первыми звать стоит|Теснее всего с уходом)/);
  });

  /** Builds over a site: each sentence that is true no more, one like this among them, is told with the words that the site had. */
  async function expectToldAsPublished(data: string, out: string, one: RegExp) {
    const published = filesOf(out)
      .filter((name) => name.endsWith('.html'))
      .map((name) => plain(text(out, name)))
      .join(' ');
    expect((await build(data, out)).code).toBe(0);
    const gone = [...text(out, 'changes.md').matchAll(/^- Перестала быть верной: «(.*)» \(/gm)].map(
      ([, said]) => said!,
    );
    expect(gone.filter((sentence) => one.test(sentence))).not.toEqual([]);
    expect(gone.filter((sentence) => !published.includes(plain(sentence)))).toEqual([]);
  }
});
