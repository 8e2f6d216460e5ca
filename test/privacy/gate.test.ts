import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { bank } from '../../src/dataset/bank.ts';
import { readBytes } from '../../src/dataset/read.ts';
import type { Table } from '../../src/dataset/table.ts';
import { formatFindings } from '../../src/privacy/finding.ts';
import { earlierFindings, privacyGate } from '../../src/privacy/gate.ts';
import { rareLevels, withoutRareLevels } from '../../src/privacy/levels.ts';
import { csvFindings, pageFindings } from '../../src/privacy/pages.ts';
import { header } from '../dataset/clients.ts';

/** 200 clients, the first 4 of a city that nobody else is of; ids from 100 100 on, a balance above all others of `rich` clients. */
function clients(rich = 1): string {
  const rows = Array.from({ length: 200 }, (_, i) => {
    const city = i < 4 ? 'Чухлома' : i % 2 === 0 ? 'Ярославль' : 'Рыбинск';
    const balance = i >= 7 && i < 7 + rich ? 987654.32 : 1000 + i;
    return `${100_100 + i},700.0,${city},${i % 2 === 0 ? 'Ж' : 'М'},40.0,1,${balance},1,1,0,50000,${i % 5 === 0 ? 1 : 0}`;
  });
  return [header, ...rows, ''].join('\n');
}

let table: Table;
beforeAll(async () => {
  const read = await readBytes(new TextEncoder().encode(clients()), bank);
  table = read.table!;
});

const results = {
  dataset: { rows: 200 },
  total: 100_150,
  half: 100_159.5,
  less: -100_170,
  gini: 0.5100199,
  part: { n: 20, churned: 3, rate: 0.15, ci: [0.05, 0.36] },
};
const bytes = `${JSON.stringify(results, null, 1)}\n`;

