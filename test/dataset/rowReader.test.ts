import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldRule } from '../../src/dataset/rowParts.ts';
import { rowReader } from '../../src/dataset/rowReader.ts';

const number = (rule: Partial<FieldRule & { kind: 'number' }> = {}): FieldRule => ({
  kind: 'number',
  bytes: 8,
  low: -Infinity,
  high: Infinity,
  whole: false,
  emptyAllowed: false,
  ...rule,
});

/** Values of the rows that were read, by field, and what was left unread. */
function read(text: string, rules: readonly FieldRule[], spellings: readonly string[] = []) {
  const reader = rowReader(rules, 44);
  rules.forEach(({ kind }, field) => {
    if (kind === 'number') reader.knowPoint(field);
    if (kind === 'category')
      reader.knowSpellings(
        field,
        spellings.map((spelling, code) => ({ text: spelling, code })),
      );
  });
  const bytes = Buffer.from(text);
  reader.bytes.set(bytes);
  const rows = reader.read(0, bytes.length);
  return {
    values: rules.map((_, field) => [...reader.values[field]!.subarray(0, rows)]),
    rest: bytes.subarray(reader.next()).toString(),
  };
}

describe('rowReader', () => {
  it('reads a field of every kind, to the end of the bytes', () => {
    const rules: FieldRule[] = [
      { kind: 'id', bytes: 8 },
      number({ emptyAllowed: true }),
      { kind: 'category', bytes: 2 },
      { kind: 'passed' },
      { kind: 'flag', bytes: 2 },
    ];
    expect(read('7,-1.50,Рост,что-то,0\n10,,Ростов,,1\r\n', rules, ['Ростов', 'Рост'])).toEqual({
      values: [[7, 10], [-1.5, NaN], [1, 0], [], [0, 1]],
      rest: '',
    });
  });

  it('stops before a spelling that differs from a known one in any one byte', () => {
    // The known two are told apart by their third byte.
    for (const text of ['xb1', 'ax1', 'abx', 'ab', 'ab11'])
      expect(read(`ab1\n${text}\n`, [{ kind: 'category', bytes: 1 }], ['ab0', 'ab1'])).toEqual({
        values: [[1]],
        rest: `${text}\n`,
      });
  });

  it('gives the bits of Number() for up to fifteen digits', () => {
    const digits = (most: number) =>
      fc.array(fc.constantFrom(...'0123456789'), { minLength: 1, maxLength: most }).map((list) => list.join(''));
    const spelling = fc
      .tuple(fc.boolean(), digits(12), fc.option(fc.nat(14).chain((n) => digits(Math.max(1, n)))))
      .map(([minus, whole, part]) => `${minus ? '-' : ''}${whole}${part === null ? '' : `.${part}`}`)
      .filter((text) => text.replace(/\D/g, '').length <= 15);
    fc.assert(
      fc.property(fc.array(spelling, { minLength: 1, maxLength: 50 }), (texts) => {
        const { values, rest } = read(texts.map((text) => `${text}\n`).join(''), [number()]);
        expect(rest).toBe('');
        // 0 + x: a minus zero in the file is zero.
        expect(values[0]).toEqual(texts.map((text) => 0 + Number(text)));
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    '',
    '-',
    '.',
    '-.',
    '1e3',
    '1.2.3',
    ' 1',
    '1 ',
    '+1',
    '1234567890123456',
    '0.1234567890123456',
    '5\r\r',
    '×',
    '1:2',
    ':',
    '/',
  ])('stops before the number «%s»', (text) => {
    expect(read(`5\n${text}\n6\n`, [number()])).toEqual({ values: [[5]], rest: `${text}\n6\n` });
  });

  it('stops before a number out of range, with a fraction, or with the first point', () => {
    const rules = [number({ low: 0, high: 10, whole: true })];
    expect(read('0\n10\n10.000\n-0\n-1\n', rules)).toEqual({ values: [[0, 10, 10, 0]], rest: '-1\n' });
    expect(read('11\n', rules).rest).toBe('11\n');
    expect(read('5.5\n', rules).rest).toBe('5.5\n');
    for (const bytes of [1, 2, 4, 8] as const) {
      const reader = rowReader([number({ bytes })], 44);
      reader.bytes.set(Buffer.from('5\n6.0\n'));
      expect([reader.read(0, 6), reader.next()]).toEqual([1, 2]);
    }
    expect(read('5\n', [number({ bytes: 1, low: 300, high: 400 })]).rest).toBe('5\n');
  });

  it.each(['', '007', '1.0', 'A1', '1234567890123456', '-1', '1:2', '/1'])(
    'stops before the identifier «%s»',
    (text) => {
      expect(read(`123456789012345\n0\n${text}\n`, [{ kind: 'id', bytes: 8 }])).toEqual({
        values: [[123456789012345, 0]],
        rest: `${text}\n`,
      });
    },
  );

  it('gives small whole numbers however they are spelled, and stops before all others', () => {
    const digits = fc.array(fc.constantFrom(...'0123456789'), { maxLength: 6 }).map((list) => list.join(''));
    const noughts = fc
      .array(fc.constantFrom('0', '0', '0', '0', '0', '7'), { maxLength: 18 })
      .map((list) => list.join(''));
    const text = fc
      .tuple(
        fc.constantFrom('', '', '-'),
        digits,
        fc.option(noughts, { freq: 2 }),
        fc.constantFrom('', '', '', 'e2', ' ', ':', '/'),
      )
      .map(([minus, whole, part, tail]) => `${minus}${whole}${part === null ? '' : `.${part}`}${tail}`);
    const stop = fc.constantFrom('\n', '\r\n', ',1\n');
    fc.assert(
      fc.property(text, stop, fc.constantFrom<1 | 2>(1, 2), fc.boolean(), (cell, end, bytes, emptyAllowed) => {
        const most = 2 ** (8 * bytes - 1) - 1;
        const rules = [number({ bytes, emptyAllowed, low: -100, high: 20_000.5 }), number()];
        const { values, rest } = read(cell + end, end.startsWith(',') ? rules : rules.slice(0, 1));
        const missing = cell === '' && emptyAllowed ? -most - 1 : null;
        const value = /^-?(\d+(\.\d*)?|\.\d+)$/.test(cell) ? Number(cell) + 0 : NaN;
        const isSmall = Number.isInteger(value) && value >= -100 && value <= Math.min(most, 20_000);
        // A row of very many digits is left to the text.
        if (rest === '') expect(values[0]).toEqual([missing ?? value]);
        else expect(rest).toBe(cell + end);
        if (rest === '' || cell.length <= 15) expect(rest === '').toBe(missing !== null || isSmall);
      }),
      { numRuns: 2000 },
    );
  });

  it('stops before a value that needs more bytes than it has', () => {
    expect(
      read('1,5\n4294967295,\n1,0.1\n', [{ kind: 'id', bytes: 4 }, number({ bytes: 4, emptyAllowed: true })]),
    ).toEqual({
      values: [
        [1, 4294967295],
        [5, NaN],
      ],
      rest: '1,0.1\n',
    });
    expect(read('-127,127\n,-128\n', [number({ bytes: 1, emptyAllowed: true }), number({ bytes: 1 })])).toEqual({
      values: [[-127], [127]],
      rest: ',-128\n',
    });
    for (const [bytes, most] of [
      [1, 127],
      [2, 32_767],
    ] as const)
      for (const text of [`${most + 1}`, `-${most + 1}`, '0.5', '-1.5', '4294967296', '-4294967297', '1e3'])
        expect(read(`${most}\n\n-${most}\n7.0\n${text}\n`, [number({ bytes, emptyAllowed: true })])).toEqual({
          values: [[most, -most - 1, -most, 7]],
          rest: `${text}\n`,
        });
    expect(read('4294967296\n', [{ kind: 'id', bytes: 4 }]).rest).toBe('4294967296\n');
    const many = Array.from({ length: 300 }, (_, i) => `level ${i}`);
    expect(read('level 254\nlevel 299\n', [{ kind: 'category', bytes: 1 }], many)).toEqual({
      values: [[254]],
      rest: 'level 299\n',
    });
    expect(read('0\n1\n', [{ kind: 'flag', bytes: 1 }]).values).toEqual([[0, 1]]);
  });

  it.each(['', '2', '1.0', '01', 'x'])('stops before the flag «%s»', (text) => {
    expect(
      read(`1,0\n${text},1\n`, [
        { kind: 'flag', bytes: 2 },
        { kind: 'flag', bytes: 2 },
      ]).rest,
    ).toBe(`${text},1\n`);
  });

  it('tells spellings apart by their whole length, and stops before one that it does not know', () => {
    const letters = fc.constantFrom('а', 'б', 'в', 'x');
    const spelling = fc.array(letters, { minLength: 1, maxLength: 30 }).map((list) => list.join(''));
    fc.assert(
      fc.property(
        fc.uniqueArray(spelling, { minLength: 1, maxLength: 40 }),
        fc.array(fc.tuple(fc.nat(39), fc.nat(39)), { minLength: 1 }),
        (known, picks) => {
          const pairs = picks.map(([a, b]) => [a % known.length, b % known.length] as const);
          const text = pairs.map(([a, b]) => `${known[a]},${known[b]}\r\n`).join('');
          const { values, rest } = read(
            `${text}${known[0]}ж,${known[0]}\n`,
            [
              { kind: 'category', bytes: 2 },
              { kind: 'category', bytes: 2 },
            ],
            known,
          );
          expect(values).toEqual([pairs.map(([a]) => a), pairs.map(([, b]) => b)]);
          expect(rest).toBe(`${known[0]}ж,${known[0]}\n`);
        },
      ),
    );
  });

  it('knows a spelling by every one of its bytes, however long it is', () => {
    const category: FieldRule = { kind: 'category', bytes: 1 };
    for (const length of [1, 15, 16, 17, 31, 32, 33, 47, 48, 49, 100]) {
      const name = 'a'.repeat(length);
      for (let at = 0; at < length; at++) {
        // A letter with all bits of the other, and one more.
        const other = `${name.slice(0, at)}c${name.slice(at + 1)}`;
        expect(read(`${name}\n${other}\n`, [category], [name])).toEqual({ values: [[0]], rest: `${other}\n` });
        expect(read(`${name}\n${other}\n`, [category], [name, other]).values).toEqual([[0, 1]]);
      }
    }
  });

  it('never knows a spelling that would need quotes, and none past its room', () => {
    for (const text of ['a,b', 'a\rb', 'a"b', 'ы'.repeat(600)])
      expect(read(`${text}\n`, [{ kind: 'category', bytes: 2 }], [text]).values).toEqual([[]]);
    const many = Array.from({ length: 5000 }, (_, i) => `level ${i}`);
    const { values, rest } = read(
      many
        .slice(0, 1000)
        .map((text) => `${text}\n`)
        .join(''),
      [{ kind: 'category', bytes: 2 }],
      many,
    );
    expect([values[0]!.length, rest]).toEqual([1000, '']);
    expect(read('level 4999\n', [{ kind: 'category', bytes: 2 }], many).rest).toBe('level 4999\n');
  });

  it('is taught spellings however many they are', () => {
    const many = Array.from({ length: 200_000 }, (_, i) => ({ text: `${i}`, code: i % 65_000 }));
    const reader = rowReader([{ kind: 'category', bytes: 2 }], 44);
    reader.knowSpellings(0, many);
    reader.bytes.set(Buffer.from('7\n'));
    expect([reader.read(0, 2), reader.values[0]![0]]).toEqual([1, 7]);
  });

  it('stops before a row of more fields or fewer', () => {
    const rules = [number(), number()];
    expect(read('1,a\n1,a,b\n', [number(), { kind: 'passed' }]).rest).toBe('1,a,b\n');
    for (const row of ['1\n', '1,2,3\n', '1,2,\n', '\n', ','])
      expect(read(`1,2\n${row}\n`, rules)).toEqual({ values: [[1], [2]], rest: `${row}\n` });
  });

  it('finds the ends of fields however many of them stand together, and of whatever rows', () => {
    const cell = fc.oneof(
      { weight: 4, arbitrary: fc.nat(9) },
      fc.nat(999_999),
      fc.double({ min: 0, max: 1e6, noNaN: true }).map((x) => Number(x.toFixed(2))),
    );
    const table = fc
      .integer({ min: 1, max: 70 })
      .chain((fields) =>
        fc.array(fc.array(cell, { minLength: fields, maxLength: fields }), { minLength: 1, maxLength: 60 }),
      );
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n'), (rows, lineEnd) => {
        const text = rows.map((row) => row.join(',') + lineEnd).join('');
        const { values, rest } = read(
          text,
          rows[0]!.map(() => number()),
        );
        expect(rest).toBe('');
        expect(values).toEqual(rows[0]!.map((_, field) => rows.map((row) => row[field])));
      }),
    );
  });

  it('finds a line feed that lies apart from its carriage return, wherever that is', () => {
    const rules: FieldRule[] = [{ kind: 'passed' }, number()];
    for (let before = 0; before < 64; before++) {
      const { values, rest } = read(`${'x'.repeat(before)},7\r\n${',7\r\n'.repeat(500)}`, rules);
      expect([values[1]!.length, rest]).toEqual([501, '']);
    }
  });

  it('reads sixteen characters with a point, and stops before more however many they are', () => {
    expect(read('.123456789012345\n12345678901234.5\n', [number()])).toEqual({
      values: [[0.123456789012345, 12345678901234.5]],
      rest: '',
    });
    for (const digits of [17, 300, 65_000]) {
      const long = `${'0'.repeat(digits)}\n`;
      for (const rule of [number(), number({ bytes: 1 }), { kind: 'id', bytes: 8 } as const])
        expect(read(long, [rule]).rest).toBe(long);
    }
  });

  it('reads no row past the bytes that it was given', () => {
    const reader = rowReader([number()], 44);
    reader.bytes.set(Buffer.from('1\n2\n3\n4\n'));
    expect([reader.read(2, 6), ...reader.values[0]!.subarray(0, 2), reader.next()]).toEqual([2, 2, 3, 6]);
  });

  it('stops before a carriage return inside of a row', () => {
    const rules: FieldRule[] = [number({ emptyAllowed: true }), { kind: 'passed' }, number()];
    for (const row of ['1\r,a,2', '1,a\rb,2', '1,\r,2', '1,a,2\r'])
      expect(read(`5,a,6\n${row}\r\n`, rules)).toEqual({ values: [[5], [], [6]], rest: `${row}\r\n` });
  });

  it('reads as many rows as its values hold, and goes on where it stopped', () => {
    const reader = rowReader([number()], 44);
    const bytes = Buffer.from('7\n'.repeat(3000));
    reader.bytes.set(bytes);
    const counts: number[] = [];
    for (let at = 0; at < bytes.length; at = reader.next()) counts.push(reader.read(at, bytes.length));
    expect(counts).toEqual([1024, 1024, 952]);
  });
});
