import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { randomOf } from '../../src/analysis/randomOf.ts';
import { buildSite, emptyFolder, pagesOf, root } from './build.ts';

/** 240 members drawn with a seed: who trains with a coach and comes often, leaves less. */
function members(): string {
  const next = randomOf(7);
  const rows = Array.from({ length: 240 }, (_, i) => {
    const tariff = ['утро', 'день', 'безлимит'][Math.floor(next() * 3)]!;
    const coach = next() < 0.4 ? 1 : 0;
    const visits = Math.floor(next() * 12);
    const years = next() < 0.05 ? '' : String(18 + Math.floor(next() * 50));
    const left = next() < 0.65 - 0.04 * visits - 0.15 * coach ? 1 : 0;
    return `M-${1000 + i};${tariff};${visits};${years};${coach};${left}`;
  });
  return ['Member;Tariff;Visits;Years;Coach;Left', ...rows, ''].join('\n');
}

/** 600 policyholders drawn with a seed; who lapsed has given notice, and so have three who stayed. */
function policyholders(): string {
  const next = randomOf(11);
  const rows = Array.from({ length: 600 }, (_, i) => {
    const policies = 1 + Math.floor(next() * 5);
    const debit = next() < 0.4 ? 1 : 0;
    const tenure = Math.floor(next() * 20);
    const reserve = next() < 0.2 ? '' : String(Math.round(Math.exp(9 + 3 * next())));
    const lapsed = next() < 0.5 - 0.06 * policies - 0.1 * debit ? 1 : 0;
    const agency = ['Север', 'Юг', 'Запад'][Math.floor(next() * 3)]!;
    const mood = Math.round(100 * next() - 50) / 10;
    const premium = 500 + Math.floor(next() * 4000);
    const notice = lapsed === 1 || i % 200 === 7 ? 1 : 0;
    return [`P-${1000 + i}`, agency, mood, tenure, reserve, premium, debit, policies, notice, 1, lapsed].join(',');
  });
  const header = 'HOLDER,agency,mood,tenure,reserve,premium,direct_debit,policies,notice,country,lapsed';
  return [header, ...rows, ''].join('\n');
}