/** The findings of a site of these files, beside the results. */
function findingsOf(files: Readonly<Record<string, string | Uint8Array>>, published = bytes, of = table) {
  const folder = mkdtempSync(join(tmpdir(), 'gate-'));
  for (const [name, content] of Object.entries({ 'results.json': published, ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return privacyGate(of, published)
    .findings(folder)
    .map(({ file, code }) => `${file} ${code}`);
}

describe('an identifier of the file is found', () => {
  it.each<[string, Record<string, string>]>([
    ['in the text of a page', { 'a.html': '<p>Иванов, 100123, ушёл</p>' }],
    ['in an attribute', { 'a.html': '<li data-client="100123">x</li>' }],
    ['in the name of an anchor', { 'a.html': '<h2 id="client-100123">x</h2>' }],
    ['in a comment', { 'a.html': '<p>x</p><!-- see 100123 -->' }],
    ['in the title of a chart', { 'a.html': '<svg><title>100123: 5 ₽</title></svg>' }],
    ['written by references', { 'a.html': '<p>&#49;00123</p>' }],
    ['as a number of a data file', { 'clients.json': '[{"x": 100123}]' }],
    ['as a text of a data file', { 'clients.json': '{"who": "100123"}' }],
    ['in a line of CSV', { 'a.csv': '100123,850.0,Рыбинск' }],
    ['in a line of CSV on a page', { 'a.html': '<pre>100123,850.0,Рыбинск</pre>' }],
    ['with a fraction of zero', { 'a.txt': '100123.0' }],
    ['in a comment of a style sheet', { 'a.css': '/* 100123 */' }],
    ['in the fragment of an address', { 'a.html': '<a href="b/#100123">x</a>' }],
    ['after a fraction of a page', { 'a.html': '<p>0,5 и 100123</p>' }],
    ['last in a line of CSV on a page', { 'a.html': '<pre>5,12,100123</pre>' }],
    ['after the comma of a file that is no page', { 'a.txt': '0,100123' }],
    ['after the comma of a CSV that no figure shows', { 'b/figures/a.csv': '0,100123' }],
    ['in a script', { 'a.js': 'const a=[100123];' }],
    ['in the name of a file', { 'c/100123.txt': 'x' }],
    ['in thousands, beside a word for a client', { 'a.html': '<p>клиент № 100\u00a0123</p>' }],
    ['beside a word for a client, though it is a figure too', { 'a.html': '<p>У клиента 100150 долг</p>' }],
    ['beside a word for an identifier, though it is a figure too', { 'a.html': '<p userid="100150"></p>' }],
    ['beside a word that a long text begins with', { 'a.txt': `Клиент 100150 ушёл. ${'Далее. '.repeat(20)}` }],
    ['of the digits of a fraction of the results', { 'a.html': '<p>Иванов, 100199</p>' }],
  ])('%s', (_, files) => {
    expect(findingsOf(files)).toEqual([`${Object.keys(files)[0]} identifier`]);
  });

  it('beside the name of its column, with whatever signs, though it is a figure too', () => {
    const ids = table.columns.get('userid')!;
    const renamed = { ...ids, schema: { ...ids.schema, header: 'Код (новый)' } } as typeof ids;
    const of = { ...table, columns: new Map([...table.columns, ['userid', renamed]]) };
    expect(findingsOf({ 'a.txt': 'Код (новый): 100150' }, bytes, of)).toEqual(['a.txt identifier']);
    expect(findingsOf({ 'a.txt': 'userid (old) 100150' }, bytes, of)).toEqual([]);
  });

  it('short, in a column named «id», beside that word, but not under the key by which the results name their parts', async () => {
    const { table: short } = await readBytes(
      new TextEncoder().encode(clients().replace(/^100(\d{3}),/gm, '1$1,')),
      bank,
    );
    const ids = short!.columns.get('userid')!;
    const named = { ...ids, schema: { ...ids.schema, header: 'id' } } as typeof ids;
    const of = { ...short!, columns: new Map([...short!.columns, ['userid', named]]) };
    for (const words of ['id: 1123', 'id=1123', '<p id="1123">'])
      expect(findingsOf({ 'a.html': words }, bytes, of)).toEqual(['a.html identifier']);
    const parts = `${JSON.stringify({ ...results, nodes: [{ id: '1123', parent: null }] }, null, 1)}\n`;
    expect(findingsOf({}, parts, of)).toEqual([]);
    expect(findingsOf({}, parts.replace('"id"', '"client"'), of)).toEqual(['results.json identifier']);
  });

  it('in every file, in the order of the files', () => {
    const files = { 'c.html': '100101', 'a.html': '100103', 'b.html': '100102 и 100102' };
    const found = ['a.html', 'b.html', 'b.html', 'c.html'].map((file) => `${file} identifier`);
    expect(findingsOf(files)).toEqual(found);
  });

  it('with signs in it, by the whole of it', async () => {
    const signed = clients().replace(/^(1\d{5}),/gm, 'К-$1,');
    const { table: of } = await readBytes(new TextEncoder().encode(signed), bank);
    expect(findingsOf({ 'a.html': '<p>К-100123</p>' }, bytes, of!)).toEqual(['a.html identifier']);
    expect(findingsOf({ 'a.html': '<p>М-100123, К-1001234, ТК-100123</p>' }, bytes, of!)).toEqual([]);
  });

  it('under a key for a client in the results themselves', () => {
    const leaking = `${JSON.stringify({ ...results, client: 100_123 })}\n`;
    expect(findingsOf({}, leaking)).toEqual(['results.json identifier']);
  });

  it.each<[string, Record<string, string>]>([
    ['a figure of the results', { 'a.html': '<p>Всего 100150 ₽</p>' }],
    ['one that is less than nothing', { 'a.html': '<p>На 100170 ₽ меньше</p>' }],
    ['one that is rounded', { 'a.html': '<p>Всего 100160 ₽ или 100159 ₽</p>' }],
    ['a part of a longer number', { 'a.html': '<p>1100123, 100123456</p>' }],
    ['digits of a fraction', { 'a.html': '<p>0.100123, 0,100123, 12345,100123 и 100123.5</p>' }],
    [
      'digits of a fraction beside a figure',
      { 'figures/a.csv': '0,100123;1', 'figures/a.svg': '<text>0,100123</text>' },
    ],
    ['digits of a fingerprint', { 'a.html': '<p>ab100123cd</p>' }],
    ['a colour', { 'a.css': 'a{color:#100123}', 'a.html': '<path fill="#100123"/>' }],
    ['a sum in thousands', { 'a.html': '<p>100\u00a0123 ₽ на клиента</p>' }],
  ])('but not %s', (_, files) => {
    expect(findingsOf(files)).toEqual([]);
  });
});

it('identifiers are told by file, and in one file in the order of the clients', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gate-'));
  for (const [name, text] of Object.entries({ b: 'и 100123', a: 'и 100125, и 100124', c: 'и 100122' }))
    writeFileSync(join(folder, `${name}.txt`), text);
  const found = privacyGate(table, bytes).findings(folder);
  expect(found.map(({ file, message }) => `${file} ${message.split(' (')[0]}`)).toEqual(
    ['a.txt 4', 'a.txt 5', 'b.txt 3', 'c.txt 2'].map((one) => one.replace(' ', ' номер клиента 10…')),
  );
});

describe('an identifier of another shape', () => {
  const withIds = async (idOf: (i: number) => string) =>
    (
      await readBytes(
        new TextEncoder().encode(clients().replace(/^1(\d{5})(?=,)/gm, (_, i) => idOf(Number(i) - 100))),
        bank,
      )
    ).table!;

  it.each<[string, (i: number) => string, string, string, string[]]>([
    ['of four digits beside a word and a sign', (i) => `${1000 + i}`, 'a.txt', 'клиент № 1023 ушёл', ['1023']],
    ['of four digits with a hash, in a style sheet', (i) => `${1000 + i}`, 'a.css', '/* client #1023 */', ['1023']],
    ['not of four digits beside a word alone', (i) => `${1000 + i}`, 'a.txt', 'клиент 1023 ушёл', []],
    ['not of four digits by themselves', (i) => `${1000 + i}`, 'a.txt', 'всего 1023, ушли', []],
    ['of five digits by themselves', (i) => `${10_000 + i}`, 'a.txt', 'всего 10023, ушли', ['10023']],
    ['not of five digits as a colour', (i) => `${10_000 + i}`, 'a.css', 'a{color:#10023}', []],
    ['of millions, grouped', (i) => `${1_000_100 + i}`, 'a.txt', 'клиент № 1\u00a0000\u00a0123', ['1000123']],
    ['not the beginning of a longer one', (i) => `${100_100 + i}`, 'a.txt', 'клиент № 100\u00a01234', []],
    [
      'that ends in a sign and a letter, at the very end',
      (i) => `${100_100 + i}-К`,
      'a.txt',
      'x 100123-К',
      ['100123-К'],
    ],
    ['that begins with a sign, at the very beginning', (i) => `№${100_100 + i}`, 'a.txt', '№100123', ['№100123']],
    ['not one that goes on', (i) => `${100_100 + i}-К`, 'a.txt', 'x 100123-Кот, 100123-М', []],
    ['of less digits than the last', (i) => `${99_950 + i}`, 'a.txt', '99955', ['99955']],
    ['of more digits than the last', (i) => `${100_149 - i}`, 'a.txt', '100123', ['100123']],
    ['of two clients, told once', (i) => `${100_100 + Math.floor(i / 2)}`, 'a.txt', 'всего 100123, ушли', ['100123']],
    ['of three digits, told by none', (i) => `${100 + i}`, 'a.txt', 'клиент № 123', ['123']],
    [
      'of digits among such of letters, with a fraction of zero',
      (i) => (i === 0 ? 'К1' : `${100_100 + i}`),
      'a.txt',
      '100123.00',
      ['100123'],
    ],
    [
      'not of digits among such of letters, with a fraction',
      (i) => (i === 0 ? 'К1' : `${100_100 + i}`),
      'a.txt',
      '100123.05',
      [],
    ],
    ['of letters and digits, in the results', (i) => `К${100_100 + i}`, 'results.json', '{"a":"К100123"}', ['К100123']],
    ['of letters and digits', (i) => `К${100_100 + i}`, 'a.txt', 'ушёл К100123', ['К100123']],
    ['of signs alone, which nothing can be searched for', (i) => (i === 0 ? '***' : `К${i}x`), 'a.txt', '***', []],
  ])('%s', async (_, idOf, name, text, ids) => {
    const masked = ids.map((id) =>
      id.length < 6 ? 'номер клиента …' : `номер клиента ${id.slice(0, 2)}…${id.slice(-1)}`,
    );
    const folder = mkdtempSync(join(tmpdir(), 'gate-'));
    writeFileSync(join(folder, name), text);
    const told = privacyGate(await withIds(idOf), name === 'results.json' ? text : bytes)
      .findings(folder)
      .map(({ message }) => message.replace(/ \(.*/, ''));
    expect(told).toEqual(masked);
  });
});

describe('a small group is found', () => {
  it.each<[string, object, string[]]>([
    ['a group of four', { rows: [{ value: 'а', n: 4, rate: 0.5 }] }, ['smallGroup']],
    ['a bin of one', { bins: [{ low: 1, high: 2, n: 1 }] }, ['smallGroup']],
    ['a leaf of a tree, however deep', { tree: { left: { right: { n: 9 } } } }, ['smallGroup']],
    ['a count under another name', { cluster: { size: 3 } }, ['smallGroup']],
    ['a withheld group with its rate', { n: null, rate: 0.25 }, ['smallGroup']],
    ['tails of a group of fifty', { n: 50, p01: 3, p99: 8 }, ['smallGroup']],
    ['a maximum', { max: 12 }, ['extreme']],
    ['the largest balance', { top: 987_654.32 }, ['extreme']],
    ['a list as long as the file', { scores: Array(200).fill(0.5) }, ['perClient']],
    ['the rest of a whole', { n: 50, known: { n: 46 }, unknown: null }, ['subtraction']],
  ])('%s', (_, found, codes) => {
    const leaking = `${JSON.stringify({ ...results, found })}\n`;
    expect(findingsOf({}, leaking)).toEqual(codes.map((code) => `results.json ${code}`));
  });

  it('the largest balance: of nine clients, not of ten', async () => {
    const told = `${JSON.stringify({ top: 987_654.32 })}\n`;
    const found = async (rich: number) =>
      findingsOf({}, told, (await readBytes(new TextEncoder().encode(clients(rich)), bank)).table!);
    expect(await found(9)).toEqual(['results.json extreme']);
    expect(await found(10)).toEqual([]);
  });

  it('the largest balance: where no ten clients earn as much', async () => {
    const told = `${JSON.stringify({ top: 987_654.32 })}\n`;
    const found = async (earners: number) => {
      const rows = clients()
        .split('\n')
        .map((row, i) => (i > 100 && i <= 100 + earners ? row.replace(',50000,', ',987654.32,') : row));
      return findingsOf({}, told, (await readBytes(new TextEncoder().encode(rows.join('\n')), bank)).table!);
    };
    expect(await found(9)).toEqual(['results.json extreme']);
    expect(await found(10)).toEqual([]);
  });

  it.each<[string, string, number, string[]]>([
    ['the least balance, below nought', '-987654.32', -987_654.32, ['extreme']],
    ['a whole balance of six digits', '100000', 100_000, ['extreme']],
    ['not a round figure that many things may equal', '99999', 99_999, []],
    ['not a balance that is neither least nor largest', '1100.5', 1100.5, []],
  ])('%s', async (_, balance, told, codes) => {
    const { table: of } = await readBytes(new TextEncoder().encode(clients().replace('987654.32', balance)), bank);
    expect(findingsOf({}, `${JSON.stringify({ told })}\n`, of!)).toEqual(codes.map((code) => `results.json ${code}`));
  });

  it.each<[string, object]>([
    ['levels against the bank', { byCategory: { city: [{ value: 'а', n: 196 }] } }],
    [
      'one silent row among others',
      {
        byCategory: {
          city: [
            { value: 'а', n: 100, known: null, unknown: null },
            { value: 'б', n: 100, known: { n: 50 }, unknown: { n: 50 } },
          ],
        },
      },
    ],
  ])('by subtraction: %s', (_, eda) => {
    const leaking = `${JSON.stringify({ quality: { missing: {} }, eda: { churn: { n: 200 }, ...eda } })}\n`;
    expect(findingsOf({}, leaking)).toEqual(['results.json subtraction']);
  });

  it('by subtraction: a difference of two levels against a level whose known clients are not told', () => {
    const level = (value: string, known: object | null) => ({ value, n: 100, known, unknown: known });
    const leaking = (value: number | null, about: object) => {
      const rows = [level('0', { n: 50 }), level('1', null), level('2', null), level('3', { n: 50 })];
      const known = { value, ci: null, move: 'same' };
      const finding = { id: 'equity', column: 'equity', ...about, values: { known } };
      return findingsOf(
        {},
        `${JSON.stringify({
          quality: { missing: {} },
          eda: { churn: { n: 400 }, byCategory: { equity: rows } },
          robustness: { findings: [finding] },
        })}\n`,
      );
    };
    const step = (against: string) => ({ about: 'firstStep', of: '0', against });
    expect(leaking(0.05, step('1'))).toEqual(['results.json subtraction']);
    expect(leaking(0.05, step('4'))).toEqual(['results.json subtraction']);
    expect(leaking(0.05, step('3'))).toEqual([]);
    expect(leaking(null, step('1'))).toEqual([]);
    expect(leaking(0.05, { about: 'slope' })).toEqual(['results.json subtraction']);
    expect(leaking(null, { about: 'slope' })).toEqual([]);
  });

  it('by subtraction: overlaps against segments', () => {
    const segments = [
      { id: 'a', n: 100 },
      { id: 'b', n: 150 },
    ];
    const leaking = (segmentOverlap: object) =>
      findingsOf({}, `${JSON.stringify({ segments, segmentOverlap })}\n`).length;
    expect(leaking({ pairs: { a: { b: 5 } } })).toBe(1);
    expect(leaking({ pairs: { a: { b: 96 } } })).toBe(1);
    expect(leaking({ pairs: {}, anyOf: 200, exclusive: { a: null, b: 150 } })).toBe(1);
    expect(leaking({ pairs: { a: { b: 50 } }, anyOf: 200, exclusive: { a: 100, b: 100 } })).toBe(0);
    const combinations = (...rows: readonly (readonly [string, number])[]) =>
      rows.map(([id, n]) => ({ id, segments: id.split('+'), n }));
    const beside = { pairs: { a: { b: 50 }, b: { a: 50 } }, anyOf: 200, twoOrMore: 50 };
    expect(leaking({ ...beside, combinations: combinations(['a+b', 50], ['a', 60], ['b', 90]) })).toBe(0);
    expect(leaking({ ...beside, combinations: combinations(['a+b', 49]) })).toBe(2);
    expect(leaking({ ...beside, combinations: combinations(['a', 100], ['b', 95]) })).toBe(1);
  });

  it('in a table of a page and in its words', () => {
    const table = (n: string) =>
      `<table><tr><th>Группа</th><th>Клиентов</th><th>Ушли</th></tr><tr><th>а</th><td>${n}</td><td>3</td></tr></table>`;
    expect(findingsOf({ 'a.html': table('4') })).toEqual(['a.html smallGroup']);
    const csv = (n: string) => `\ufeffГород;Клиентов;Доля\r\n"а;б";${n};0,123456%\r\nнет данных;3;1%\r\n`;
    expect(findingsOf({ 'figures/a.csv': csv('4') })).toEqual(['figures/a.csv smallGroup']);
    expect(findingsOf({ 'figures/a.csv': csv('100') })).toEqual([]);
    expect(findingsOf({ 'a.html': table('4').replace('>а<', '>нет данных<') })).toEqual([]);
    expect(findingsOf({ 'a.html': '<figcaption>n\u00a0=\u00a04</figcaption>' })).toEqual(['a.html smallGroup']);
    expect(findingsOf({ 'a.html': `${table('1\u00a0004')}<p>n = 4\u00a0000, n = 40</p>` })).toEqual([]);
  });

  const page = (head: string, cell: string, name = 'а') =>
    `<table><tr><th>Группа</th><th>${head}</th></tr><tr><th>${name}</th><td>${cell}</td></tr></table>`;

  it.each<[string, Record<string, string>]>([
    ...['n', 'N', 'участников', 'человек', 'число клиентов', 'клиентов в обоих'].map(
      (head): [string, Record<string, string>] => [`under «${head}»`, { 'a.html': page(head, '4') }],
    ),
    ['in marks of text, over lines', { 'a.html': page('<b>Число</b>\n  <b>клиентов</b>', '\n<b>4</b>\n') }],
    ['in large letters of tags', { 'a.html': page('n', '4').toUpperCase() }],
    ['of those of whom there are no data on something', { 'a.html': page('n', '4', 'нет данных о доходе') }],
    ['of those who have data and no data', { 'a.html': page('n', '4', 'есть и нет данных') }],
    ['in words without spaces', { 'a.html': '<p>(n=4)</p>' }],
    ['in words at the end of a sentence', { 'a.html': '<p>Их мало: n = 4.</p>' }],
    ['in words before a comma', { 'a.html': '<p>Из них ушли все, n = 4, и давно.</p>' }],
    ['in a CSV file with marks of quotation', { 'a.csv': '"Город";"Клиентов"\n"а ""б;в""";"4"\n' }],
    ['in a CSV file of one column', { 'a.csv': '\ufeffКлиентов\n40\n4\n' }],
    ['in a CSV file whose first cell is empty', { 'a.csv': 'Город;Ушли;Клиентов\r\n;3;4\r\n' }],
  ])('%s', (_, files) => {
    expect(findingsOf(files)).toEqual([`${Object.keys(files)[0]} smallGroup`]);
  });

  it.each<[string, Record<string, string>]>([
    ['how many of a group left', { 'a.html': page('Ушло клиентов', '4') }],
    ['a share of clients', { 'a.html': page('n, доля', '4') }],
    ['what another table counts', { 'a.html': `${page('Клиентов', '40')}<p>и</p>${page('Ушли', '4')}` }],
    ['empty cells', { 'a.html': page('Клиентов', '4', 'Нет данных'), 'a.csv': 'Город;n\nНет данных;4' }],
    ['a word that ends in n', { 'a.html': '<p>min = 4</p>' }],
    ['a number with a fraction or of thousands', { 'a.html': '<p>n = 4,5 тыс., n = 4.5, n = 4 000</p>' }],
    ['a column beside an empty one', { 'a.csv': 'Город;Клиентов;Ушли\n;40;4\n' }],
  ])('but not %s', (_, files) => {
    expect(findingsOf(files)).toEqual([]);
  });

  it('in pages and tables alone: code and prose may say n = 4', () => {
    expect(findingsOf({ 'a.js': 'let n = 4;', 'a.txt': 'n\n4\n', 'a.css': '/* n = 4 */' })).toEqual([]);
  });

  it('and where it is: the row of the table, the line of the file', () => {
    const page = '<h1>а</h1>\n<table>\n<tr><th>Клиентов</th></tr>\n<tr><td>4</td></tr>\n</table>\n';
    const message = (where: string) => [`группа меньше 10 клиентов (${where})`];
    expect(pageFindings({ file: 'a.html', text: page }).map((f) => f.message)).toEqual(message('строка 4, знак 1'));
    const csv = 'Город;Клиентов\r\nа;100\r\nб;4\r\n';
    expect(csvFindings({ file: 'a.csv', text: csv }).map((f) => f.message)).toEqual(message('строка 3'));
  });

  it('but not an empty group, a withheld one, empty cells, or how many of a group left', () => {
    const withheld = { n: null, rate: null, missing: 3 };
    const fine = { none: { n: 0 }, withheld, part: { n: 20, churned: 4, missing: 3 } };
    expect(findingsOf({}, `${JSON.stringify({ ...fine, quality: { funnel: [{ id: 'age', n: 5 }] } })}\n`)).toEqual([]);
  });
});

describe('results of earlier data', () => {
  const file = 'results.previous.json';
  const seen = (earlier: object, ownText = '') =>
    earlierFindings({ file, text: JSON.stringify(earlier) }, table, () => ownText).map(({ code }) => code);

  it('are judged by their own rows and figures', () => {
    expect(seen({ dataset: { rows: 120_000 }, total: 100_123, curve: Array(250).fill(0.5), top: 987_654.32 })).toEqual(
      [],
    );
    expect(seen({ dataset: { rows: 250 }, curve: Array(250).fill(0.5) })).toEqual(['perClient']);
    expect(seen({ curve: [0.5] })).toEqual([]);
    expect(seen({ group: { n: 4, rate: 0.5 } })).toEqual(['smallGroup']);
    expect(seen({ age: { max: 92 } })).toEqual(['extreme']);
    expect(seen({ client: 100_123 })).toEqual(['identifier']);
    expect(seen({ value: 'Чухлома' })).toEqual(['smallLevel']);
  });

  it('are judged alike when they lie in the finished site', () => {
    const folder = mkdtempSync(join(tmpdir(), 'gate-'));
    writeFileSync(join(folder, 'results.json'), bytes);
    writeFileSync(join(folder, file), JSON.stringify({ dataset: { rows: 120_000 }, total: 100_123, group: { n: 4 } }));
    expect(
      privacyGate(table, bytes, { earlier: file })
        .findings(folder)
        .map((f) => `${f.file} ${f.code}`),
    ).toEqual([`${file} smallGroup`]);
  });

  it('lose the names of levels that few clients have now, and nothing else', () => {
    const names = rareLevels(table);
    expect(names).toEqual(['Чухлома']);
    const json = '{"city": [{"value": "Чухлома", "n": 15}, {"value": "Чухломар"}], "rule": "город: Чухлома"}';
    const masked = json.replace('"Чухлома"', '"прочие"').replace('город: Чухлома', 'город: прочие');
    expect(withoutRareLevels(json, names, () => '')).toBe(masked);
    expect(withoutRareLevels('{"rate": "rate", "x": "rate"}', ['rate'], () => '"rate"')).toBe(
      '{"rate": "rate", "x": "rate"}',
    );
    const quoted = JSON.stringify({ value: 'ООО "Чухлома"' });
    expect(withoutRareLevels(quoted, ['ООО "Чухлома"'], () => '')).toBe('{"value":"прочие"}');
  });
});

describe('the rest is found', () => {
  it('the name of a city of four clients', () => {
    expect(findingsOf({ 'a.html': '<td>Чухлома</td>' })).toEqual(['a.html smallLevel']);
    expect(findingsOf({ 'a.html': '<td>Ярославль</td>' })).toEqual([]);
    expect(findingsOf({ 'figures/Чухлома.svg': '<svg></svg>' })).toEqual(['figures/Чухлома.svg smallLevel']);
  });

  it('a name that the report itself uses: as a value, not as a word', () => {
    const found = (text: string, ownText: string) => {
      const folder = mkdtempSync(join(tmpdir(), 'gate-'));
      writeFileSync(join(folder, 'results.json'), bytes);
      writeFileSync(join(folder, 'a.html'), text);
      return privacyGate(table, bytes, { ownText: () => ownText })
        .findings(folder)
        .map(({ file, code }) => `${file} ${code}`);
    };
    expect(found('<p>Чухлома стоит на озере.</p>', '')).toEqual(['a.html smallLevel']);
    expect(found('<p>Чухлома стоит на озере.</p>', 'Чухлома стоит на озере.')).toEqual([]);
    expect(found('<td>Чухлома</td>', 'Чухлома стоит на озере.')).toEqual(['a.html smallLevel']);
  });

  it('a name with signs that JSON escapes, and one of a megabyte', async () => {
    for (const name of ['ООО "Чухлома"', 'Ч'.repeat(100_000)]) {
      const cell = `"${name.replaceAll('"', '""')}"`;
      const read = await readBytes(new TextEncoder().encode(clients().replaceAll('Чухлома', cell)), bank);
      const told = `${JSON.stringify({ value: name })}\n`;
      const folder = mkdtempSync(join(tmpdir(), 'gate-'));
      writeFileSync(join(folder, 'results.json'), told);
      expect(
        privacyGate(read.table!, told)
          .findings(folder)
          .map(({ code }) => code),
      ).toEqual(['smallLevel']);
    }
  });

  it('a file that cannot be searched', () => {
    expect(findingsOf({ 'a.bin': Uint8Array.of(1, 0, 255) })).toEqual(['a.bin unreadable']);
    expect(findingsOf({ 'font.woff2': Buffer.from('wOF2\0\xff', 'latin1') })).toEqual([]);
    expect(findingsOf({ 'font.woff2': Uint8Array.of(1, 0, 255) })).toEqual(['font.woff2 unreadable']);
  });

  it('results that are not those of the analysis', () => {
    const folder = mkdtempSync(join(tmpdir(), 'gate-'));
    writeFileSync(join(folder, 'results.json'), bytes.replace('20', '21'));
    expect(
      privacyGate(table, bytes)
        .findings(folder)
        .map(({ code }) => code),
    ).toEqual(['strange']);
  });

  it('and told in Russian without the identifier', () => {
    const folder = mkdtempSync(join(tmpdir(), 'gate-'));
    writeFileSync(join(folder, 'a.html'), '<p>\n<b>100123</b></p>');
    const told = formatFindings(privacyGate(table, bytes).findings(folder));
    expect(told).toBe(
      [
        'Сайт не опубликован: он выдал бы отдельных клиентов. Прежний остался как был.',
        '  a.html: номер клиента 10…3 (строка 2, знак 4)',
        'Что значит каждая строка и что делать: docs/privacy.md.',
      ].join('\n'),
    );
  });
});

describe('formatFindings()', () => {
  it.each([
    [5, 5, []],
    [6, 5, ['  a.html: и ещё таких мест: 1']],
    [8, 5, ['  a.html: и ещё таких мест: 3']],
  ])('of %i places of one kind tells %i and counts the rest', (n, shown, rest) => {
    const places = Array.from({ length: n }, (_, i) => ({ file: 'a.html', code: 'extreme' as const, message: `${i}` }));
    const other = { file: 'b.html', code: 'extreme' as const, message: 'x' };
    const lines = Array.from({ length: shown }, (_, i) => `  a.html: ${i}`);
    const told = formatFindings([...places, other]).split('\n');
    expect(told.slice(1, -1)).toEqual([...lines, ...rest, '  b.html: x']);
  });
});

describe('lookAhead()', () => {
  it('leaves nothing unseen: a file that was written on, added or taken away meanwhile is judged by its last bytes', () => {
    const folder = mkdtempSync(join(tmpdir(), 'gate-'));
    const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
    const gate = privacyGate(table, bytes);
    const findings = () => gate.findings(folder).map(({ file, code }) => `${file} ${code}`);
    write('results.json', bytes.slice(0, 20));
    write('a.html', '<p>Ушли');
    write('b.html', '<p>Иванов, 100123, ушёл</p>');
    gate.lookAhead(folder);
    expect(findings()).toEqual(['b.html identifier', 'results.json unreadable']);
    write('results.json', bytes);
    write('a.html', '<p>Ушли 100123</p>');
    write('c.html', '<p>n = 4</p>');
    rmSync(join(folder, 'b.html'));
    expect(findings()).toEqual(['a.html identifier', 'c.html smallGroup']);
    expect(findings()).toEqual(
      privacyGate(table, bytes)
        .findings(folder)
        .map(({ file, code }) => `${file} ${code}`),
    );
  });
});
