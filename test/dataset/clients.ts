import fc from 'fast-check';
import type { ReadResult } from '../../src/dataset/read.ts';

export const header = 'USERID,score,city,gender,age,equity,balance,products,credit_card,last_activity,EST_SALARY,churn';

/** What a reading gives, as plain data: columns by name, problems, facts. */
export const told = ({ table, problems, counts, facts }: ReadResult) => ({
  columns:
    table === null
      ? null
      : [...table.columns].map(([name, column]) =>
          column.type === 'code'
            ? { name, levels: column.levels, codes: [...column.codes] }
            : { name, values: [...column.values] },
        ),
  problems,
  // As pairs, so that their order counts too.
  counts: Object.entries(counts),
  facts,
});

/** Plain rows of every spelling that the scanner knows, over the length that goes by the text. */
export const plainRow = (i: number) =>
  [
    100_000 + i,
    `${500 + (i % 400)}.0`,
    ['Ярославль', 'Рыбинск', 'Ростов'][i % 3],
    i % 2 ? 'М' : 'Ж',
    i % 50 === 7 ? '' : `${20 + (i % 60)}.0`,
    i % 10,
    i % 5 === 0 ? '' : `${1000 + 37 * i}.${String(i % 100).padStart(2, '0')}`,
    1 + (i % 4),
    i % 2,
    (i >> 1) % 2,
    `${20_000 + i}.5`,
    i % 7 === 0 ? 1 : 0,
  ].join(',');
export const opening = Array.from({ length: 1100 }, (_, i) => plainRow(i));

/** Cells that are usual, unusual and wrong, by column. */
const number = fc.oneof(
  { weight: 6, arbitrary: fc.double({ min: 0, max: 1e6, noNaN: true }).map((x) => x.toFixed(2)) },
  fc.integer({ min: -50, max: 5000 }).map(String),
  fc.constantFrom(
    '',
    'NA',
    '1e3',
    '-0',
    '+5',
    '.5',
    '5.',
    '12345678901234567.25',
    '0.1234567890123456',
    '1 234',
    '1,5',
    '"7"',
    'x',
    '-',
    '00012',
    '1.2.3',
    ' 5',
  ),
);
const cells = fc.tuple(
  fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: 1, max: 1e9 }).map(String) },
    fc.constantFrom('007', 'A-1', '', '1.0', '12345678901234567'),
  ),
  number,
  fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom('Ярославль', 'Рыбинск', 'Ростов') },
    fc.constantFrom('Углич', 'ярославль', ' Рыбинск', '"Рос\nтов"', '"Ро""ст"', '', 'é', 'é'),
  ),
  fc.oneof({ weight: 9, arbitrary: fc.constantFrom('М', 'Ж') }, fc.constantFrom('M', '')),
  number,
  number,
  number,
  number,
  fc.oneof({ weight: 5, arbitrary: fc.constantFrom('0', '1') }, fc.constantFrom('1.0', '', '2', 'да')),
  fc.constantFrom('0', '1'),
  number,
  fc.constantFrom('0', '1'),
);
/** Rows that are plain, and rows of every oddness. */
export const row = fc.oneof(
  { weight: 8, arbitrary: fc.nat(5000).map(plainRow) },
  { weight: 4, arbitrary: cells.map((c) => c.join(',')) },
  fc.constantFrom('', ' ', 'a,b', header, 'Итого,,,,,,,,,,,', `${plainRow(3)},extra`, plainRow(4).replace(',', '\r')),
);