/** A copy of the project with the schema and the content of a fixture, and those of the bank taken away. */
function projectOf(name: string, file: string): string {
  const copy = emptyFolder();
  const fixture = join(root, 'test', 'sites', name);
  for (const part of ['src', 'scripts', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json'])
    cpSync(join(root, part), join(copy, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  rmSync(join(copy, 'src', 'content'), { recursive: true });
  rmSync(join(copy, 'src', 'dataset', 'bank.ts'));
  cpSync(join(fixture, 'dataset'), join(copy, 'src', 'dataset'), { recursive: true });
  cpSync(join(fixture, 'content'), join(copy, 'src', 'content'), { recursive: true });
  mkdirSync(join(copy, 'data'));
  writeFileSync(join(copy, 'data', `${name}.csv`), file);
  return copy;
}

const resultsOf = (site: string) => JSON.parse(readFileSync(join(site, 'results.json'), 'utf8'));
const frontOf = (site: string) => readFileSync(join(site, 'index.html'), 'utf8');

/** Links within the site to a page or a place that is not there. */
const deadLinks = (site: string) =>
  pagesOf(site).flatMap(({ name, html }) =>
    [...html.matchAll(/<a [^>]*?href="([^"]+)"/g)].flatMap(([, href = '']) => {
      const url = new URL(href.replaceAll('&amp;', '&'), `http://site/${name}`);
      if (url.host !== 'site') return [];
      const path = decodeURIComponent(url.pathname);
      const file = join(site, path.endsWith('/') ? `${path}index.html` : path);
      if (!existsSync(file)) return [`${name}: ${href}`];
      const place = decodeURIComponent(url.hash.slice(1));
      return place === '' || readFileSync(file, 'utf8').includes(` id="${place}"`) ? [] : [`${name}: ${href}`];
    }),
  );

const BANK =
  /(?<!\p{L})банк|задани(?:е|я)(?!\p{L})|остат(?:ок|ка|ков)(?!\p{L})|>карта<|доход с (?:остат|карт|продукт)|медианный доход/iu;
/** What pages say of a bank, with the words around; the glossary's and the search's own words are in other files. */
const bankWords = (site: string) =>
  pagesOf(site).flatMap(({ name, html }) => {
    const found = BANK.exec(html);
    return found ? [`${name}: ${html.slice(Math.max(0, found.index - 40), found.index + 40)}`] : [];
  });

describe('another schema, outcome and prose', () => {
  let out: string;
  beforeAll(async () => {
    out = await buildSite(['--claims', 'mark'], {}, projectOf('gym', members()));
  });

  it('builds with no change in analysis/, charts/ or components/', () => {
    expect(pagesOf(out).map(({ name }) => name)).toEqual(expect.arrayContaining(['index.html', 'visits/index.html']));
    const results = resultsOf(out);
    expect(results.dataset.rows).toBe(240);
    expect(results.eda.byCategory.tariff.map((row: { value: string }) => row.value)).toEqual([
      'утро',
      'день',
      'безлимит',
    ]);
    expect(results.metric).toBeNull();
    expect(results.segments[0]).toMatchObject({ id: 'coached', priority: null });
    expect(results.hypotheses[0].id).toBe('visits');
  });

  it('says nothing of a bank', () => {
    expect(bankWords(out)).toEqual([]);
  });

  it('says nothing of a value or a queue on the cards of segments, where there is neither', () => {
    const page = readFileSync(join(out, 'visits', 'index.html'), 'utf8');
    const card = /<article class="card" id="segment-coached">[\s\S]*?<\/article>/.exec(page)![0];
    expect(card).toContain('Правило: ');
    expect(card).not.toMatch(/ценност|очеред/i);
  });

  it('orders the letters of its offers by no queue', () => {
    const page = readFileSync(join(out, 'visits', 'index.html'), 'utf8');
    expect(page).toContain('от того его сегмента, который стоит раньше; ушедшим не пишут.');
    expect(page).not.toContain('в очереди');
  });

  it('tells of no groups that empty cells flatter, where no column is named for it', () => {
    const page = readFileSync(join(out, 'visits', 'index.html'), 'utf8');
    expect(page).toContain('Таких групп нет: столбца, пустые ячейки которого');
    expect(page).not.toContain('для этого мало');
  });

  it('says on the front page that there is no queue, and claims nothing of its first', () => {
    const front = frontOf(out);
    expect(front).toContain('Очереди нет: ценность клиентов не вычислена.');
    expect(front).toMatch(/Что предложить сегментам, сказано в <a href="visits\/"[^>]*>рекомендациях<\/a>\./);
    expect(front).not.toMatch(/Первыми звать|проверены на размер, уход и ценность|не прошёл отбор/);
    expect(deadLinks(out)).toEqual([]);
  });
});

describe('a schema whose columns play the parts of the value under other names', () => {
  let out: string;
  beforeAll(async () => {
    out = await buildSite(['--claims', 'mark'], {}, projectOf('insurer', policyholders()));
  });

  it('counts the value of them, and a queue', () => {
    const results = resultsOf(out);
    expect(results.metric.value.n).toBe(600);
    expect(results.segments.map(({ priority }: { priority: number }) => priority).sort()).toEqual([1, 2]);
  });

  it('speaks of them by their own labels, and not of a bank', () => {
    expect(bankWords(out)).toEqual([]);
    const worth = readFileSync(join(out, 'worth', 'index.html'), 'utf8').replaceAll('&nbsp;', ' ');
    for (const words of ['Накопленный резерв, в год', 'Автосписание, в год', 'источник: автосписание'])
      expect(worth).toContain(words);
  });

  it('names the one column that tells the outcome, and the one that is the same for all', () => {
    const { conditionTerms, condition, leftOut } = resultsOf(out).correlations.logistic;
    expect({ condition, conditionTerms }).toEqual({ condition: 'separation', conditionTerms: ['notice'] });
    expect(leftOut).toEqual([{ term: 'country', condition: 'zeroVariance' }]);
  });

  it('links from the front page to the chapter that has the offer, whatever it is called, and to none where there is no offer', () => {
    const front = frontOf(out);
    expect(front).toContain('href="whom/#offer-many-policies"');
    expect(front).toContain('Клиенты с автосписанием');
    expect(front).not.toContain('#offer-with-debit');
    expect(deadLinks(out)).toEqual([]);
  });
});
