import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bank } from '../../src/dataset/bank.ts';
import { formatProblems } from '../../src/dataset/formatProblems.ts';
import { readBytes, readTable } from '../../src/dataset/read.ts';
import { codes, numbers } from '../../src/dataset/table.ts';
import { root } from '../site/build.ts';

const lines = readFileSync(join(root, 'data', 'bank_scrooge.csv'), 'utf8')
  .split('\n')
  .slice(0, 301);
const good = `${lines.join('\n')}\n`;
const read = (text: string | Uint8Array, piece?: number) =>
  readBytes(typeof text === 'string' ? new TextEncoder().encode(text) : text, bank, {
    name: 'a.csv',
    ...(piece ? { piece } : {}),
  });

/** The good file with one cell of one line (the header is line 1) written anew. */
const withCell = (line: number, header: string, value: string) => {
  const cells = lines[line - 1]!.split(',');
  cells[lines[0]!.split(',').indexOf(header)] = value;
  return [...lines.slice(0, line - 1), cells.join(','), ...lines.slice(line), ''].join('\n');
};

describe('a good file', () => {
  it('becomes typed columns', async () => {
    const { table, problems, facts } = await read(good);
    expect(problems).toEqual([]);
    const dialect = 'UTF-8, разделитель — запятая, строки LF, в числах точка';
    expect(facts).toMatchObject({ file: 'a.csv', rows: 300, dialect });
    const first = lines[1]!.split(',');
    expect(numbers(table!, 'score')[0]).toBe(Number(first[1]));
    expect(codes(table!, 'city').levels[codes(table!, 'city').codes[0]!]).toBe(first[2]);
    expect(numbers(table!, 'churn')[0]).toBe(Number(first[11]));
  });

  const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
  const windows = (text: string) =>
    Uint8Array.from(text, (letter) => {
      const code = letter.codePointAt(0)!;
      return code < 128 ? code : code - 0x410 + 0xc0;
    });
  it.each<[string, string | Uint8Array]>([
    ['semicolons and decimal commas', good.replaceAll(',', ';').replaceAll('.', ',')],
    ['tabs', good.replaceAll(',', '\t')],
    ['a byte order mark', `\ufeff${good}`],
    ['CRLF', good.replaceAll('\n', '\r\n')],
    ['CR', good.replaceAll('\n', '\r')],
    ['UTF-16', utf16(good)],
    ['windows-1251', windows(good)],
    ['gzip', new Uint8Array(gzipSync(good))],
    ['no last line feed', good.trimEnd()],
    ['empty last lines', `${good}\n\n`],
    ['quoted fields', good.replaceAll('Рыбинск', '"Рыбинск"')],
    ['another order of columns', lines.map((l) => l.split(',').reverse().join(',')).join('\n')],
  ])('reads the same with %s', async (_, text) => {
    const [plain, odd] = [await read(good), await read(text)];
    expect(odd.problems.filter((p) => p.level === 'error')).toEqual([]);
    for (const name of ['score', 'age', 'balance', 'est_salary', 'equity'])
      expect(numbers(odd.table!, name)).toEqual(numbers(plain.table!, name));
    expect(codes(odd.table!, 'city').codes).toEqual(codes(plain.table!, 'city').codes);
  });

  it('reads the same whatever the size of the pieces', async () => {
    const whole = await read(good);
    for (const piece of [7, 64, 1000]) {
      const cut = await read(good, piece);
      expect(numbers(cut.table!, 'balance')).toEqual(numbers(whole.table!, 'balance'));
      expect(codes(cut.table!, 'city')).toEqual(codes(whole.table!, 'city'));
      expect(cut.facts.sha256).toBe(whole.facts.sha256);
    }
    const quoted = (piece: number) => read(good.replaceAll('Рыбинск', '"Рыб""инск"'), piece);
    expect(codes((await quoted(1)).table!, 'city')).toEqual(codes((await quoted(1e6)).table!, 'city'));
    const packed = await read(new Uint8Array(gzipSync(good)), 1);
    expect(numbers(packed.table!, 'balance')).toEqual(numbers(whole.table!, 'balance'));
  });

  it('knows a column by its name, whatever its case and however its letters are put together', async () => {
    const columns = bank.columns.map((one) => (one.name === 'city' ? { ...one, header: 'Край' } : one));
    for (const header of ['край', 'Край'.normalize('NFD')]) {
      const { table } = await readBytes(new TextEncoder().encode(good.replace('city', header)), { ...bank, columns });
      expect(table).not.toBeNull();
    }
  });

  it('keeps a number of a client that no float holds as it is written', async () => {
    const { table } = await read(withCell(6, 'USERID', '9007199254740993'));
    expect(table!.columns.get('userid')).toMatchObject({ values: expect.arrayContaining(['9007199254740993']) });
  });

  it('leaves extra columns aside and names them', async () => {
    const { facts, table } = await read(lines.map((l, i) => `${l},${i === 0 ? 'note' : 'x'}`).join('\n'));
    expect(facts.extraColumns).toEqual(['note']);
    expect(table!.rows).toBe(300);
  });
});

