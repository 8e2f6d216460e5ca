import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, it } from 'vitest';
import { emptyFolder, pagesOf, run, type Run } from './build.ts';
import { clientsOf, files, type FileName } from './proof/facts.ts';
import { comparedGenders, isGenderSaidRight, sayingsOf } from './proof/sayings.ts';

/** The data as shipped, with churn turned round, with the genders swapped: what a build says, and what its pages say. */
type Turned = Exclude<FileName, 'shipped'>;
const turned: readonly Turned[] = ['churn', 'gender'];
const folder = emptyFolder();
const outOf = (name: FileName, claims: 'fail' | 'mark') => join(folder, `${name}-${claims}`);
const runs = new Map<string, Run>();
const runOf = (name: FileName, claims: 'fail' | 'mark') => runs.get(outOf(name, claims))!;

async function build(name: FileName, claims: 'fail' | 'mark'): Promise<void> {
  const out = outOf(name, claims);
  runs.set(
    out,
    await run('scripts/build.ts', ['--data', join(folder, `${name}.csv`), '--out', out, '--claims', claims]),
  );
}

beforeAll(async () => {
  for (const [name, csv] of Object.entries(files)) writeFileSync(join(folder, `${name}.csv`), csv);
  // Two at a time: as many as the smallest machine of CI has cores.
  await Promise.all([build('churn', 'mark'), build('gender', 'mark')]);
  await Promise.all([build('churn', 'fail'), build('gender', 'fail')]);
  await build('shipped', 'fail');
}, 600_000);

/** What a reader reads: without what is struck out, without code; the page's name and description too. */
const textOf = (html: string) =>
  html
    .replace(/<(script|style|s|code)\b[^>]*>[\s\S]*?<\/\1>/g, '')
    .replace(/<meta name="description" content="([^"]*)"[^>]*>/g, ' $1 ')
    .replace(/<\/?(p|li|h\d|t[dhr]|d[tdl]|div|figcaption|section|title|desc|text|summary|small)\b[^>]*>/g, ' ')
    .replace(/<[^>]+>/g, '')
    .replace(/&nbsp;|&#160;/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/[\s\u00a0]+/g, ' ');

/** The pages of a published site by name; the ledger tells what was withdrawn, so it stands apart. */
const textsOf = (out: string) =>
  pagesOf(out).map(({ name, html }) => ({
    name: name === 'index.html' ? 'index' : name.replace('/index.html', ''),
    text: textOf(html),
  }));

const broken = ({ stderr }: Run) =>
  [...stderr.matchAll(/^ {2}src\/(?:content\/chapters|components)\/([\w.]+)(?::\d+)*: «(.*)»$/gm)].map(
    ([, file, sentence]) => ({ file: file!, sentence: sentence!.replaceAll('\u00a0', ' ') }),
  );

/** «eda.mdx: Ушли 81,9 % клиентов, а денег у них было больше…» */
const started = (run: Run) =>
  broken(run)
    .map(
      ({ file, sentence }) =>
        `${file}: ${sentence.length > 90 ? `${sentence.slice(0, 90).replace(/\s\S*$/, '')}…` : sentence}\n`,
    )
    .join('');

describe('data as shipped', () => {
  it('are built under --claims fail: every claim holds', () => {
    const { code, stderr } = runOf('shipped', 'fail');
    expect(stderr).not.toContain('неверн');
    expect(code).toBe(0);
  });
});

describe.each(turned)('%s turned round', (name) => {
  it('fails the build with exactly the claims that are now false, and publishes nothing', async () => {
    const failed = runOf(name, 'fail');
    expect(failed.code).toBe(3);
    expect(existsSync(outOf(name, 'fail'))).toBe(false);
    await expect(started(failed)).toMatchFileSnapshot(`proof/${name}.txt`);
  });

  it('is published under mark without those sentences, each in the list of the ledger', () => {
    const marked = runOf(name, 'mark');
    expect(marked.code).toBe(0);
    expect(started(marked)).toBe(started(runOf(name, 'fail')));
    const pages = textsOf(outOf(name, 'mark')).filter((page) => page.name !== 'ledger');
    const standing = broken(marked).filter(({ file, sentence }) =>
      pages.some(
        (page) => (page.name === 'index' ? 'Front.astro' : `${page.name}.mdx`) === file && page.text.includes(sentence),
      ),
    );
    expect(standing).toEqual([]);
    const ledger = readFileSync(join(outOf(name, 'mark'), 'ledger', 'index.html'), 'utf8');
    const listed = [...ledger.matchAll(/<s\b[^>]*>([\s\S]*?)<\/s>/g)].map(([, html]) => textOf(html!).trim());
    const missing = broken(marked).filter(({ sentence }) => !listed.includes(sentence));
    expect(missing).toEqual([]);
  });
});

describe.each(['shipped', ...turned] as const)('the pages of the site of %s', (name) => {
  const clients = clientsOf(files[name]);
  const texts = () => textsOf(outOf(name, name === 'shipped' ? 'fail' : 'mark'));

  it('say what this file says, computed here from its rows, and not the contrary', () => {
    const pages = new Map(texts().map((page) => [page.name, page.text]));
    const wrong = sayingsOf(clients)
      .filter(({ page, says, isTrue }) => pages.get(page)!.includes(says) !== isTrue)
      .map(({ page, says, isTrue }) => `${page}: ${isTrue ? 'is true and not said' : 'is said and not true'}: ${says}`);
    expect(wrong).toEqual([]);
  });

  it('name the gender that left more often, wherever one is named', () => {
    const found = texts()
      .filter((page) => page.name !== 'ledger')
      .flatMap((page) =>
        [...page.text.matchAll(comparedGenders)].map(([said, subject, word]) => ({
          page: page.name,
          said,
          subject: subject!,
          word: word!,
        })),
      );
    expect(found.length).toBeGreaterThan(1);
    expect(found.filter(({ subject, word }) => !isGenderSaidRight(clients, subject, word))).toEqual([]);
  });

  it('offer on the card of a segment nothing that the recommendations have withdrawn', () => {
    const cards = (page: string, kind: string) => {
      const html = readFileSync(join(outOf(name, name === 'shipped' ? 'fail' : 'mark'), page, 'index.html'), 'utf8');
      return [...parseHTML(html).document.querySelectorAll(`article[id^="${kind}-"]`)].map(
        (card) => [card.id.slice(kind.length + 1), card] as const,
      );
    };
    const offered = cards('segments', 'segment').flatMap(([id, card]) =>
      [...card.querySelectorAll('dt')]
        .filter((term) => term.textContent === 'Что предложить')
        .map((term) => [id, textOf(term.nextElementSibling!.innerHTML).trim()] as const),
    );
    const gone = cards('recommendations', 'offer').flatMap(([id, card]) =>
      card.querySelector('.withdrawn') ? [id] : [],
    );
    expect(offered).toHaveLength(5);
    expect(offered.filter(([, words]) => words === 'Предложение снято.').map(([id]) => id)).toEqual(gone);
    expect(gone.length > 0).toBe(name === 'churn');
  });
});

describe('the sayings', () => {
  it('each stand on one of the three sites at least', () => {
    const all = (Object.keys(files) as FileName[]).map((name) => sayingsOf(clientsOf(files[name])));
    const dead = all[0]!.filter((_, i) => all.every((sayings) => !sayings[i]!.isTrue)).map(({ says }) => says);
    expect(dead).toEqual([]);
  });
});
