import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copyOfRepository, isOldReport, layOldReport, run } from './build.ts';

describe('a site that would give clients away', () => {
  it('is not published: exit code 4, every leak named by its file, the old site untouched', async () => {
    const copy = copyOfRepository();
    const ids = readFileSync(join(copy, 'data', 'bank_scrooge.csv'), 'utf8')
      .split('\n')
      .slice(1, 6)
      .map((line) => line.split(',')[0]!);
    const spoil = (path: string, text: string) => writeFileSync(join(copy, path), text);
    const chapter = join('src', 'content', 'chapters', 'data.mdx');
    spoil(chapter, `${readFileSync(join(copy, chapter), 'utf8')}\n\nПример: ${ids[0]}.\n\n## n = 4\n`);
    const page = join('src', 'components', 'Page.astro');
    const comment = `<body>\n    <Fragment set:html={'<!-- ${ids[1]} -->'} />`;
    spoil(page, readFileSync(join(copy, page), 'utf8').replace('<body>', comment));
    spoil(join('public', 'team.svg'), `<svg xmlns="http://www.w3.org/2000/svg"><title>${ids[2]}</title></svg>`);
    spoil(join('public', 'clients.json'), JSON.stringify({ best: [Number(ids[3])], group: { n: 4, rate: 0.5 } }));
    layOldReport(join(copy, 'dist'));

    const result = await run('scripts/build.ts', ['--summary', 'summary.md'], {}, copy);
    expect(result.code).toBe(4);
    expect(existsSync(join(copy, 'summary.md'))).toBe(false);
    expect(result.stderr).toContain('Сайт не опубликован: он выдал бы отдельных клиентов.');
    for (const line of [
      /^ {2}data\/index\.html: номер клиента \d\d…\d \(строка \d+, знак \d+\)$/m,
      /^ {2}data\/index\.html: группа меньше 10 клиентов/m,
      /^ {2}index\.html: номер клиента/m,
      /^ {2}team\.svg: номер клиента/m,
      /^ {2}clients\.json: номер клиента/m,
      /^ {2}clients\.json: группа меньше 10 клиентов: group\.n$/m,
    ])
      expect(result.stderr).toMatch(line);
    for (const id of ids) expect(result.stderr).not.toContain(id);
    expect(isOldReport(join(copy, 'dist'))).toBe(true);
  });
});