// Of two bytes and of four: each is looked through in its own way.
it.each([0, 100_000])(
  'a count of so many values from %i on that each could be no level is refused, with the kind that it should have',
  async (first) => {
    const columns = bank.columns.map((one) =>
      one.name === 'score' ? { ...one, kind: 'count' as const, warn: [], range: [0, 200_000] as const } : one,
    );
    const of = (different: number) => {
      const rows = readFileSync(join(root, 'data', 'bank_scrooge.csv'), 'utf8')
        .split('\n')
        .slice(1, 602);
      const scored = rows.map((row, i) =>
        row
          .split(',')
          .with(1, String(first + (i % different)))
          .join(','),
      );
      const text = [lines[0], ...scored, ''].join('\n');
      return readBytes(new TextEncoder().encode(text), { ...bank, columns }, { name: 'a.csv' });
    };
    expect((await of(500)).problems).toEqual([]);
    const { problems, table } = await of(501);
    expect(table).toBeNull();
    expect(problems).toMatchObject([
      {
        level: 'error',
        code: 'manyValues',
        column: 'score',
        message:
          "В столбце score больше 500 разных значений, а в схеме данных он назван счётом (kind: 'count'), где каждое значение — отдельная группа.",
        remedy: "Напишите в схеме kind: 'number', если это мера; номер, который ничего не меряет, из схемы уберите.",
      },
    ]);
  },
);

