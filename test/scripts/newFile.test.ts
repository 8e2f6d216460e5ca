import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { valueUnits } from '../../src/analysis/valueAssumptions.ts';
import { readContentFiles } from '../../src/authored/contentFiles.ts';
import { bank } from '../../src/dataset/bank.ts';
import { readChapters } from '../../src/authored/chapterFiles.ts';
import { checkProse } from '../../scripts/prose/check.ts';
import { placeholders } from '../../scripts/placeholders.ts';
import { copyGiven } from '../content/given.ts';
import { run } from '../site/build.ts';

describe('npm run new:…', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'content-'));
    copyGiven(folder);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** The folder as messages name it. */
  const named = () => relative(process.cwd(), folder);
  const make = (...args: string[]) => run('scripts/newFile.ts', args, { REPORT_CONTENT: folder });

  it('makes a valid file of each kind in the last place', async () => {
    const before = readContentFiles(bank, folder);
    rmSync(join(folder, 'recommendations', 'women-35-50-inactive.yaml'));
    const runs = await Promise.all([
      make('chapter', 'cities', "Города: Ярославль и 'область'"),
      make('segment', 'with-card', 'Клиенты с картой'),
      make('hypothesis', 'card-holders'),
      make('recommendation', 'women-35-50-inactive'),
      make('assumption', 'cardFee'),
    ]);
    expect(runs.map(({ code, stderr }) => [code, stderr])).toEqual(runs.map(() => [0, '']));
    expect(runs[1].stdout).toBe(
      `Создан ${named()}/segments/with-card.yaml. Дальше: напишите правило и слова; карточку ставят <SegmentCards />, где все, или <SegmentCard segment="…" />.\n`,
    );
    const content = readContentFiles(bank, folder);
    expect(content.segments.at(-1)).toMatchObject({ id: 'with-card', title: 'Клиенты с картой' });
    expect(content.hypotheses.at(-1)!.id).toBe('card-holders');
    expect(content.assumptions.at(-1)!.id).toBe('cardFee');
    // What the removed offer needed of prose.yaml nobody needs now; every word that is to be replaced is told, and nothing else.
    const found = checkProse(folder).filter((line) => !line.includes('никому не нужно'));
    expect(found.filter((line) => !line.includes('осталась заготовка'))).toEqual([]);
    expect(Object.values(placeholders).filter((text) => !found.some((line) => line.includes(`«${text}»`)))).toEqual([]);
    expect(content.recommendations.length).toBe(before.recommendations.length);
    const orders = readChapters(folder).map(({ file, value }) => [file, value!.order] as const);
    const order = orders.find(([file]) => file === 'chapters/cities.mdx')![1];
    const others = orders.filter(([file, n]) => file !== 'chapters/cities.mdx' && n < 90).map(([, n]) => n);
    expect(order).toBe(Math.max(...others) + 1);
  });

  it('writes down the rule of a segment that the search found, and names those that it did', async () => {
    const made = await make('segment', 'large-balance', 'Крупный остаток', '--found', 'valuable-1');
    expect([made.code, made.stderr]).toEqual([0, '']);
    expect(made.stdout).toContain('Дальше: напишите слова;');
    const written = readContentFiles(bank, folder).segments.at(-1)!;
    expect(written).toMatchObject({ id: 'large-balance', title: 'Крупный остаток' });
    expect(written.rule[0]).toMatchObject({ column: 'balance' });
    const unknown = await make('segment', 'other', '--found', 'valuable-9');
    expect(unknown.code).toBe(1);
    expect(unknown.stderr).toMatch(
      /^Поиск не нашёл сегмента «valuable-9»; найдены:\n {2}valuable-1: остаток на счёте от /,
    );
    expect((await make('chapter', 'other', '--found', 'valuable-1')).stderr).toMatch(/^--found берёт правило/);
    const refused = await make('segment', 'other', '--found', 'valuable-1', '--data', folder);
    expect([refused.code, refused.stdout]).toEqual([2, '']);
    expect(existsSync(join(folder, 'segments', 'other.yaml'))).toBe(false);
  }, 120_000);

  it.each([
    [
      'an option that there is not',
      ['segment', 'x', '--foundd', 'y'],
      'Команда не понята: нет параметра --foundd.\nЕсть параметры: --found ИМЯ, --data FILE.',
    ],
    [
      'a name of a chapter with a capital',
      ['chapter', 'Cities'],
      'имя «Cities» не станет адресом: назовите файл строчными латинскими буквами, цифрами и дефисом. Пример: npm run new:chapter -- cities "Города"',
    ],
    [
      'a name of a page',
      ['chapter', 'ledger'],
      'имя «ledger» занято страницей самого сайта: назовите файл иначе. Пример: npm run new:chapter -- cities "Города"',
    ],
    [
      'a title without quotation marks',
      ['chapter', 'cities', 'Мои', 'города'],
      'Лишнее: города. Заголовок из нескольких слов берут в кавычки: "Мои города"',
    ],
    ['no name', ['segment'], 'Назовите имя: npm run new:segment -- with-card "Клиенты с картой"'],
    [
      'a name that is no address',
      ['chapter', 'Города'],
      'Имя «Города» не годится: имя пишется латинскими буквами, цифрами и дефисом, начинается с буквы: «women-35-50-inactive». Пример: npm run new:chapter -- cities "Города"',
    ],
    [
      'a name that leads out of the folder',
      ['chapter', '../x'],
      'Имя «../x» не годится: имя пишется латинскими буквами, цифрами и дефисом, начинается с буквы: «women-35-50-inactive». Пример: npm run new:chapter -- cities "Города"',
    ],
    [
      'a name that is taken',
      ['hypothesis', 'gender'],
      'Имя «gender» уже занято: FOLDER/hypotheses/gender.yaml. Дайте другое.',
    ],
    [
      'an offer to nobody',
      ['recommendation', 'women-35-50-inactiv'],
      'Нет сегмента «women-35-50-inactiv», а предложение пишут сегменту; ближайшее — «women-35-50-inactive»; есть: women-card-low-equity, women-low-equity-few-products, women-35-50-inactive, age-35-50-card-few-products, age-60-plus-inactive.',
    ],
  ])('refuses %s', async (_, args, message) => {
    const { code, stdout, stderr } = await make(...args);
    expect([code, stdout, stderr.trim()]).toEqual([1, '', message.replace('FOLDER', named())]);
    expect(existsSync(join(folder, 'x'))).toBe(false);
  });

  it('makes one file after another, each valid beside the others', async () => {
    for (const kind of ['segment', 'hypothesis', 'assumption', 'chapter'])
      for (const name of ['one', 'two', 'three']) expect((await make(kind, name)).stderr, `${kind} ${name}`).toBe('');
    const { segments, chapters } = readContentFiles(bank, folder);
    expect(segments.slice(-3).map(({ title, rule }) => [title, rule[0]])).toEqual([
      ['Новый сегмент', { column: 'credit_card', is: 1 }],
      ['Новый сегмент two', { column: 'credit_card', is: 0 }],
      ['Новый сегмент three', { column: 'score', atLeast: 0 }],
    ]);
    expect(chapters.map(({ front }) => front.title)).toEqual(
      expect.arrayContaining(['Новая глава', 'Новая глава two', 'Новая глава three']),
    );
  }, 120_000);

  it('makes no file that would stop a build', async () => {
    const made = await make('segment', 'cards', 'Клиенты <b>с картой</b>');
    expect([made.code, made.stdout, made.stderr]).toEqual([
      1,
      '',
      `Файл не создан, он вышел бы с ошибкой:\n${named()}/segments/cards.yaml:3:8: тег <b> напечатался бы как есть: здесь пишут слова без тегов\n`,
    ]);
    expect(existsSync(join(folder, 'segments', 'cards.yaml'))).toBe(false);
    const { title } = readContentFiles(bank, folder).segments[0]!;
    expect((await make('segment', 'cards', title)).stderr).toContain(`заголовок «${title}» уже есть`);
  });

  it('makes the folder of the first of its kind', async () => {
    rmSync(join(folder, 'hypotheses'), { recursive: true });
    expect((await make('hypothesis', 'card-holders', '  ')).stderr).toBe('');
    expect(readFileSync(join(folder, 'hypotheses', 'card-holders.yaml'), 'utf8')).toMatch(/^id: card-holders\n/);
  });

  it('makes the first chapter of a folder that has but its site.yaml', async () => {
    for (const room of ['chapters', 'segments', 'hypotheses', 'recommendations'])
      rmSync(join(folder, room), { recursive: true });
    const made = await make('chapter', 'who', 'Кто');
    expect([made.code, made.stderr]).toEqual([0, '']);
    expect(readContentFiles(bank, folder).chapters.map(({ id, front }) => [id, front.order])).toEqual([['who', 1]]);
  });

  it('begins the assumptions of the formula of value one by one, each in its unit', async () => {
    rmSync(join(folder, 'assumptions'), { recursive: true });
    for (const id of Object.keys(valueUnits)) expect((await make('assumption', id, `Число ${id}`)).stderr).toBe('');
    const made = readContentFiles(bank, folder).assumptions;
    expect(Object.fromEntries(made.map(({ id, unit }) => [id, unit]))).toEqual(valueUnits);
  });

  it('knows a taken name on .yml too', async () => {
    renameSync(join(folder, 'hypotheses', 'gender.yaml'), join(folder, 'hypotheses', 'gender.yml'));
    expect((await make('hypothesis', 'gender')).stderr).toBe(
      `Имя «gender» уже занято: ${named()}/hypotheses/gender.yml. Дайте другое.\n`,
    );
  });

  it('leaves the file of a taken name as it is', async () => {
    const file = join(folder, 'hypotheses', 'gender.yaml');
    const before = readFileSync(file, 'utf8');
    await make('hypothesis', 'gender', 'Другое');
    expect(readFileSync(file, 'utf8')).toBe(before);
  });
});
