import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { assignedTo, drawControl, partOf } from '../../src/analysis/assign.ts';
import { letterQueue } from '../../src/analysis/letterQueue.ts';
import { detectableDifference } from '../../src/analysis/power.ts';
import { readContentFiles } from '../../src/authored/contentFiles.ts';
import { schema } from '../../src/dataset/index.ts';
import { readTable } from '../../src/dataset/read.ts';
import type { Table } from '../../src/dataset/table.ts';
import { points } from '../../src/format.ts';
import { summaryText } from '../../src/mailing/summary.ts';
import { MailingError, mailingLists, type MailingInput } from '../../src/mailing/lists.ts';
import { ruleTitle } from '../../src/ruleWords.ts';
import { analyse, type Results } from '../../src/results/results.ts';
import { tableOf } from '../analysis/tableOf.ts';
import { givenOf } from '../content/given.ts';
import { emptyFolder, root, run } from '../site/build.ts';
import { writeFileSync } from 'node:fs';

const file = join(root, 'data', 'bank_scrooge.csv');
// An analyst's segment may leave nobody to write to.
const content = givenOf(readContentFiles(schema));
let input: MailingInput;
let results: Results;
let table: Table;
beforeAll(async () => {
  const read = await readTable(file, schema);
  table = read.table!;
  results = analyse(table, read.facts, content);
  input = { table, content, results };
});

const rows = (text: string) => text.slice(1).trimEnd().split('\r\n').slice(1);

describe('assignedTo(id, segments, order)', () => {
  const segments = [
    { id: 'a', members: Uint8Array.of(1, 1, 0, 0) },
    { id: 'b', members: Uint8Array.of(0, 1, 1, 0) },
  ];
  it('gives a client to the first of his segments', () => {
    expect([...assignedTo('b', segments, ['a', 'b'])]).toEqual([0, 0, 1, 0]);
    expect([...assignedTo('b', segments, ['b', 'a'])]).toEqual([0, 1, 1, 0]);
    expect(partOf(Uint8Array.of(0, 1, 1, 0), [0, 1, 0, 1], Float64Array.of(1, 2, 4, 8))).toEqual({
      assigned: 2,
      churned: 1,
      value: 4,
      valueRestsOnOne: true,
    });
    const five = Float64Array.of(2, 9, 2, 2, 2, 2);
    const even = partOf(new Uint8Array(6).fill(1), [0, 1, 0, 0, 0, 0], five);
    expect(even).toEqual({ assigned: 6, churned: 1, value: 10, valueRestsOnOne: false });
    expect(partOf(Uint8Array.of(1, 1), [0, 1], null)).toMatchObject({ value: null, valueRestsOnOne: null });
  });
});

describe('letterQueue(table, given, results, best)', () => {
  it('puts a found segment behind those that qualify and before those that do not', () => {
    const clients = tableOf({ age: [20, 40, 60] });
    const given = [
      { id: 'unqualified', rule: [{ column: 'age', atLeast: 0 }] },
      { id: 'second', rule: [{ column: 'age', atLeast: 50 }] },
      { id: 'first', rule: [{ column: 'age', atMost: 30 }] },
    ];
    const priorities = [
      { id: 'first', priority: 1 },
      { id: 'second', priority: 2 },
      { id: 'unqualified', priority: null },
    ];
    const rule = [{ column: 'age', atLeast: 30 }];
    const best = [{ id: 'found', found: { rule } }] as unknown as Parameters<typeof letterQueue>[3];
    expect(letterQueue(clients, given, priorities, best).map(({ id, members }) => [id, ...members])).toEqual([
      ['first', 1, 0, 0],
      ['second', 0, 0, 1],
      ['found', 0, 1, 1],
      ['unqualified', 1, 1, 1],
    ]);
  });
});