describe('a bad file is refused, word for word', () => {
  it.each<[string, string | Uint8Array, string, number | null, string]>([
    [
      'a missing column',
      good.replace('gender', 'sex'),
      'missingColumn',
      1,
      'В заголовке нет столбца gender (пол); есть: USERID, score, city, sex, age, equity, balance, products, credit_card, last_activity, EST_SALARY, churn.',
    ],
    [
      'a column whose name has a Cyrillic letter',
      good.replace('gender', 'gеnder'),
      'missingColumn',
      1,
      'В заголовке нет столбца gender (пол); есть «gеnder»: выглядит так же, но в одном из двух имён вместо кириллической буквы стоит латинская или наоборот.',
    ],
    [
      'a column of a short name, beside the nearest of two',
      lines.map((l, i) => `${i === 0 ? 'note' : 'x'},${i === 0 ? l.replace('age', 'agent') : l}`).join('\n'),
      'missingColumn',
      1,
      'В заголовке нет столбца age (возраст); ближе всего «agent».',
    ],
    [
      'a title above the header, with a year in it',
      `Клиенты,2024\n${good}`,
      'noHeader',
      1,
      'В первой строке нет ни одного нужного столбца; в ней: Клиенты, 2024.',
    ],
    [
      'a total whose other cells are those of a client',
      withCell(6, 'USERID', 'Итого'),
      'totalsRow',
      6,
      `Строка итогов вместо клиента: «${lines[5]!.replace(/^\d+/, 'Итого').replaceAll(',', ' ')}».`,
    ],
    [
      'a Latin letter',
      withCell(6, 'gender', 'M'),
      'unknownLevel',
      6,
      '«M» в столбце gender: это латинская буква M, а нужна кириллическая М. Допустимо: «Ж», «М».',
    ],
    [
      'a value out of range',
      withCell(6, 'score', '1200.0'),
      'outOfRange',
      6,
      '«1200.0» в столбце score вне возможного. Допустимо: число от 0 до 1000.',
    ],
    [
      'a word for a number',
      withCell(6, 'age', 'сорок'),
      'notNumber',
      6,
      '«сорок» в столбце age — не число. Допустимо: число от 14 до 120 или пустая ячейка (возраст не записан).',
    ],
    [
      'a word for a number below a cell of two lines',
      withCell(6, 'age', 'сорок').replace('Ярославль', '"Яро\nславль"'),
      'notNumber',
      7,
      '«сорок» в столбце age — не число. Допустимо: число от 14 до 120 или пустая ячейка (возраст не записан).',
    ],
    [
      'an empty cell of the first column, as a spreadsheet writes it, which is no comment',
      withCell(6, 'USERID', '#N/A'),
      'emptyCell',
      6,
      '«#N/A» вместо значения в столбце USERID, где пустых быть не может. Допустимо: номер клиента.',
    ],
    [
      'a quote that is never closed, below a cell of two lines of the same row',
      withCell(6, 'city', '"Рос\nтов"').replace('"Рос\nтов",Ж', '"Рос\nтов","Ж'),
      'unclosedQuote',
      7,
      'Кавычка, открытая в строке 7, нигде не закрыта.',
    ],
    [
      'a zero byte in the second line of a cell',
      withCell(6, 'city', '"Рос\nт\0ов"'),
      'binary',
      7,
      'Внутри файла нулевые байты: он повреждён или это не текст.',
    ],
    [
      'a header that ends in a carriage return alone',
      `${lines[0]}\r`,
      'noRows',
      null,
      'В файле только заголовок, ни одного клиента; для отчёта нужно не меньше 100.',
    ],
    [
      'a header that does not end',
      'x,'.repeat(600_000),
      'noHeader',
      1,
      'Первая строка длиннее миллиона знаков: это не заголовок таблицы.',
    ],
    [
      'a comment below a blank line',
      `\n# выгрузка\n${good}`,
      'commentLine',
      2,
      'Файл начинается с примечания «# выгрузка», а не с заголовка.',
    ],
    [
      'an empty cell',
      withCell(6, 'gender', ''),
      'emptyCell',
      6,
      'Пустая ячейка в столбце gender, где пустых быть не может. Допустимо: «Ж», «М».',
    ],
    ['no bytes', '', 'emptyFile', null, 'Файл пуст.'],
    [
      'a header only',
      `${lines[0]}\n`,
      'noRows',
      null,
      'В файле только заголовок, ни одного клиента; для отчёта нужно не меньше 100.',
    ],
    [
      'one client',
      lines.slice(0, 2).join('\n'),
      'tooFewRows',
      null,
      'В файле 1 клиент; для отчёта нужно не меньше 100.',
    ],
    [
      'a short row',
      [...lines.slice(0, 5), lines[5]!.split(',').slice(0, 8).join(','), ...lines.slice(6)].join('\n'),
      'raggedRow',
      6,
      'В строке 8 полей, а в заголовке 12.',
    ],
    [
      'a line that does not end',
      `${lines.slice(0, 5).join('\n')}\n${'x'.repeat(33 * 1024 * 1024)}`,
      'endlessLine',
      6,
      'Строка 6 длиннее тридцати миллионов знаков: её конца не видно.',
    ],
    [
      'a page of HTML',
      '<!doctype html><html><body>x</body></html>',
      'html',
      null,
      'Это не CSV, а страница HTML: часто так приходит страница входа или ошибки вместо файла.',
    ],
    [
      'a spreadsheet',
      Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0),
      'spreadsheet',
      null,
      'Это не CSV, а книга Excel (.xlsx), OpenDocument или архив ZIP.',
    ],
    [
      'a second header',
      [...lines.slice(0, 9), lines[0], ...lines.slice(9)].join('\n'),
      'secondHeader',
      10,
      'Заголовок повторяется посреди файла: похоже, склеены две выгрузки.',
    ],
  ])('%s', async (_, text, code, line, message) => {
    const { table, problems } = await read(text);
    expect(table).toBeNull();
    const problem = problems.find((p) => p.level === 'error')!;
    expect([problem.code, problem.line, problem.message]).toEqual([code, line, message]);
    expect(problem.remedy.length).toBeGreaterThan(10);
  });

  it.each([
    ['blank lines', (text: string) => `\n\n${text}`, 2, 2],
    ['the separator', (text: string) => `sep=,\n${text}`, 1, 1],
    ['the separator below a blank line', (text: string) => `\nsep=,\n${text}`, 2, 2],
    [
      'a header of two lines',
      (text: string) => text.replace('USERID', '"заметка\nвнутри",USERID').replace(/^\d/gm, ',$&'),
      0,
      1,
    ],
  ])('a file that begins with %s is told of by its own lines', async (_, begun, header, rows) => {
    const { problems } = await read(begun(withCell(6, 'age', 'сорок').replace('gender', 'sex')));
    expect(problems.map(({ code, line }) => [code, line])).toEqual([
      ['missingColumn', 1 + header],
      ['notNumber', 6 + rows],
    ]);
  });

  it('keeps the first twenty problems of a kind and counts the rest', async () => {
    const many = lines.map((l, i) => (i > 0 && i <= 50 ? l.replace(/,[ЖМ],/, ',X,') : l)).join('\n');
    const { problems, counts } = await read(many);
    expect(problems.filter((p) => p.code === 'unknownLevel')).toHaveLength(20);
    expect(counts['unknownLevel']).toBe(50);
  });

  it('tells what is wrong in the order of the lines, and of the whole file last', async () => {
    const { problems } = await read(
      withCell(6, 'age', 'сорок').split('\n').slice(0, 9).join('\n').replace(',Ж,', ',Х,'),
    );
    expect(problems.map(({ code }) => code)).toEqual(['unknownLevel', 'notNumber', 'tooFewRows']);
  });

  it('counts the kinds in the order of the file, and the decisions that were used in that of accepted.yaml', async () => {
    const file = new TextEncoder().encode(good.replace(lines[1]!, `\n${lines[1]!}`).replace(lines[40]!, lines[41]!));
    const { problems, counts } = await readBytes(file, bank);
    expect(Object.keys(counts)).toEqual([...new Set(problems.map(({ code }) => code))]);
    const of = (code: string) => ({ code, reason: 'known' });
    for (const order of [
      ['blankLine', 'equalRows'],
      ['equalRows', 'blankLine'],
    ]) {
      const { facts } = await readBytes(file, bank, { accepted: ['zero', ...order].map(of) });
      expect(facts.accepted.map(({ code }) => code)).toEqual(order);
    }
  });

  it('reads empty cells that are accepted of a column by its header in the schema, whatever the file calls it', async () => {
    const columns = bank.columns.map((one) =>
      one.name === 'age' ? { ...one, header: 'Возраст', missing: undefined } : one,
    ) as typeof bank.columns;
    // Of what has no empty cell nothing was let through.
    const accepted = ['Возраст', 'score'].map((column) => ({ code: 'emptyCell', column, reason: 'known' }));
    const file = new TextEncoder().encode(withCell(6, 'age', ''));
    expect((await readBytes(file, { ...bank, columns })).table).toBeNull();
    const { table, facts } = await readBytes(file, { ...bank, columns }, { accepted });
    expect(table).not.toBeNull();
    expect(facts.accepted).toEqual([{ ...accepted[0], n: numbers(table!, 'age').filter(Number.isNaN).length }]);
  });

  it('asks for so many clients of either outcome, and for no more', async () => {
    const withChurned = (n: number) =>
      lines.map((l, i) => (i === 0 ? l : l.replace(/[01]$/, i <= n ? '1' : '0'))).join('\n');
    expect((await read(withChurned(bank.minimumOutcome))).problems).toEqual([]);
    expect((await read(withChurned(bank.minimumOutcome - 1))).problems).toMatchObject([{ code: 'tooFewOutcomes' }]);
  });

  it('says of a folder and of an absent file what they are', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'read-'));
    for (const path of [folder, join(folder, 'none.csv')]) {
      const { table, problems } = await readTable(path, bank);
      expect(table).toBeNull();
      expect(problems[0]!.level).toBe('error');
      expect(problems[0]!.message).toMatch(/[а-я]/);
    }
    writeFileSync(join(folder, 'some.csv'), good);
    expect((await readTable(join(folder, 'some.csv'), bank)).facts.file).toBe('some.csv');
  });
});

