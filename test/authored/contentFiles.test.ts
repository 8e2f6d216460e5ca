import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readContentFiles } from '../../src/authored/contentFiles.ts';
import { contentFolder, contentHash } from '../../src/authored/contentFolder.ts';
import { ContentError } from '../../src/schemas/contentProblem.ts';
import { bank } from '../../src/dataset/bank.ts';
import { copyGiven, given, givenOf } from '../content/given.ts';

describe('contentFolder', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('says that REPORT_CONTENT names no folder', () => {
    vi.stubEnv('REPORT_CONTENT', 'no/such/folder');
    expect(contentFolder).toThrow(ContentError);
    expect(contentFolder).toThrow('REPORT_CONTENT: нет папки «no/such/folder»');
    vi.stubEnv('REPORT_CONTENT', 'package.json');
    expect(contentFolder).toThrow('REPORT_CONTENT: нет папки «package.json»');
  });
});

describe('readContentFiles(shipped content)', () => {
  const all = readContentFiles(bank);
  const files = givenOf(all);

  it("has the brief's five segments in the brief's order", () => {
    expect(files.segments.map((segment) => segment.id)).toEqual(given.segments);
  });

  it('has an offer for each segment', () => {
    expect(files.recommendations.map(({ segment }) => segment).sort()).toEqual(
      files.segments.map(({ id }) => id).sort(),
    );
  });

  it('has the assumptions that the value of a client needs', () => {
    expect(files.assumptions.map(({ id }) => id)).toEqual(given.assumptions);
    expect(Object.fromEntries(files.assumptions.map(({ id, value }) => [id, value]))).toEqual({
      margin: 0.04,
      interchange: 0.012,
      cardSpendShare: 0.35,
      feePerProduct: 900,
      discountRate: 0.15,
      horizonYears: 3,
    });
  });

  it('has its hypotheses in their order, income by two tests and interactions among them', () => {
    expect(files.hypotheses.map(({ id }) => id)).toEqual(given.hypotheses);
    const income = files.hypotheses.filter((hypothesis) => hypothesis.column === 'est_salary');
    expect(income.map(({ test }) => test)).toEqual(['welch', 'mannWhitney']);
    expect(files.hypotheses.filter((hypothesis) => hypothesis.where).length).toBeGreaterThanOrEqual(4);
  });

  it('is the same when kept as JSON', () => {
    expect(JSON.parse(JSON.stringify(all))).toStrictEqual(all);
  });

  it('has its chapters in the order of the report, and where their fields stand', () => {
    expect(all.chapters.map(({ front }) => front.order)).toEqual(
      all.chapters.map(({ front }) => front.order).toSorted((a, b) => a - b),
    );
    const lines = readFileSync(join(contentFolder(), 'chapters', 'eda.mdx'), 'utf8').split('\n');
    const { front, places } = all.chapters.find(({ id }) => id === 'eda')!;
    const { line, column } = places['title']!;
    expect(lines[line - 1]!.slice(column - 1)).toBe(front.title);
  });

  it('has no two hypotheses in one place', () => {
    expect(new Set(all.hypotheses.map(({ order }) => order)).size).toBe(all.hypotheses.length);
  });
});