describe('drawControl(rows)', () => {
  const ids = Array.from({ length: 400 }, (_, i) => `c${i}`);
  const made = tableOf({}, {}, ids);
  const all = ids.map((_, i) => i);
  it('draws as many as asked, every client once, the same whatever the order', () => {
    const { letters, control } = drawControl(made, all, 100, 'seed');
    expect(control).toHaveLength(100);
    expect([...letters, ...control].sort((a, b) => a - b)).toEqual(all);
    const turned = [...ids].reverse();
    const again = drawControl(tableOf({}, {}, turned), all, 100, 'seed');
    expect(new Set(again.control.map((row) => turned[row]))).toEqual(new Set(control.map((row) => ids[row])));
  });
  it('draws others by another seed, and from all over the file', () => {
    const { control } = drawControl(made, all, 100, 'seed');
    expect(drawControl(made, all, 100, 'other').control).not.toEqual(control);
    // Of 400 in order, 100 drawn: the first half has 50 ± 13 (three standard deviations of the hypergeometric).
    expect(Math.abs(control.filter((row) => row < 200).length - 50)).toBeLessThan(13);
  });

  it('parts no rows of one client, and leaves somebody to write to', () => {
    const twice = tableOf(
      {},
      {},
      Array.from({ length: 200 }, (_, i) => `c${i >> 1}`),
    );
    const rows = Array.from({ length: 200 }, (_, i) => i);
    const sizesAt = (size: number) => {
      const { letters, control } = drawControl(twice, rows, size, 'seed');
      const drawn = new Set(control);
      expect(control.filter((row) => !drawn.has(row ^ 1))).toEqual([]);
      return [control.length, letters.length];
    };
    expect(sizesAt(100)).toEqual([100, 100]);
    expect(sizesAt(99)).toEqual([100, 100]);
    expect(sizesAt(199)).toEqual([198, 2]);
  });
});