it.each([
  ['Возраст', 'Возр\u0061ст', 'имя столбца в файле'],
  ['Возр\u0061ст', 'Возраст', 'header в схеме данных'],
  ['Возр\u0061ст', 'Возра\u0063т', 'имя столбца в файле'],
])(
  'of the header %j, for which the file has %j, the name in both alphabets is to be typed anew',
  async (header, found, where) => {
    const columns = bank.columns.map((one) => (one.name === 'age' ? { ...one, header } : one));
    const bytes = new TextEncoder().encode(good.replace('age', found));
    const { problems } = await readBytes(bytes, { ...bank, columns }, { name: 'a.csv' });
    expect(problems.map(({ remedy }) => remedy)).toEqual([`Наберите ${where} заново.`]);
  },
);

describe('what is odd is a warning', () => {
  it('told once for all the cells that it stands for', async () => {
    const { problems, counts } = await read(
      good
        .replace(lines[5]!, lines[5]!.split(',').with(6, '-5').join(','))
        .replace(lines[6]!, lines[6]!.split(',').with(6, '-7').join(',')),
    );
    expect(counts).toEqual({ negative: 2 });
    expect(formatProblems(problems, 'a.csv', counts)).toBe(
      'предупреждение a.csv:6, столбец balance: В столбце balance отрицательных значений: 2, первое — «-5» в строке 6.\n    Что делать: Оставлены как есть; проверьте, что это долг, а не ошибка выгрузки.',
    );
  });

  it('told after every error, wherever it stands', async () => {
    const text = withCell(6, 'city', 'Углич').replace(lines[8]!, lines[8]!.split(',').with(4, 'сорок').join(','));
    const { problems } = await read(text);
    const [error, warning] = [problems.find((p) => p.level === 'error')!, problems.find((p) => p.level === 'warning')!];
    const levels = formatProblems([warning, error, warning], 'a.csv', {}).match(/^(ошибка|предупреждение)/gm);
    expect(levels).toEqual(['ошибка', 'предупреждение', 'предупреждение']);
  });

  it('as rows that repeat another: none is taken for the repeat of one whose cells only join to the same text', async () => {
    const client = (id: string, score: string) => lines[1]!.split(',').with(0, id).with(1, score).join(',');
    const rows = [client('1', '12'), client('11', '2')];
    const { counts } = await read([...lines, ...rows, ...rows, ''].join('\n'));
    expect(counts).toEqual({ equalRows: 2 });
  });

  it.each<[string, string, string, string]>([
    [
      'a new city',
      withCell(6, 'city', 'Углич'),
      'newLevel',
      'Новое значение «Углич» в столбце city: 1 клиент, первый в строке 6.',
    ],
    [
      'a city with a Latin letter',
      withCell(6, 'city', '\u0050остов'),
      'newLevel',
      'Новое значение «\u0050остов» в столбце city: 1 клиент, первый в строке 6; похоже на «Ростов», но буква P латинская.',
    ],
    [
      'a city as the report writes it',
      withCell(6, 'city', 'Ростов Великий'),
      'newLevel',
      'Новое значение «Ростов Великий» в столбце city: 1 клиент, первый в строке 6; так отчёт подписывает «Ростов».',
    ],
    [
      'a negative balance',
      withCell(6, 'balance', '-5.5'),
      'negative',
      'В столбце balance отрицательных значений: 1, первое — «-5.5» в строке 6.',
    ],
    [
      'a number of a client that a spreadsheet has rounded',
      withCell(6, 'USERID', '1.59735E+05'),
      'roundedId',
      'В столбце USERID 1 номер записан степенью десяти (первый — «1.59735E+05» в строке 6): таблица могла потерять их последние цифры.',
    ],
    [
      'a balance that a spreadsheet has rounded',
      withCell(6, 'balance', '1.58E+06'),
      'roundedNumber',
      'В столбце balance 1 число записано степенью десяти без последних разрядов (первое — «1.58E+06» в строке 6): таблица могла их округлить.',
    ],
    [
      'a word for an empty cell',
      withCell(6, 'age', 'н/д'),
      'missingToken',
      'В столбце age 1 слово вместо значения (первое — «н/д» в строке 6) прочитано как пустая ячейка.',
    ],
    [
      'one number for more than half of the clients',
      [lines[0], ...lines.slice(1).map((line, i) => line.replace(/^[^,]*/, i % 3 === 0 ? '$&' : '7')), ''].join('\n'),
      'repeatedIds',
      'В столбце USERID повторяется номер у 202 из 300: клиентов он почти не отличает.',
    ],
    [
      'numbers whose point may stand between thousands',
      [lines[0], ...lines.slice(1).map((line, i) => line.split(',').with(6, `${100 + i}.${111 + 2 * i}`)), ''].join(
        '\n',
      ),
      'thousandPoints',
      'В столбце balance 300 чисел с тремя знаками после точки, а чисел от тысячи нет (первое с точкой — «100.111» в строке 2): точка может стоять между тысячами.',
    ],
  ])('%s', async (_, text, code, message) => {
    const { table, problems } = await read(text);
    expect(table).not.toBeNull();
    const remedy: unknown = expect.stringMatching(/^[А-Я].{20,}\.$/);
    expect(problems.find((p) => p.code === code)).toMatchObject({ level: 'warning', message, remedy });
  });
});
