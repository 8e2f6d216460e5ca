import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { beforeAll, describe, expect, it } from 'vitest';
import { schema } from '../../src/dataset/index.ts';
import { readTable } from '../../src/dataset/read.ts';
import { drawable } from '../../src/integrations/figurePng.ts';
import { privacyGate } from '../../src/privacy/gate.ts';
import { given } from '../content/given.ts';
import { buildSite, filesOf, hasReal, pagesOf, realFile, root } from './build.ts';

const base = '/report/';
const files: [string, string][] = [['the shipped file', join(root, 'data', 'bank_scrooge.csv')]];
if (hasReal) files.push(['the real file', realFile]);
else console.log('the real file is not here: its site was skipped');

describe.each(files)('a site of %s', (_, file) => {
  let out: string;
  let pages: ReturnType<typeof pagesOf>;
  beforeAll(async () => {
    out = await buildSite(['--data', file, '--base', base]);
    pages = pagesOf(out);
  });

  it('has a front page and every shipped chapter', () => {
    const names = pages.map((page) => page.name);
    expect(names).toContain('index.html');
    for (const chapter of given.chapters) expect(names).toContain(`${chapter}/index.html`);
  });

  it('has no NaN, undefined, Infinity or [object Object] in any page', () => {
    const wrong = pages.flatMap(({ name, html }) =>
      [
        ...html
          .replace(/<(script|style|code)[\s\S]*?<\/\1>/g, '')
          .matchAll(/.{0,40}(?<!\p{L})(NaN|undefined|Infinity|\[object Object\])(?!\p{L}).{0,20}/gu),
      ].map((m) => `${name}: ${m[0]}`),
    );
    expect(wrong).toEqual([]);
  });

  it('gives no client away', async () => {
    const { table } = await readTable(file, schema);
    expect(privacyGate(table!, readFileSync(join(out, 'results.json'), 'utf8')).findings(out)).toEqual([]);
  });

  it('has links that resolve under the sub-path', () => {
    const known = new Set(filesOf(out));
    const anchors = new Map(
      pages.map(({ name, html }) => [name, new Set([...html.matchAll(/\sid="([^"]+)"/g)].map((m) => m[1]!))]),
    );
    const wrong: string[] = [];
    for (const { name, html } of pages)
      for (const [, href] of html.matchAll(/\s(?:href|src)="([^"]+)"/g)) {
        if (/^(mailto:|data:)/.test(href!)) continue;
        if (/^https?:/.test(href!)) continue;
        const [path, anchor] = href!.split('#') as [string, string | undefined];
        const target =
          path === '' ? name : path.startsWith('/') ? path.slice(base.length) : normalize(join(dirname(name), path));
        if (path.startsWith('/') && !(name === '404.html' && path.startsWith(base)))
          wrong.push(`${name}: ${href} is bound to one path`);
        const file = [target, join(target, 'index.html'), `${target}.html`].find((f) => known.has(normalize(f)));
        if (!file) wrong.push(`${name}: ${href}`);
        else if (anchor && !anchors.get(normalize(file))?.has(decodeURIComponent(anchor)))
          wrong.push(`${name}: ${href}`);
      }
    expect(wrong).toEqual([]);
  });

  it('leads from every number and claim of a chapter to its row of the ledger, and back', () => {
    const ledger = pages.find(({ name }) => name === 'ledger/index.html')!.html;
    const rows = [...ledger.matchAll(/<tr id="([^"]+)"/g)].map(([, row]) => row!);
    const back = [...ledger.matchAll(/href="\.\.\/([^"#]*)#([^"]+)">к месту/g)].map(
      ([, page, row]) => `${page}#${row}`,
    );
    const chapters = new Map(pages.map(({ name, html }) => [name.replace('index.html', ''), html]));
    const led = [...chapters].flatMap(([page, html]) =>
      [...html.matchAll(/href="(?:\.\.\/)?ledger\/#([^"]+)"/g)].map(([, row]) => `${page}#${row}`),
    );
    expect(rows.length).toBeGreaterThan(300);
    expect(back.map((place) => place.split('#')[1])).toEqual(rows);
    expect([...new Set(led)].sort()).toEqual([...back].sort());
    const lost = back.filter((place) => {
      const [page, row] = place.split('#') as [string, string];
      return !chapters.get(page)?.includes(` id="${row}"`);
    });
    expect(lost).toEqual([]);
    const texts = [...chapters].filter(([, html]) => html.includes('<article class="chapter"'));
    // A figure in the text of a chapter that leads nowhere would be a plain span.
    expect(texts.flatMap(([page, html]) => (html.includes('<span class="value"') ? [page] : []))).toEqual([]);
  });

  it('loads nothing from another host', () => {
    const wrong = pages.flatMap(({ name, html }) =>
      [...html.matchAll(/<(?:script|img|link|iframe|source)\b[^>]*(?:src|href)="(?:https?:)?\/\/[^"]*"/g)].map(
        (m) => `${name}: ${m[0]}`,
      ),
    );
    expect(wrong.filter((line) => !/rel="(canonical|license)"/.test(line))).toEqual([]);
  });

  it('has a caption, n and a table under every figure', () => {
    const wrong: string[] = [];
    let count = 0;
    for (const { name, html } of pages)
      for (const [figure] of html.matchAll(/<figure[\s\S]*?<\/figure>/g)) {
        count += 1;
        const id = /id="([^"]*)"/.exec(figure)?.[1];
        if (!/<figcaption[\s\S]*?\S[\s\S]*?<\/figcaption>/.test(figure)) wrong.push(`${name}#${id}: no caption`);
        if (!/n\s*=\s*/.test(figure.replace(/&nbsp;| /g, ' '))) wrong.push(`${name}#${id}: no n`);
        if (!/<table/.test(figure)) wrong.push(`${name}#${id}: no table`);
      }
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(20);
  });

  it('says on the sheet for the board what its letters and sums are, and doubts the first place where the front page does', () => {
    const of = (page: string) => pages.find(({ name }) => name === page)!.html.replaceAll(/\s+/g, ' ');
    const [front, board] = [of('index.html'), of('board/index.html')];
    expect(board.includes('Каждому клиенту — одно письмо,')).toBe(/\d (?:письмо|письма|писем)[,<]/.test(board));
    expect(board.includes('это не прогноз')).toBe(board.includes('может дать'));
    const doubt = 'Порядок первых двух мест по этим данным не доказан';
    expect(board.includes(doubt)).toBe(front.includes(doubt));
  });

  it('names every figure that it notes in the words of a reader, not of the code', () => {
    const wrong = pages.flatMap(({ name, html }) => {
      const printed = /<section class="printed">([\s\S]*?)<\/section>/.exec(html)?.[1] ?? '';
      const notes = [...printed.matchAll(/<li[^>]*>([\s\S]*?)<\/li>/g)].map((m) => m[1]!);
      return notes.filter((note) => /(^|[;:,] )[a-z][\w-]*[.;,]/i.test(note)).map((note) => `${name}: ${note}`);
    });
    expect(wrong).toEqual([]);
  });

  it('numbers the figures of each chapter, and every reference by the number under it', () => {
    const shown = new Map<string, string>();
    const wrong: string[] = [];
    for (const { name, html } of pages) {
      const numbers = [
        ...html.matchAll(
          /<figure class="figure" id="([^"]+)"[\s\S]*?<a class="figure-link"[^>]*>Рисунок\u00a0([^<]+)<\/a>/g,
        ),
      ].map(([, id, number]) => {
        shown.set(`${dirname(name)}/#${id}`, number!);
        return number!;
      });
      const [mark] = numbers[0]?.split('.') ?? [];
      // A figure that is withdrawn keeps its number, so there may be gaps.
      numbers.forEach((number, i) => {
        const before = Number(numbers[i - 1]?.split('.')[1] ?? 0);
        if (number.split('.')[0] !== mark || !(Number(number.split('.')[1]) > before)) wrong.push(`${name}: ${number}`);
      });
    }
    expect(wrong).toEqual([]);
    expect(shown.size).toBeGreaterThan(40);
    expect(new Set(shown.values()).size).toBe(shown.size);
    const references = pages.flatMap(({ name, html }) =>
      [...html.matchAll(/<a class="see" href="([^"]*)">рис\.(?:\u00a0|&nbsp;)([^<]*)<\/a>/g)].map(
        ([, href, number]) => ({
          name,
          number,
          href: href!.startsWith('#') ? `${dirname(name)}/${href}` : href!.replace(/^\.\.\//, ''),
        }),
      ),
    );
    expect(references.length).toBeGreaterThan(2);
    for (const { name, href, number } of references) expect([name, shown.get(href)]).toEqual([name, number]);
  });

  it('draws no picture with a sign that its face lacks', () => {
    const styles = readFileSync(join(root, 'src', 'styles', 'fonts.css'), 'utf8');
    const ranges = [...styles.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/g)].map(
      ([, first, last]) => [parseInt(first!, 16), parseInt(last ?? first!, 16)] as const,
    );
    const has = (sign: string) => ranges.some(([a, b]) => sign.codePointAt(0)! >= a && sign.codePointAt(0)! <= b);
    const drawings = filesOf(join(out, 'figures')).filter((file) => file.endsWith('.svg'));
    expect(drawings.length).toBeGreaterThan(40);
    for (const file of drawings) {
      const words = drawable(readFileSync(join(out, 'figures', file), 'utf8'))
        .replace(/<(style|title|desc)[\s\S]*?<\/\1>|<[^>]*>|\s/g, '')
        .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
      expect([...words].filter((sign) => !has(sign)).join(''), file).toBe('');
    }
  });

  it('lists every figure and table of the chapters, each with its number', () => {
    const contents = pages.find(({ name }) => name === 'contents/index.html')!.html;
    const listed = [
      ...contents.matchAll(/<span>(?:Рис\.\u00a0([^<]+)|Таблица)<\/span>\s*<a href="\.\.\/([^"]+)"/g),
    ].map(([, number, href]) => `${number ?? ''} ${href}`);
    const drawn = pages
      .filter(({ name }) => name.includes('/') && !name.startsWith('board'))
      .flatMap(({ name, html }) =>
        [
          ...html.matchAll(/<figure class="figure" id="([^"]+)"[\s\S]*?Рисунок\u00a0([^<]+)<|\sid="(table-[^"]+)"/g),
        ].map(([, id, number, table]) => `${number ?? ''} ${dirname(name)}/#${id ?? table}`),
      );
    expect([...listed].sort()).toEqual([...drawn].sort());
  });

  it('has every figure as SVG, PNG and CSV', () => {
    const known = filesOf(out).filter((name) => name.startsWith('figures/'));
    const linked = pages.flatMap(({ html }) =>
      [...html.matchAll(/href="(?:\.\.\/)?(figures\/[^"]+)" download/g)].map((m) => m[1]!),
    );
    expect([...linked].sort()).toEqual(known);
    expect(linked).toHaveLength(3 * pages.flatMap(({ html }) => html.match(/<figure class="figure"/g) ?? []).length);
    for (const name of known.filter((one) => one.endsWith('.svg')))
      expect(readFileSync(join(out, name), 'utf8'), name).not.toMatch(/var\(|NaN|undefined|currentcolor\b.*<style>/);
  });

  it('is valid HTML', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended'],
      rules: {
        // Prettiness of source, and choices of Astro's serialiser, say nothing about the page.
        'no-trailing-whitespace': 'off',
        'void-style': 'off',
        'attribute-boolean-style': 'off',
        'doctype-style': 'off',
        'long-title': 'off',
        'svg-focusable': 'off',
        'no-raw-characters': 'off',
        // A name on a list of links is read out, and the standard allows it.
        'aria-label-misuse': ['error', { allowAnyNamable: true }],
      },
    });
    const wrong: string[] = [];
    for (const { name, html } of pages) {
      const report = await validator.validateString(html, name);
      for (const result of report.results)
        for (const m of result.messages) wrong.push(`${name}:${m.line}:${m.column} ${m.ruleId} ${m.message}`);
    }
    expect(wrong.slice(0, 20)).toEqual([]);
  });

  it('holds every claim in the shipped prose', () => {
    const broken = pages.flatMap(({ name, html }) =>
      [...html.matchAll(/class="[^"]*claim-broken[^"]*"/g)].map(() => name),
    );
    expect(broken).toEqual([]);
  });
});
