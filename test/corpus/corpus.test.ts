import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bank } from '../../src/dataset/bank.ts';
import { formatProblems } from '../../src/dataset/formatProblems.ts';
import { readBytes, readTable } from '../../src/dataset/read.ts';
import { fileSource } from '../../src/dataset/source.ts';
import { MISSING_CODE, type Table } from '../../src/dataset/table.ts';
import { HEADER, ROWS, csv, utf8 } from './base.ts';
import { readable } from './readable.ts';
import { refused } from './refused.ts';

const read = (bytes: Uint8Array, options: { piece?: number; scan?: boolean } = {}) =>
  readBytes(bytes, bank, { name: 'bank.csv', ...options });

/** A table as one map of columns to values: numbers, texts of levels, ids; NaN where empty. */
function valuesOf(table: Table): Record<string, (string | number)[]> {
  return Object.fromEntries(
    [...table.columns].map(([name, column]) => [
      name,
      column.type === 'code'
        ? Array.from(column.codes, (code) => (code === MISSING_CODE ? NaN : levelOf(column, code)))
        : Array.from(column.values as ArrayLike<number | string>, (value) => value),
    ]),
  );
}
const levelOf = (column: { levels: readonly string[]; schema: { kind: string } }, code: number) =>
  column.schema.kind === 'flag' ? code : column.levels[code]!;

const names = HEADER.map((name) => name.toLowerCase());
/** What the good file says, made without the reader. */
const expected = () =>
  Object.fromEntries(
    names.map((name, at) => [
      name,
      ROWS.map((row): string | number => (at === 2 || at === 3 ? row[at]! : row[at] === '' ? NaN : Number(row[at]))),
    ]),
  );

/** Ways of taking a file in, all of which must give the same. */
const ways = [{}, { scan: false }, { piece: 997 }];

it('has as many files as docs/data-files.md says, each under its own name', () => {
  const all = [...readable, ...refused].map(({ name }) => name);
  expect(all.length).toBeGreaterThan(250);
  expect(new Set(all).size).toBe(all.length);
});

describe('is read', () => {
  it.each(readable)('$name', async ({ bytes, cells = [], warnings = [], extra = [], says = '' }) => {
    const wanted = expected();
    for (const [row, column, value] of cells) wanted[column]![row] = value;
    for (const way of ways) {
      const { table, problems, facts } = await read(bytes, way);
      expect(problems.filter((p) => p.level === 'error')).toEqual([]);
      expect(problems.map(({ code }) => code).sort()).toEqual(warnings);
      expect(facts.extraColumns).toEqual(extra);
      expect(facts.dialect).toContain(says);
      expect(valuesOf(table!)).toEqual(wanted);
    }
  });
});

describe('is refused', () => {
  it.each(refused)('$name', async ({ bytes, code, line }) => {
    for (const way of ways) {
      const { table, problems } = await read(bytes, way);
      expect(table).toBeNull();
      const first = problems.find((p) => p.level === 'error')!;
      expect(first.code).toBe(code);
      if (line !== null) expect(first.line).toBe(line);
    }
  });

  it('in words that stand in refusals.txt', async () => {
    const told = await Promise.all(
      refused.map(async ({ name, bytes }) => {
        const { problems, counts } = await read(bytes);
        return `== ${name}\n${formatProblems(problems, 'bank.csv', counts)}\n`;
      }),
    );
    await expect(told.join('\n')).toMatchFileSnapshot('refusals.txt');
  });
});

describe('a path that is no readable file is told in a sentence', () => {
  const folder = mkdtempSync(join(tmpdir(), 'corpus-'));
  const file = join(folder, 'bank.csv');
  writeFileSync(file, csv());
  mkdirSync(join(folder, 'folder.csv'));
  symlinkSync(join(folder, 'gone.csv'), join(folder, 'link.csv'));
  writeFileSync(join(folder, 'denied.csv'), csv(), { mode: 0o000 });
  spawnSync('mkfifo', [join(folder, 'pipe.csv')]);
  const root = process.getuid?.() === 0;

  it.each([
    ['a folder', join(folder, 'folder.csv'), 'directory', 'Это папка, а не файл.'],
    ['an absent file', join(folder, 'none.csv'), 'noFile', 'Такого файла нет.'],
    ['a file under a file', join(file, 'x.csv'), 'noFile', 'Такого файла нет.'],
    ['a link to nowhere', join(folder, 'link.csv'), 'noFile', 'Такого файла нет.'],
    ['a name too long', join(folder, 'x'.repeat(300)), 'unreadable', 'Файл не открывается (ENAMETOOLONG).'],
    [
      'a pipe that nobody writes to',
      join(folder, 'pipe.csv'),
      'notFile',
      'Это не обычный файл, а устройство или канал.',
    ],
    ['a device', '/dev/null', 'notFile', 'Это не обычный файл, а устройство или канал.'],
  ])('%s', async (_, path, code, message) => {
    const { table, problems } = await readTable(path, bank);
    expect(table).toBeNull();
    expect(problems).toMatchObject([{ level: 'error', code, message }]);
  });

  // Root may read everything, so there the refusal cannot be had.
  it.skipIf(root)('a file that may not be read', async () => {
    const { problems } = await readTable(join(folder, 'denied.csv'), bank);
    expect(problems).toMatchObject([{ code: 'noPermission', message: 'Нет права читать этот файл.' }]);
  });

  it.each<[string, (path: string) => void]>([
    ['grows', (path) => appendFileSync(path, `${ROWS[0]!.join(',')}\n`)],
    ['is written anew', (path) => writeFileSync(path, csv().toUpperCase())],
    ['is cut', (path) => writeFileSync(path, 'USERID')],
    [
      'is replaced by another of its name',
      (path) => {
        writeFileSync(`${path}.new`, csv());
        renameSync(`${path}.new`, path);
      },
    ],
  ])('a file that %s while it is read', async (_, change) => {
    const path = join(folder, 'changing.csv');
    writeFileSync(path, csv());
    const pieces = (await fileSource(path)).pieces(1)[Symbol.asyncIterator]();
    await pieces.next();
    change(path);
    const rest = async () => {
      for (let next = await pieces.next(); !next.done; next = await pieces.next());
    };
    await expect(rest()).rejects.toMatchObject({
      problem: { code: 'fileChanged', message: 'Файл изменился, пока его читали.' },
    });
  });
});

it('keeps the first twenty of a kind with their lines, counts the rest, and looks on for other kinds', async () => {
  const rows = ROWS.map((row, i) => (i < 50 ? row.with(3, 'X') : i < 53 ? row.with(1, 'много') : row));
  const { problems, counts } = await read(utf8(csv(rows)));
  expect(problems.filter((p) => p.code === 'unknownLevel').map((p) => p.line)).toEqual(
    Array.from({ length: 20 }, (_, i) => i + 2),
  );
  expect(counts).toEqual({ unknownLevel: 50, notNumber: 3 });
  expect(formatProblems(problems, 'bank.csv', counts)).toContain('и ещё 30 таких (unknownLevel), всего 50');
});
