import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { amongSources, unbuildable, unfit } from '../../scripts/siteFolder.ts';

const emptyFolder = () => mkdtempSync(join(tmpdir(), 'siteFolder-'));

describe('unbuildable(folders)', () => {
  it.each(['/srv/a#b', '/srv/feature%2Fx', '/srv/what?/content'])('names the folder %s', (odd) => {
    expect(unbuildable(['/srv/report', odd])).toBe(
      `В пути ${odd} есть знак #, ? или %: с ним сайт собрался бы не целиком. Переименуйте папку или соберите в другой.`,
    );
  });

  it('lets every other sign be', () => {
    expect(unbuildable(['/srv/Отчёт (новый) & [2]+~', '/srv/report'])).toBeNull();
  });
});

describe('amongSources(target, root)', () => {
  it('is told of what lies in a folder of sources, and of nothing else', () => {
    for (const inside of ['src/pages', 'public/report', 'data/site/new'])
      expect(amongSources(`/srv/${inside}`, '/srv')).toBe(
        'здесь лежит то, из чего делается сайт; выберите папку вне src, public и data',
      );
    for (const outside of ['/srv/dist', '/srv/srcs/dist', '/srv/docs/data/site', '/src/pages', '/mnt/srv/src/site'])
      expect(amongSources(outside, '/srv')).toBeNull();
  });
});

describe('unfit(target, kept)', () => {
  it('says why a place must not be replaced, and lets a site be', () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'file'), '');
    expect(unfit(join(folder, 'file'), [])).toBe('на этом месте лежит файл, а не папка');
    expect(unfit('/dev/null', [])).toBe('на этом месте лежит файл, а не папка');
    expect(unfit(folder, ['/srv', join(folder, 'data.csv')])).toBe(
      `в этой папке лежит ${join(folder, 'data.csv')}, а сайт заменяет папку целиком; назовите другую`,
    );
    expect(unfit('/', ['/srv/clients.csv'])).toBe(
      'в этой папке лежит /srv/clients.csv, а сайт заменяет папку целиком; назовите другую',
    );
    expect(unfit(emptyFolder(), ['/srv'])).toBeNull();
    const empty = emptyFolder();
    expect(unfit(empty, [empty])).toBe(`в этой папке лежит ${empty}, а сайт заменяет папку целиком; назовите другую`);
    expect(
      unfit(join(folder, 'dist'), [folder, join(folder, 'distant'), join('/mnt', folder, 'dist', 'a')]),
    ).toBeNull();
  });

  const holding = (...names: readonly string[]) => {
    const folder = emptyFolder();
    for (const name of names) writeFileSync(join(folder, name), '');
    return folder;
  };

  it('lets a report be replaced, with all that lies in its folder', () => {
    expect(unfit(holding('404.html', 'CNAME', 'index.html', 'results.schema.json'), [])).toBeNull();
  });

  it('lets a folder be that has earlier results alone: they were laid there to compare with', () => {
    expect(unfit(holding('results.json'), [])).toBeNull();
    expect(unfit(holding('results.json', 'results.previous.json'), [])).toBeNull();
  });

  it.each([
    ['another site', ['404.html', 'index.html'], '404.html'],
    ['the welcome page of a web server', ['index.html'], 'index.html'],
    ['a folder of letters, where npm run analyse put its file', ['letters.txt', 'results.json'], 'letters.txt'],
    ['a folder of a program that reads results', ['read.py', 'results.json', 'results.schema.json'], 'read.py'],
  ])('does not take %s for a report', (_, names, told) => {
    expect(unfit(holding(...names), [])).toBe(
      `в этой папке лежит ${told}, а сайт заменяет папку целиком; назовите другую`,
    );
  });
});