describe('readContentFiles(content with a mistake)', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'content-'));
    copyGiven(folder);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
  const edit = (file: string, from: string, to: string) => {
    const text = readFileSync(join(folder, file), 'utf8');
    expect(text).toContain(from);
    write(file, text.replace(from, to));
  };
  const complaints = () => {
    try {
      readContentFiles(bank, folder);
    } catch (error) {
      return (error as Error).message.split('\n');
    }
    return [];
  };
  const segment = 'segments/age-60-plus-inactive.yaml';
  const columns = 'score, city, gender, age, equity, balance, products, credit_card, last_activity, est_salary';

  it('names a file that is not UTF-8 at its first letter that cannot be read, and nothing that follows from it', () => {
    const bytes = Buffer.from('title: Отчёт\nquestion: Кто?\n', 'utf8');
    writeFileSync(
      join(folder, 'site.yaml'),
      Buffer.concat([Buffer.from('# a\ntitle: '), Buffer.from([0xce, 0xf2]), bytes]),
    );
    writeFileSync(join(folder, 'chapters', 'eda.mdx'), Buffer.from([0x2d, 0x2d, 0x2d, 0x0a, 0xce, 0xf2]));
    const words = 'файл записан не в UTF-8: сохраните его в этой кодировке, иначе вместо букв выйдут знаки вопроса';
    expect(complaints()).toEqual([`src/content/site.yaml:2:8: ${words}`, `src/content/chapters/eda.mdx:2:1: ${words}`]);
  });

  it('names a sign that nobody sees and no page shows, where it stands', () => {
    const site = join(folder, 'site.yaml');
    const [first = ''] = readFileSync(site, 'utf8').split('\n');
    writeFileSync(site, readFileSync(site, 'utf8').replace(first, `${first}\0`));
    expect(complaints()).toEqual([
      `src/content/site.yaml:1:${first.length + 1}: в тексте стоит нулевой знак, его не видно: сотрите это место и наберите заново`,
    ]);
  });

  it('names an end of a line that the parsers count and an editor may not, in a chapter and in YAML; CRLF is none', () => {
    const words =
      'строка кончается знаком возврата (CR) без знака новой строки (LF), и номера строк за ней были бы не те: сохраните файл с концами строк LF или CRLF';
    for (const name of ['site.yaml', 'chapters/eda.mdx']) {
      const file = join(folder, name);
      const written = readFileSync(file, 'utf8').replaceAll('\n', '\r\n');
      writeFileSync(file, written);
      expect(complaints()).toEqual([]);
      writeFileSync(file, written.replace('\r\n', '\r\n#\r'));
      expect(complaints()).toEqual([`src/content/${name}:2:2: ${words}`]);
      writeFileSync(file, written);
    }
  });

  it('names what Git left around two versions of a place, where the first of it stands, and nothing that follows from it', () => {
    for (const name of ['site.yaml', 'chapters/eda.mdx']) {
      const file = join(folder, name);
      const [first, ...more] = readFileSync(file, 'utf8').split('\n');
      const both = ['<<<<<<< HEAD', more[0], '=======', more[0], '>>>>>>> other'];
      writeFileSync(file, [first, ...both, ...more.slice(1)].join('\n'));
    }
    const told =
      '2:1: «<<<<<<<» — след слияния версий: оставьте одну из двух и уберите строки <<<<<<<, ======= и >>>>>>>';
    expect(complaints()).toEqual([`src/content/site.yaml:${told}`, `src/content/chapters/eda.mdx:${told}`]);
  });

  it('names such a mark that stands alone at the end of a chapter, and lets others be', () => {
    const file = join(folder, 'chapters', 'eda.mdx');
    const text = readFileSync(file, 'utf8').trimEnd();
    writeFileSync(file, `${text}\n\nЗнаки >>>>>>> a и\n>>>>>>>> b\n`);
    expect(complaints()).toEqual([]);
    writeFileSync(file, `${text}\n>>>>>>> 1a2b3c4\n`);
    const line = text.split('\n').length + 1;
    expect(complaints()).toEqual([expect.stringContaining(`src/content/chapters/eda.mdx:${line}:1: «>>>>>>>» — след`)]);
  });

  it('reads a file with a mark of UTF-8 at its beginning, and passes over what an editor lays beside it', () => {
    const file = join(folder, 'chapters', 'eda.mdx');
    writeFileSync(file, `\ufeff${readFileSync(file, 'utf8')}`);
    for (const name of ['chapters/.#eda.mdx', 'segments/._a.yaml', 'hypotheses/.b.yaml']) write(name, 'x');
    expect(complaints()).toEqual([]);
  });

  it('takes content without a glossary and without a room, and files on .yml', () => {
    expect(readContentFiles(bank, folder).terms).not.toEqual([]);
    rmSync(join(folder, 'glossary.yaml'));
    rmSync(join(folder, 'found'), { recursive: true });
    renameSync(join(folder, segment), join(folder, segment.replace('.yaml', '.yml')));
    const read = readContentFiles(bank, folder);
    expect([read.terms, read.foundOffers]).toEqual([[], []]);
    expect(read.segments.map(({ id }) => id)).toEqual(given.segments);
  });

  it('names a chapter in the place of a page, in a folder of its own or under another ending, and that there is none', () => {
    const text = readFileSync(join(folder, 'chapters', 'eda.mdx'), 'utf8');
    mkdirSync(join(folder, 'chapters', 'more'));
    for (const name of ['ledger.mdx', 'more/a.mdx', 'b.md', 'c.MDX', 'd.mxd', 'Моя.mdx'])
      write(`chapters/${name}`, text);
    mkdirSync(join(folder, 'chapters', 'folder.mdx'));
    mkdirSync(join(folder, 'segments', 'folder.yaml'));
    const place =
      'глава лежит в самой папке chapters, и имя её файла кончается на .mdx: перенесите или переименуйте её';
    expect(complaints()).toEqual([
      `src/content/chapters/b.md:1:1: ${place}`,
      `src/content/chapters/c.MDX:1:1: ${place}`,
      `src/content/chapters/d.mxd:1:1: ${place}`,
      'src/content/chapters/ledger.mdx:1:1: имя «ledger» занято страницей самого сайта: назовите файл иначе',
      `src/content/chapters/more/a.mdx:1:1: ${place}`,
      'src/content/chapters/Моя.mdx:1:1: имя «Моя» не станет адресом: назовите файл строчными латинскими буквами, цифрами и дефисом',
    ]);
    rmSync(join(folder, 'chapters'), { recursive: true });
    expect(complaints()).toEqual([
      'src/content/chapters:1:1: нет ни одной главы: начните её командой npm run new:chapter -- ИМЯ "Заголовок"',
    ]);
  });

  it('names a comma for a point, a text without fields, and two parts in one file', () => {
    edit('assumptions/margin.yaml', 'value: 0.04', 'value: 0,04');
    write('assumptions/interchange.yaml', 'просто текст\n');
    edit('assumptions/discountRate.yaml', 'why:', '---\nwhy:');
    expect(complaints()).toEqual([
      expect.stringMatching(
        /discountRate\.yaml:\d+:1: YAML не читается: в файле две части, между ними строка ---; оставьте одну$/,
      ),
      'src/content/assumptions/interchange.yaml:1:1: в файле нет полей: нужны строки вида «имя: значение»',
      'src/content/assumptions/margin.yaml:4:8: в поле «value» текст «0,04», а нужно число: дробная часть пишется после точки, 0.04',
    ]);
  });

  it('names where a quotation was opened that has no end, and a bracket', () => {
    edit('assumptions/margin.yaml', 'title: ', 'title: "');
    edit('assumptions/horizonYears.yaml', 'value: ', 'value: [');
    expect(complaints()).toEqual([
      expect.stringMatching(/horizonYears\.yaml:\d+:1: YAML не читается: выше открыта скобка/),
      expect.stringMatching(/margin\.yaml:\d+:8: YAML не читается: кавычка открыта здесь и нигде не закрыта/),
    ]);
  });

  it('names a space that YAML takes for a letter, and an alias to nothing', () => {
    edit('segments/women-35-50-inactive.yaml', '  - column: last_activity', '  -\u00a0column: last_activity');
    edit('segments/age-60-plus-inactive.yaml', '  - column: last_activity', '  - *age\n  - column: last_activity');
    expect(complaints()).toEqual([
      expect.stringMatching(
        /age-60-plus-inactive\.yaml:\d+:5: ссылка \*age ведёт к значению, которого выше нет: напишите само значение; если знак \* — часть текста, возьмите весь текст в кавычки$/,
      ),
      expect.stringMatching(
        /women-35-50-inactive\.yaml:\d+:\d+: YAML не читается: в начале строки стоит неразрывный пробел; поставьте обычный$/,
      ),
    ]);
  });

  it('names ends that stand the wrong way round, and an address that is none', () => {
    edit('assumptions/margin.yaml', 'low: 0.02', 'low: 0.09');
    edit('site.yaml', '\ncontact:\n', '\ncontact:\n  email: не почта\n');
    expect(complaints()).toEqual([
      expect.stringMatching(/site\.yaml:\d+:10: «не почта» — не адрес почты; он пишется так: analytics@example\.ru$/),
      expect.stringMatching(/margin\.yaml:\d+:6: границы стоят наоборот: low 0\.09 больше high 0\.06$/),
    ]);
  });

  it('names a number that its unit cannot have', () => {
    edit('assumptions/cardSpendShare.yaml', 'value: 0.35', 'value: 35');
    edit('assumptions/horizonYears.yaml', 'low: 1', 'low: 0');
    expect(complaints().map((line) => line.split(': ')[0])).toEqual(
      expect.arrayContaining([
        'src/content/assumptions/cardSpendShare.yaml:4:8',
        expect.stringMatching(/^src\/content\/assumptions\/horizonYears\.yaml:\d+:6$/),
      ]),
    );
    expect(complaints().join('\n')).toContain(
      'число 35 невозможно: для единицы share допустимо от 0 до 1 (доля: 3,5 % пишется 0.035)',
    );
    expect(complaints().join('\n')).toContain('число 0 невозможно: для единицы years допустимо от 1 до 50');
  });

  it('does not tell how a number that cannot be stands to the others', () => {
    edit('assumptions/margin.yaml', 'high: 0.06', 'high: -0.06');
    edit('assumptions/discountRate.yaml', 'value: 0.15', 'value: 15');
    const why = 'для единицы sharePerYear допустимо от 0 до 1 (доля: 3,5 % пишется 0.035)';
    expect(complaints()).toEqual([
      expect.stringMatching(/discountRate\.yaml:4:8: число 15 невозможно: /),
      `src/content/assumptions/margin.yaml:7:7: число -0.06 невозможно: ${why}`,
    ]);
  });

  it('names an assumption that the value of a client needs and that is not there, or has another name now', () => {
    rmSync(join(folder, 'assumptions', 'horizonYears.yaml'));
    const lacking =
      'src/content/assumptions/horizonYears.yaml:1:1: допущения нет, а без него ценность клиента не считается: верните файл или начните его командой npm run new:assumption -- horizonYears "Название"';
    expect(complaints()).toEqual([lacking]);
    const margin = readFileSync(join(folder, 'assumptions', 'margin.yaml'), 'utf8');
    write('assumptions/horizon.yaml', margin.replace('id: margin', 'id: horizon').replace(/title: .*/, 'title: Срок'));
    expect(complaints()).toEqual([`${lacking}; если изменено имя, верните имя: ближайшее — «horizon»; есть: horizon`]);
    expect(() => readContentFiles({ ...bank, value: undefined }, folder)).not.toThrow();
  });

  it('does not tell of an assumption that is not there where its file has another name within', () => {
    edit('assumptions/margin.yaml', 'id: margin', 'id: Margin');
    expect(complaints()).toEqual([
      'src/content/assumptions/margin.yaml:1:5: имя «Margin» и имя файла «margin» расходятся; сделайте их одинаковыми',
    ]);
  });

  it('names a unit in which the formula does not take an assumption', () => {
    edit('assumptions/margin.yaml', 'unit: sharePerYear', 'unit: share');
    expect(complaints()).toEqual([
      'src/content/assumptions/margin.yaml:5:7: формула ценности берёт «margin» в единице sharePerYear, а здесь share: поставьте unit: sharePerYear и число в ней',
    ]);
  });

  it('names a share that is set against a percentage', () => {
    const file = 'recommendations/women-card-low-equity.yaml';
    edit(file, 'segments.women-card-low-equity.n', 'segments[women-card-low-equity].rate');
    expect(complaints()).toEqual([
      `src/content/${file}:8:16: «rate» — доля от 0 до 1, а в условии она сравнивается с 200: порог в процентах пишется долей, 18 % — это 0.18`,
    ]);
  });

  it('names a file that would not be read: of another ending, in a folder of its own, with a hidden ending', () => {
    const text = readFileSync(join(folder, segment), 'utf8');
    mkdirSync(join(folder, 'segments', 'old'));
    for (const name of ['nova.YAML', 'nova.YML', 'nova.yam', 'nova.yaml.txt', 'old/nova.yaml'])
      write(`segments/${name}`, text);
    for (const name of ['nova.yaml~', 'nova.yaml.bak', 'notes.txt', '.nova.yaml', 'old/.nova.yaml'])
      write(`segments/${name}`, text);
    const stray =
      'файл не читается: он должен лежать в самой папке segments, а имя — кончаться на .yaml; перенесите, переименуйте или уберите его';
    expect(complaints().toSorted()).toEqual(
      ['nova.YAML', 'nova.YML', 'nova.yam', 'nova.yaml.txt', 'old/nova.yaml']
        .map((name) => `src/content/segments/${name}:1:1: ${stray}`)
        .sort(),
    );
  });

  it('says that the effect of ranks is the distance from a half, where the whole of it is written', () => {
    edit(
      'hypotheses/balance.yaml',
      /\n {2}value: [\d.]+/.exec(readFileSync(join(folder, 'hypotheses', 'balance.yaml'), 'utf8'))![0],
      '\n  value: 0.55',
    );
    expect(complaints()).toEqual([
      expect.stringMatching(
        /balance\.yaml:\d+:10: эффект auc бывает меньше 0\.5, а здесь 0\.55: он пишется расстоянием от половины, 0\.05$/,
      ),
    ]);
  });

  it('names an effect that cannot be, and a confidence in the place of a level', () => {
    edit('hypotheses/gender.yaml', 'alpha: 0.05', 'alpha: 0.95');
    const value = /\n {2}value: [\d.]+/.exec(readFileSync(join(folder, 'hypotheses', 'gender.yaml'), 'utf8'))![0];
    edit('hypotheses/gender.yaml', value, '\n  value: 10');
    expect(complaints().toSorted()).toEqual([
      expect.stringMatching(
        /gender\.yaml:\d+:10: эффект cohensH бывает меньше 3\.14, а здесь 10: он пишется числом, а не процентами/,
      ),
      expect.stringMatching(
        /gender\.yaml:\d+:8: alpha — уровень значимости, обычно 0\.05 и не больше 0\.2, а здесь 0\.95/,
      ),
    ]);
  });

  it('names the place in a list, a number that is none, and a file that is a list', () => {
    edit(segment, 'atLeast: 60', 'between: ["35", 60]');
    edit('assumptions/feePerProduct.yaml', 'value: 900', 'value: 1e999');
    write('site.yaml', '- Отчёт\n');
    expect(complaints()).toEqual([
      'src/content/site.yaml:1:1: в файле список, а нужны поля с отступом',
      `src/content/${segment}:6:15: на месте 1 списка «between» текст «35», а нужно число: уберите кавычки, 35`,
      'src/content/assumptions/feePerProduct.yaml:4:8: в поле «value» число, которого не записать, а нужно число',
    ]);
  });

  it('names a chapter of which only the front matter is there', () => {
    write('chapters/eda.mdx', '---\ntitle: Кто ушёл\nshort: Отток\norder: 1\nquestion: Кто?\nanswer: Те.\n---\n\n');
    expect(complaints()).toEqual([
      'src/content/chapters/eda.mdx:7:1: глава пуста: под строкой --- нет ни слова; напишите её или уберите файл',
    ]);
  });

  it('names two hypotheses that want one place', () => {
    const order = (file: string) => /^order: (\d+)$/m.exec(readFileSync(join(folder, file), 'utf8'))![0];
    edit('hypotheses/gender.yaml', order('hypotheses/gender.yaml'), order('hypotheses/age.yaml'));
    expect(complaints()).toEqual([
      expect.stringMatching(
        /gender\.yaml:2:8: место order: \d+ уже занято: src\/content\/hypotheses\/age\.yaml:2; дайте другое, следующее свободное — \d+$/,
      ),
    ]);
  });

  it('counts what a link leads to in the sum of the folder', () => {
    const [file, elsewhere] = [join(folder, 'assumptions', 'margin.yaml'), join(folder, '..', 'margin-elsewhere.yaml')];
    renameSync(file, elsewhere);
    symlinkSync(elsewhere, file);
    const before = contentHash(folder);
    writeFileSync(elsewhere, readFileSync(elsewhere, 'utf8').replace('value: 0.04', 'value: 0.03'));
    expect(contentHash(folder)).not.toBe(before);
    rmSync(elsewhere);
  });

  it('names an unknown column, the nearest and all', () => {
    edit(segment, 'column: age', 'column: agee');
    expect(complaints()).toEqual([
      `src/content/${segment}:5:13: нет столбца «agee»; ближайшее — «age»; есть: ${columns}`,
    ]);
  });

  it('refuses the outcome in a rule: it would choose by what it should explain', () => {
    edit(segment, 'column: age', 'column: churn');
    expect(complaints()[0]).toMatch(
      /^src\/content\/segments\/age-60-plus-inactive\.yaml:5:13: столбец «churn» \(отток\) здесь не берут: это исход, его и сравнивают; есть: score, /,
    );
    edit(segment, 'column: churn', 'column: userid');
    expect(complaints()[0]).toMatch(
      /столбец «userid» \(номер клиента\) здесь не берут: по нему клиентов не сравнивают; есть: score, /,
    );
  });

  it('names an unknown level and the levels there are', () => {
    edit('segments/women-35-50-inactive.yaml', 'is: Ж', 'is: F');
    expect(complaints()).toEqual([
      'src/content/segments/women-35-50-inactive.yaml:6:9: в столбце «gender» (пол) нет значения «F»; есть: Ж, М',
    ]);
  });

  it('names a comparison that does not fit the column', () => {
    edit('segments/women-35-50-inactive.yaml', 'is: Ж', 'atLeast: 1');
    expect(complaints()).toEqual([
      'src/content/segments/women-35-50-inactive.yaml:6:14: столбец «gender» (пол) не число: вместо atLeast возьмите is или among',
    ]);
  });

  it('names two comparisons in one condition', () => {
    edit(segment, 'atLeast: 60', 'atLeast: 60\n    below: 70');
    expect(complaints()).toEqual([
      `src/content/${segment}:7:12: в условии два сравнения (atLeast, below); оставьте одно, второе запишите отдельной строкой правила`,
    ]);
  });

  it('names a condition without comparison', () => {
    edit(segment, '    atLeast: 60\n', '');
    expect(complaints()).toEqual([
      `src/content/${segment}:5:5: в условии нет сравнения; добавьте одно: is, among, atLeast, atMost, above, below, between, missing`,
    ]);
  });

  it('names bounds that stand the wrong way round or out of range', () => {
    edit(segment, 'atLeast: 60', 'between: [70, 60]');
    edit('segments/women-card-low-equity.yaml', 'below: 3', 'below: -3');
    expect(complaints()).toEqual([
      `src/content/${segment}:6:14: границы стоят наоборот: 70 больше 60; сначала пишется меньшая`,
      'src/content/segments/women-card-low-equity.yaml:10:12: столбец «equity» (баллы собственности) бывает от 0 до 100, а в условии -3',
    ]);
  });

  it('names a missing condition on a column that is never empty', () => {
    edit(segment, 'atLeast: 60', 'atLeast: 60\n  - column: score\n    missing: true');
    expect(complaints()).toEqual([
      `src/content/${segment}:8:14: столбец «score» (кредитный рейтинг) не бывает пустым: условие missing ничего не отбирает`,
    ]);
  });

  it('names a field that is mistyped once, where it stands', () => {
    edit(segment, 'audience:', 'audiense:');
    expect(complaints()).toEqual([
      `src/content/${segment}:9:1: лишнее поле «audiense»; ближайшее — «audience»; есть: id, order, title, rule, audience, offer`,
    ]);
  });

  it.each([
    ['hypotheses', 'gender', 'gender (1)', 5],
    ['segments', 'women-35-50-inactive', 'women-35-50-inactive (1)', 5],
    ['assumptions', 'margin', 'another', 5],
    ['found', 'found-leaving', 'found-leaving (1)', 5],
    ['recommendations', 'women-35-50-inactive', 'women-35-50-inactive (1)', 10],
  ])('names the copy of a file in %s, once, and not the file', (room, id, name, column) => {
    write(`${room}/${name}.yaml`, `# копия\n${readFileSync(join(folder, room, `${id}.yaml`), 'utf8')}`);
    expect(complaints()).toEqual([
      `src/content/${room}/${name}.yaml:2:${column}: имя «${id}» уже занято: src/content/${room}/${id}.yaml:1:${column}; дайте другое, такое же, как у файла, или уберите лишнюю копию`,
    ]);
  });

  it.each([
    ['segments/age-60-plus-inactive.yaml', 'segments/AGE-60-PLUS-INACTIVE.YAML'],
    ['assumptions/margin.yaml', 'assumptions/old/margin.yaml'],
  ])('tells nothing that follows from a file that would not be read: %s', (file, stray) => {
    const text = readFileSync(join(folder, file), 'utf8');
    rmSync(join(folder, file));
    mkdirSync(join(folder, 'assumptions', 'old'));
    write(stray, text);
    expect(complaints()).toEqual([expect.stringContaining(`src/content/${stray}:1:1: файл не читается: `)]);
  });

  it.each([
    ['segments', 'age-60-plus-inactive', 'age-60-plus-inactiva'],
    ['assumptions', 'margin', 'margen'],
  ])('names an id in %s that is not the name of its file', (room, name, id) => {
    edit(`${room}/${name}.yaml`, `id: ${name}`, `id: ${id}`);
    expect(complaints()).toEqual([
      `src/content/${room}/${name}.yaml:1:5: имя «${id}» и имя файла «${name}» расходятся; сделайте их одинаковыми`,
    ]);
  });

  it('names the first by the folder of REPORT_CONTENT', () => {
    edit('found/found-loyal.yaml', 'id: found-loyal', 'id: found-leaving');
    vi.stubEnv('REPORT_CONTENT', 'elsewhere');
    expect(complaints().join()).toContain('имя «found-leaving» уже занято: elsewhere/found/found-leaving.yaml:1:5;');
    vi.unstubAllEnvs();
  });

  it('names two offers to one kind of what the search finds', () => {
    edit('found/found-loyal.yaml', 'id: found-loyal', 'id: found-leaving');
    expect(complaints()).toContain(
      'src/content/found/found-loyal.yaml:1:5: имя «found-leaving» уже занято: src/content/found/found-leaving.yaml:1:5; дайте другое, такое же, как у файла, или уберите лишнюю копию',
    );
  });

  it('names a text where a number is needed, and an assumption out of its own range', () => {
    edit('assumptions/margin.yaml', 'value: 0.04', 'value: 4 %');
    edit('assumptions/horizonYears.yaml', 'value: 3', 'value: 7');
    expect(complaints()).toEqual([
      'src/content/assumptions/horizonYears.yaml:4:8: значение 7 вне правдоподобного диапазона от 1 до 5: исправьте value или его границы low и high',
      'src/content/assumptions/margin.yaml:4:8: в поле «value» текст «4 %», а нужно число: процент пишется долей, 4 % — это 0.04',
    ]);
  });

  it('names a rule that another segment has, in whatever order', () => {
    const text = readFileSync(join(folder, 'segments', 'women-35-50-inactive.yaml'), 'utf8');
    const [head, tail] = text.split('rule:\n');
    const [rule, rest] = [
      tail!.split(/\n(?=\w)/)[0]!,
      tail!
        .split(/\n(?=\w)/)
        .slice(1)
        .join('\n'),
    ];
    const conditions = rule.split(/\n(?= {2}- )/).reverse();
    const renamed = head!
      .replace('id: women-35-50-inactive', 'id: women-again')
      .replace(/title: .*/, 'title: Другие женщины');
    write('segments/women-again.yaml', `${renamed}rule:\n${conditions.join('\n')}\n${rest}`);
    expect(complaints()).toEqual([
      expect.stringMatching(
        /women-again\.yaml:5:3: то же правило уже есть: src\/content\/segments\/women-35-50-inactive\.yaml; измените одно из них$/,
      ),
    ]);
  });

  it('names two files of one title, whatever their capitals', () => {
    edit('hypotheses/gender.yaml', 'Доля ушедших у женщин и мужчин различается', 'ОДНО имя');
    edit('hypotheses/city.yaml', 'Доля ушедших в городах различается', 'Одно имя');
    expect(complaints()).toEqual([
      'src/content/hypotheses/gender.yaml:3:8: заголовок «ОДНО имя» уже есть: src/content/hypotheses/city.yaml:3:8; измените один из них, иначе их не различить',
    ]);
  });

  it('names two segments of one title and two assumptions, and lets one of each have it', () => {
    const taken = 'Чистая процентная маржа';
    edit(segment, 'Неактивные клиенты от 60 лет', taken);
    expect(complaints()).toEqual([]);
    edit('segments/women-35-50-inactive.yaml', 'Неактивные женщины от 35 до 50 лет', taken);
    edit('assumptions/horizonYears.yaml', 'Горизонт расчёта', taken);
    expect(complaints()).toEqual(
      ['segments/women-35-50-inactive.yaml', 'assumptions/margin.yaml'].map((file) =>
        expect.stringContaining(`src/content/${file}:3:8: заголовок «${taken}» уже есть: `),
      ),
    );
  });

  it('names groups that a test does not have, and one that is compared with itself', () => {
    edit('hypotheses/age.yaml', 'alternative:', 'groups: { of: Ж, against: М }\nalternative:');
    edit('hypotheses/gender.yaml', 'alternative:', 'groups: { of: Ж, against: Ж }\nalternative:');
    expect(complaints()).toEqual([
      expect.stringMatching(
        /age\.yaml:\d+:9: тест \w+ не берёт groups, они бывают у proportions и fisher: уберите их$/,
      ),
      expect.stringMatching(/gender\.yaml:\d+:\d+: группа «Ж» сравнивается сама с собой: назовите другую$/),
    ]);
  });

  it("names a test that does not fit, and a measure that is not the test's", () => {
    edit('hypotheses/gender.yaml', 'test: proportions', 'test: welch');
    expect(complaints()).toEqual([
      'src/content/hypotheses/gender.yaml:6:7: тест welch не подходит столбцу «gender»; подходят: proportions, fisher, chiSquared',
      'src/content/hypotheses/gender.yaml:12:12: у теста welch эффект меряется в hedgesG, а здесь cohensH',
    ]);
  });

  it('names what is wrong with the groups of a test of many groups', () => {
    const file = 'hypotheses/income-rank.yaml';
    edit(file, 'test: mannWhitney', 'test: kruskalWallis');
    edit(file, 'measure: auc', 'measure: epsilonSquared');
    expect(complaints()).toEqual([
      `src/content/${file}:1:1: тесту kruskalWallis нужен столбец групп: by; подходят: city, gender, equity, products, credit_card, last_activity`,
    ]);
    edit(file, 'column: est_salary', 'column: est_salary\nby: town');
    expect(complaints()[0]).toMatch(/income-rank\.yaml:8:5: столбец «town» не делит на группы; есть: city, gender/);
    edit(file, 'by: town', 'by: city');
    expect(complaints()).toEqual([]);
    edit('hypotheses/gender.yaml', 'column: gender', 'column: gender\nby: city');
    expect(complaints()).toEqual([
      'src/content/hypotheses/gender.yaml:8:5: столбец групп нужен только тесту kruskalWallis, а здесь proportions: уберите by',
    ]);
  });

  it('names an unknown test', () => {
    edit('hypotheses/gender.yaml', 'test: proportions', 'test: proportion');
    expect(complaints()).toEqual([
      'src/content/hypotheses/gender.yaml:6:7: в поле «test» текст «proportion»; ближайшее — «proportions»; есть: welch, mannWhitney, proportions, fisher, chiSquared, trend, kruskalWallis',
    ]);
  });

  it('names an offer to nobody', () => {
    edit('recommendations/women-35-50-inactive.yaml', 'segment: women-35-50-inactive', 'segment: women-35-50-inactiv');
    expect(complaints()).toEqual([
      'src/content/recommendations/women-35-50-inactive.yaml:1:10: имя «women-35-50-inactiv» и имя файла «women-35-50-inactive» расходятся; сделайте их одинаковыми',
    ]);
  });

  it('names an offer whose segment was taken away', () => {
    rmSync(join(folder, 'segments/women-35-50-inactive.yaml'));
    expect(complaints()).toEqual([
      expect.stringMatching(
        /^src\/content\/recommendations\/women-35-50-inactive\.yaml:1:10: нет сегмента «women-35-50-inactive»; .*; если сегмент убран, уберите и это предложение$/,
      ),
    ]);
  });

  it.each([
    [
      'title: Неактивные',
      'title: <b>Неактивные</b>',
      '3:8: тег <b> напечатался бы как есть: здесь пишут слова без тегов',
    ],
    [
      'title: Неактивные',
      'title: Ушли {eda.churn.rate:share} неактивных',
      '3:8: «{eda.churn.rate:share}» напечаталось бы как есть: число сюда не подставляется; скажите без него или перенесите фразу в главу, где есть <Value of="…" />',
    ],
  ])('names what would be read as it was typed: %s', (from, to, words) => {
    edit(segment, from, to);
    expect(complaints()).toEqual([`src/content/${segment}:${words}`]);
  });

  it('names a tag in the answer of a chapter, where a path is filled', () => {
    edit('chapters/eda.mdx', 'answer: Ушли', 'answer: Ушли <Value of="eda.churn.rate" />');
    expect(complaints()).toEqual([
      'src/content/chapters/eda.mdx:6:9: тег <Value of="eda.churn.rate" /> напечатался бы как есть: здесь пишут слова без тегов',
    ]);
  });

  it('names the place where YAML breaks', () => {
    edit(segment, 'title: Неактивные', 'title: "Неактивные');
    expect(complaints()[0]).toMatch(/^src\/content\/segments\/age-60-plus-inactive\.yaml:\d+:\d+: YAML не читается: /);
    edit(segment, 'title: "Неактивные', 'title: Кто: неактивные');
    expect(complaints()).toEqual([
      `src/content/${segment}:3:8: YAML не читается: в тексте есть двоеточие: возьмите весь текст в кавычки; если оно стоит после имени поля ниже, выровняйте то поле с этим`,
    ]);
  });

  it.each([
    [
      '  - column: age',
      '- column: age',
      '5:11: YAML не читается: в тексте есть двоеточие: возьмите весь текст в кавычки; если оно стоит после имени поля ниже, выровняйте то поле с этим',
    ],
    [
      '    atLeast: 60',
      '   atLeast: 60',
      '6:1: YAML не читается: не хватает знака (закрывающей кавычки, скобки, двоеточия с пробелом), или строка сдвинута: поля одного условия начинаются в одном столбце',
    ],
  ])('names the line that is moved, %j to %j, and not what follows from it', (from, to, message) => {
    edit(segment, from, to);
    expect(complaints()).toEqual([`src/content/${segment}:${message}`]);
  });

  it('names a folder and a file that are read under another name only, and passes over the rest', () => {
    renameSync(join(folder, 'hypotheses'), join(folder, 'hypothesis'));
    renameSync(join(folder, 'glossary.yaml'), join(folder, 'glossary.yml'));
    mkdirSync(join(folder, 'drafts'));
    write('drafts/a.yaml', 'id: a');
    for (const editors of ['site.yaml~', '#site.yaml#', '.#site.yaml', '.prose.yaml']) write(editors, 'title: a');
    write('README.md', '# Наш отчёт');
    expect(complaints()).toEqual([
      'src/content/glossary.yml:1:1: файл не читается: имя похоже на glossary.yaml; назовите так или иначе',
      'src/content/hypothesis:1:1: папка не читается: имя похоже на hypotheses; назовите так или иначе',
    ]);
  });

  it('names an empty file and a file that is not there', () => {
    write(segment, '');
    rmSync(join(folder, 'site.yaml'));
    expect(complaints()).toEqual([
      'src/content/site.yaml:1:1: файла нет: создайте его; в нём: title, organisation, question, heldByChurned, place, description, source, dateLabel, contact',
      `src/content/${segment}:1:1: файл пуст: в нём нет полей`,
    ]);
  });
});