describe('mailingLists(input, id)', () => {
  it('has each segment of the report, without overlap and without those who left', () => {
    const seen = new Set<string>();
    const published = new Map([
      ...Object.entries(results.segmentOverlap.exclusive),
      ...results.foundOffers.map(({ id, experiment }) => [id, experiment.assigned] as const),
    ]);
    // The search finds one of its kinds in the sample, and its offer stands behind the given ones.
    expect([...published.keys()].at(-1)).toBe('found-leaving');
    for (const id of published.keys()) {
      const mailing = mailingLists(input, id);
      // Where the report withholds the number, the list has it all the same.
      expect([mailing.assigned, null]).toContain(published.get(id));
      expect(mailing.letters + mailing.control + mailing.churned).toBe(mailing.assigned);
      const written = [...rows(mailing.lettersCsv), ...rows(mailing.controlCsv)];
      expect(written).toHaveLength(mailing.letters + mailing.control);
      for (const row of written) {
        expect(seen.has(row), row).toBe(false);
        seen.add(row);
      }
    }
    const stayed = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));
    const alive = new Set(
      stayed.filter((cells) => cells.at(-1)!.trim() === '0').map((cells) => `${cells[0]};${cells[2]}`),
    );
    expect([...seen].filter((row) => !alive.has(row))).toEqual([]);
  });

  it('draws others of the same clients for a mailing of another name', () => {
    const [segment] = content.segments;
    const result = results.segments.find(({ id }) => id === segment!.id)!;
    const named = (id: string) => {
      const given = { segments: [{ ...segment!, id }], recommendations: [], foundOffers: [] };
      const measured = { ...results, segments: [{ ...result, id }] };
      const { controlCsv, lettersCsv } = mailingLists({ ...input, content: given, results: measured }, id);
      return { control: rows(controlCsv), all: [...rows(controlCsv), ...rows(lettersCsv)].sort() };
    };
    const [one, other] = [named('spring'), named('autumn')];
    expect(other.all).toEqual(one.all);
    const shared = one.control.filter((row) => other.control.includes(row)).length;
    // Of two halves drawn apart a half is shared: of some hundred, never three quarters.
    expect(one.control.length).toBeGreaterThan(100);
    expect(shared / one.control.length).toBeGreaterThan(0.25);
    expect(shared / one.control.length).toBeLessThan(0.75);
  });

  it('draws the share that is named, else what the power needs, else half', () => {
    const mailing = mailingLists(input, 'age-60-plus-inactive', 0.2);
    const { control, letters, controlBy, experiment } = mailing;
    expect(controlBy).toBe('named');
    expect(control).toBe(Math.round(0.2 * (control + letters)));
    // What the lists show is told of the lists as they were drawn, beside what halves would show.
    const shown = detectableDifference(letters, control, experiment!.stayRate!)!;
    expect(shown).toBeGreaterThan(experiment!.detectable!);
    const behind = content.segments
      .map(({ id }) => mailingLists(input, id, 0.2))
      .filter((one) => one.assigned < one.members);
    expect(behind.length).toBeGreaterThan(0);
    for (const one of behind)
      expect(one.detectable).toBe(
        detectableDifference(one.letters, one.control, (one.assigned - one.churned) / one.assigned),
      );
    const rise = 'показали бы с вероятностью 80 % рост доли оставшихся от';
    expect(summaryText(mailing, { file: 'bank.csv', withdrawn: null, told: ['номер клиента', 'город'] })).toContain(
      `\r\nДоля контрольной группы задана: 20\u00a0%. Такие списки ${rise} ${points(shown)} Две половины ${rise} ${points(experiment!.detectable)}\r\n`,
    );
    const offers = (high: number) =>
      content.recommendations.map((one) => ({ ...one, uplift: { ...one.uplift, low: 0, high } }));
    const wanted = mailingLists(
      { ...input, content: { ...content, recommendations: offers(0.06) } },
      'age-60-plus-inactive',
    );
    expect(wanted.controlBy).toBe('power');
    expect(wanted.control).toBe(wanted.experiment!.high.control);
    expect(wanted.control).toBeLessThan(wanted.letters);
    // Of an uplift that would keep more than everybody the lower is looked for.
    const beyond = content.recommendations.map((one) => ({ ...one, uplift: { ...one.uplift, low: 0.06, high: 9 } }));
    const lower = mailingLists({ ...input, content: { ...content, recommendations: beyond } }, 'age-60-plus-inactive');
    expect(lower).toMatchObject({ controlBy: 'power', control: wanted.control });
    const halves = content.segments.map(({ id }) =>
      mailingLists({ ...input, content: { ...content, recommendations: [] } }, id),
    );
    expect(new Set(halves.map((one) => one.controlBy))).toEqual(new Set(['half']));
    // The odd one gets a letter.
    expect(new Set(halves.map((one) => one.letters - one.control))).toEqual(new Set([0, 1]));
    const small = halves.find(({ id }) => id === 'age-60-plus-inactive')!;
    expect(summaryText(small, { file: 'bank.csv', withdrawn: null, told: ['номер клиента', 'город'] })).toContain(
      `\r\nПредложения с ожидаемым приростом у сегмента нет, поэтому отложена половина (${small.control}): так рост`,
    );
  });

  it('names an unknown segment and the nearest', () => {
    expect(() => mailingLists(input, 'age-60-plus-inactiv')).toThrow(
      new MailingError(
        `нет сегмента «age-60-plus-inactiv»; ближайшее — «age-60-plus-inactive»; есть: ${content.segments.map(({ id }) => id).join(', ')}, found-loyal, found-leaving`,
      ),
    );
  });

  it('says of a found segment what it is, and why there is none where the search found none', () => {
    const { title, members } = mailingLists(input, 'found-leaving');
    const offer = results.foundOffers.find(({ id }) => id === 'found-leaving')!;
    const found = results.foundSegments.valuable.find(({ id }) => id === offer.segment)!;
    expect(members).toBe(found.n);
    expect(title).toBe(ruleTitle(found.rule, schema));
    const nothing = { ...results, foundSegments: { ...results.foundSegments, valuable: [] } };
    expect(() => mailingLists({ ...input, results: nothing }, 'found-loyal')).toThrow(
      /^сегмента «found-loyal» на этих данных нет\. .*[^.]$/,
    );
  });

  it('counts a found segment’s experiment by the uplift of its own offer, and knows none without an offer', () => {
    const { experiment, assigned } = mailingLists(input, 'found-leaving');
    expect(experiment).toMatchObject({ assigned });
    const { uplift } = content.foundOffers.find(({ id }) => id === 'found-leaving')!;
    expect([experiment!.low.uplift, experiment!.high.uplift]).toEqual([uplift.low, uplift.high]);
    const foundOffers = content.foundOffers.filter(({ id }) => id !== 'found-leaving');
    const without = { ...input, content: { ...content, foundOffers } };
    expect(() => mailingLists(without, 'found-leaving')).toThrow('нет сегмента «found-leaving»');
  });

  it('writes one letter or leaves one client without, and not fewer', () => {
    const id = 'age-60-plus-inactive';
    const { letters, control } = mailingLists(input, id);
    const all = letters + control;
    const drawn = (size: number) => () => mailingLists(input, id, size / all);
    expect(drawn(1)()).toMatchObject({ control: 1, letters: all - 1 });
    expect(drawn(0.6)().control).toBe(1);
    expect(drawn(all - 1)()).toMatchObject({ control: all - 1, letters: 1 });
    for (const size of [0.4, all - 0.4]) expect(drawn(size)).toThrow(`клиентов осталось ${all}: на письма`);
  });

  it('lists clients in the order of their numbers, of however many digits', () => {
    const ids = table.columns.get('userid')!;
    const values = Float64Array.from({ length: table.rows }, (_, row) => table.rows - row);
    const numbered = { ...table, columns: new Map([...table.columns, ['userid', { ...ids, values } as typeof ids]]) };
    const { lettersCsv } = mailingLists({ ...input, table: numbered }, 'age-60-plus-inactive');
    const listed = rows(lettersCsv).map((row) => Number(row.split(';')[0]));
    expect(new Set(listed.map((id) => String(id).length)).size).toBeGreaterThan(1);
    expect(listed).toEqual(listed.toSorted((a, b) => a - b));
  });

  it('does not write to a segment of one', () => {
    const one = { ...content.segments[0]!, rule: [{ column: 'score', is: 999_999 }] };
    expect(() =>
      mailingLists({ ...input, content: { segments: [one], recommendations: [], foundOffers: [] } }, one.id),
    ).toThrow('клиентов осталось 0');
  });
});

