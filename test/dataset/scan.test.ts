import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bank } from '../../src/dataset/bank.ts';
import { readBytes } from '../../src/dataset/read.ts';
import { categoryColumn } from '../../src/dataset/categoryColumn.ts';
import { idColumn } from '../../src/dataset/idColumn.ts';
import { numberColumn } from '../../src/dataset/numberColumn.ts';
import { rowScanner } from '../../src/dataset/scan.ts';
import { repeatedRows } from '../../src/dataset/repeatedIds.ts';
import { header, opening, plainRow, row, told } from './clients.ts';

/** Scanned in pieces of a size, and parsed whole. */
const bothWays = async (text: string | Uint8Array, piece?: number) => {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  return [
    told(await readBytes(bytes, bank, piece === undefined ? {} : { piece })),
    told(await readBytes(bytes, bank, { scan: false })),
  ] as const;
};

/** Takes odd rows of one line each. */
const taking = (push: (text: string, line: number) => void) => ({
  push: (text: string, line: number) => {
    push(text, line);
    return line + 1;
  },
  wantsNext: () => false,
  isText: () => true,
});

describe('the byte scanner', () => {
  it('gives the columns or the complaints of d3-dsv, whatever comes, in pieces of any size', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 60 }),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        fc.constantFrom(undefined, 80_000, 4096),
        fc.option(fc.tuple(fc.nat(), fc.constantFrom(0, 0xff, 34, 13)), { freq: 3 }),
        fc.constantFrom('', ',заметка'),
        async (rows, lineEnd, last, piece, damage, extra) => {
          const noted = [header + extra, ...opening.map((line) => line + extra), ...rows.map((line) => line + extra)];
          const bytes = Buffer.from(noted.join(lineEnd) + (last ? lineEnd : ''));
          const begin = Math.floor(bytes.length * 0.9);
          if (damage) bytes[begin + (damage[0] % (bytes.length - begin))] = damage[1];
          const [scanned, parsed] = await bothWays(bytes, piece);
          expect(scanned).toEqual(parsed);
        },
      ),
      { numRuns: 120 },
    );
  });

  it('gives the same table whatever the size of the pieces', async () => {
    const odd = [plainRow(7).replace('Рыбинск', '"Рыбинск"'), plainRow(8).replace(/\.0/, ',0'), '', plainRow(9)];
    const bytes = Buffer.from([header, ...opening, ...odd, ...opening, ''].join('\r\n'));
    const whole = told(await readBytes(bytes, bank));
    expect(whole.facts.rows).toBeGreaterThan(2 * opening.length);
    for (const piece of [1009, 4096, 73_728, 100_003])
      expect(told(await readBytes(bytes, bank, { piece }))).toEqual(whole);
  });

  it('reads plain rows alone, and hands on the others with their lines', () => {
    const builders = bank.columns.slice(0, 3).map((schema, at) => ({
      at,
      builder: [idColumn, numberColumn, categoryColumn][at]!({
        schema,
        header: schema.header,
        emptyAllowed: false,
        separator: ',',
        bad: () => {},
        suspect: () => {},
      }),
    }));
    const odd: [string, number][] = [];
    const scanner = rowScanner(3, builders, 44);
    const { line: next } = scanner.scan(
      Buffer.from('1,2,Рыбинск\n2,700.0,Рыбинск\n3,5,Рыбинск\r\n4,,Рыбинск\n5,6,Рыбинск\n'),
      2,
      taking((text, line) => {
        odd.push([text, line]);
        text
          .trim()
          .split(',')
          .forEach((cell, i) => builders[i]!.builder.push(cell, line));
      }),
    );
    // The first row shows a city, the second a decimal point, the fourth an empty cell where none may be.
    expect(odd.map(([, line]) => line)).toEqual([2, 3, 5]);
    expect(next).toBe(7);
    expect(scanner.rows()).toBe(2);
    expect(builders.map(({ builder }) => [...builder.cells.values.subarray(0, builder.cells.rows)])).toEqual([
      [1, 2, 3, 4, 5],
      // The least of what two bytes hold: missing.
      [2, 700, 5, -32_768, 6],
      [1, 1, 1, 1, 1],
    ]);
  });

  it('reads on in blocks after an odd row, and stops at a carriage return in a column that nobody wants', () => {
    const [id] = bank.columns;
    const builder = idColumn({
      schema: id!,
      header: 'USERID',
      emptyAllowed: false,
      separator: ',',
      bad: () => {},
      suspect: () => {},
    });
    const strange = new Set([1, 2, 700, 1999]);
    const rows = Array.from({ length: 2000 }, (_, i) => `${strange.has(i) ? 'a\rb' : 'ab'},${i}`);
    const odd: number[] = [];
    const scanner = rowScanner(2, [{ at: 1, builder }], 44);
    scanner.scan(
      Buffer.from(`${rows.join('\n')}\n`),
      1,
      taking((text, line) => {
        odd.push(line);
        builder.push(text.trim().split(',')[1]!, line);
      }),
    );
    expect(odd).toEqual([2, 3, 701, 2000]);
    expect([...builder.cells.values.subarray(0, builder.cells.rows)]).toEqual(rows.map((_, i) => i));
  });

  it('complains of bytes that are no UTF-8 at the line where they stand', async () => {
    const bytes = Buffer.from([header, ...opening, ...opening, ''].join('\n'));
    const at = bytes.lastIndexOf(Buffer.from('Ярославль'));
    bytes[at] = 0xff;
    const [scanned, parsed] = await bothWays(bytes, 80_000);
    expect(scanned).toEqual(parsed);
    expect(scanned.problems[0]).toMatchObject({ code: 'encoding', level: 'error' });
  });

  it('takes no letter for UTF-8 before the encoding is known, however much of the file is without one', async () => {
    const schema = { ...bank, columns: bank.columns.filter(({ name }) => name !== 'gender'), model: [] };
    const made = (rows: readonly string[], city: string) =>
      rows.map((line) => line.split(',').toSpliced(2, 2, city).join(','));
    const one = (city: string) => made([plainRow(5)], city);
    const text = [
      header.replace('gender,', ''),
      ...made([...opening, ...opening], 'Uglich'),
      // In windows-1251; by themselves its two bytes are a letter of UTF-8.
      ...one('\u00d0\u00b0'),
      ...made(opening.slice(0, 200), 'Uglich'),
      // «Рыбинск» in windows-1251, and no UTF-8.
      ...made(opening, '\u00d0\u00fb\u00e1\u00e8\u00ed\u00f1\u00ea'),
      '',
    ].join('\n');
    const bytes = Buffer.from(text, 'latin1');
    const parsed = told(await readBytes(bytes, schema, { scan: false }));
    expect(parsed.facts.dialect).toContain('windows-1251');
    for (const piece of [4096, 80_000, bytes.indexOf(0xb0) + 200])
      expect(told(await readBytes(bytes, schema, { piece }))).toEqual(parsed);
  });

  it('leaves to the builders what they warn of, and every row behind an identifier that is no whole number', async () => {
    const cell = (at: number, text: string) => plainRow(6).split(',').with(at, text).join(',');
    // The second of each is counted, though the first has made its column wider.
    const warned = [cell(10, '0'), cell(1, '700.5'), cell(6, '-5'), cell(10, '0'), cell(1, '700.25'), cell(6, '-7')];
    const [scanned, parsed] = await bothWays([header, ...opening, ...opening, ...warned, ...opening, ''].join('\n'));
    expect(scanned).toEqual(parsed);
    const lines = scanned.problems.flatMap(({ code, line }) => (line === null ? [] : [[code, line]]));
    expect(lines).toEqual(['zero', 'fraction', 'negative'].map((code, i) => [code, 2 * opening.length + 2 + i]));
    const named = await bothWays([header, ...opening, ...opening, cell(0, 'A-1'), ...opening, ''].join('\n'));
    expect(named[0]).toEqual(named[1]);
    expect(named[0].columns).not.toBeNull();
  });

  it('tells the lines of a file below a blank one', async () => {
    const bad = plainRow(3).replace('Ярославль', '');
    const [scanned, parsed] = await bothWays([header, ...opening, ...opening, '', ...opening, bad, ''].join('\n'));
    expect(scanned).toEqual(parsed);
    expect(scanned.problems.map(({ code, line }) => [code, line])).toEqual([
      ['blankLine', 2 * opening.length + 2],
      ['emptyCell', 3 * opening.length + 3],
    ]);
  });

  it('complains of them inside quotes at the line of the file, not at that of the row', async () => {
    const bytes = Buffer.from([header, ...opening, plainRow(1).replace('Рыбинск', '"Рыбинск\nцентр"'), ''].join('\n'));
    bytes[bytes.lastIndexOf(Buffer.from('центр'))] = 0xff;
    const [scanned, parsed] = await bothWays(bytes);
    expect(scanned).toEqual(parsed);
    expect(scanned.problems[0]).toMatchObject({ code: 'encoding', line: opening.length + 3 });
  });

  it('leaves rows of more fields than it has room for to the text', async () => {
    const wide = [header, opening[0]].map((line) => `${line}${','.repeat(300_000)}\n`).join('');
    const { facts } = await readBytes(Buffer.from(wide), bank);
    expect(facts.rows).toBe(1);
  });

  it('leaves windows-1251, UTF-16, semicolons and quotes to the text, and reads them the same', async () => {
    const text = [header, ...opening, ...opening, ''].join('\n');
    for (const bytes of [
      Buffer.from(`\ufeff${text}`, 'utf16le'),
      Buffer.from(text.replaceAll(',', ';')),
      Buffer.from(text.replaceAll('Рыбинск', '"Рыбинск"')),
      Buffer.from(text.replace(/.*(?=\n$)/, (row) => row.replace('Рыбинск', '"Рыбинск"'))),
    ]) {
      const [scanned, parsed] = await bothWays(bytes, 80_000);
      expect(scanned).toEqual(parsed);
      expect(scanned.columns).not.toBeNull();
    }
  });
});

describe('repeatedRows', () => {
  const rowsOf = (values: Float64Array | string[]) => [
    ...repeatedRows({ type: 'id', schema: bank.columns[0]!, values }),
  ];

  it('are the rows of every number that stands twice, dense or far apart', () => {
    expect(rowsOf(Float64Array.of(7, 8, 7, 9, 8, 10))).toEqual([0, 1, 2, 4]);
    expect(rowsOf(Float64Array.of(1, 1e15, 3, 1e15))).toEqual([1, 3]);
    expect(rowsOf(Float64Array.of(7, 7, 8, 9))).toEqual([0, 1]);
    expect(rowsOf(Float64Array.of(1, 2, 3))).toEqual([]);
    expect(rowsOf(new Float64Array(0))).toEqual([]);
  });

  it('are the rows of every text that stands twice', () => {
    expect(rowsOf(['a', 'b', 'a'])).toEqual([0, 2]);
  });
});