describe('npm run mailing', () => {
  const mailing = (...args: string[]) => run('scripts/mailing.ts', args);
  const segment = 'age-60-plus-inactive';

  it('writes two lists and a summary, the same bytes each time, and never over others', async () => {
    const [one, two] = [join(emptyFolder(), 'a'), join(emptyFolder(), 'b')];
    const first = await mailing('--segment', segment, '--out', one);
    expect(first.stderr).toBe('');
    expect(first.code).toBe(0);
    await mailing('--segment', segment, '--out', two);
    for (const name of ['letters.csv', 'control.csv', 'summary.txt'])
      expect(readFileSync(join(one, `${segment}-${name}`))).toEqual(readFileSync(join(two, `${segment}-${name}`)));
    const kept = join(one, `${segment}-letters.csv`);
    writeFileSync(kept, 'mine');
    const again = await mailing('--segment', segment, '--out', one);
    expect(again).toMatchObject({ code: 1, stdout: '' });
    expect(again.stderr).toContain('уже есть age-60-plus-inactive-letters.csv');
    expect(readFileSync(kept, 'utf8')).toBe('mine');
    expect((await mailing('--segment', segment, '--out', one, '--overwrite')).code).toBe(0);
    expect(readFileSync(kept, 'utf8')).not.toBe('mine');
    expect(await mailing('--segment', segment, '--out', join(kept, 'deeper'))).toEqual({
      code: 1,
      stdout: '',
      stderr: 'Списки не записаны: На пути к этому месту лежит файл, а не папка.\n',
    });
  });

  it.each([
    [['--segment', segment, '--out', 'dist'], 'лежит внутри проекта'],
    [['--segment', segment, '--out', 'public/letters'], 'лежит внутри проекта'],
    [['--segment', segment], 'не названа папка (--out); нужно: npm run mailing -- --segment ID'],
    [['--out', '/nowhere'], 'не назван сегмент (--segment); нужно:'],
    [['--segment', segment, '--out', '/nowhere', '--control', '20'], '--control — доля больше нуля и меньше единицы'],
    [['--segmnt', segment], 'лишнее или неполное «--segmnt»'],
    [['--segment'], 'лишнее или неполное «--segment»'],
    [['--segment', segment, 'letters'], 'лишнее или неполное «letters»'],
    [['--segment', segment, ''], 'лишнее или неполное «»'],
  ])('refuses %j', async (args, message) => {
    const { code, stderr, stdout } = await mailing(...args);
    expect(stderr).toContain(`Списки не записаны: `);
    expect(stderr).toContain(message);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  });
});
