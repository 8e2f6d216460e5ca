import { describe, expect, it } from 'vitest';
import { categoryColumn } from '../../src/dataset/categoryColumn.ts';
import type { BadCell } from '../../src/dataset/cell.ts';
import { problemList } from '../../src/dataset/problems.ts';
import type { ColumnSchema } from '../../src/dataset/schema.ts';
import { MISSING_CODE } from '../../src/dataset/table.ts';

const schema: ColumnSchema = {
  name: 'city',
  header: 'CITY',
  kind: 'category',
  role: 'feature',
  unit: 'none',
  label: 'город',
  description: 'Город.',
};

/** A column of these cells, the first on line 2. */
function column(
  texts: readonly string[],
  levels: Pick<ColumnSchema, 'levels' | 'levelsPolicy'>,
  problems = problemList([], () => false),
) {
  const bad: BadCell[] = [];
  let suspects = 0;
  const builder = categoryColumn({
    schema: { ...schema, ...levels },
    header: schema.header,
    emptyAllowed: false,
    separator: ',',
    bad: (cell) => bad.push(cell),
    suspect: () => suspects++,
  });
  texts.forEach((text, i) => builder.push(text, i + 2));
  const found = builder.finish(problems, false);
  if (found.type !== 'code') throw new Error(`unexpected type: ${found.type}`);
  return { levels: found.levels, codes: [...found.codes], bad: bad.map(({ code }) => code), problems, suspects };
}

describe('categoryColumn', () => {
  it('puts the largest level first where the schema lists none, equal ones by the alphabet', () => {
    const { levels, codes } = column(['в', 'б', 'а', '', 'в', ' в'], {});
    expect(levels).toEqual(['в', 'а', 'б']);
    expect(codes).toEqual([0, 2, 1, MISSING_CODE, 0, 0]);
  });

  it('keeps the order of the schema: all closed levels, of open ones those met, then new ones from the largest, equal ones by the alphabet', () => {
    const listed = ['в', 'б', 'а'];
    expect(column(['а', 'в'], { levels: listed })).toMatchObject({ levels: listed, codes: [2, 0] });
    const open = column(['я', 'а', 'г', 'в', 'я'], { levels: listed, levelsPolicy: 'open' });
    expect(open).toMatchObject({ levels: ['в', 'а', 'я', 'г'], codes: [2, 1, 3, 0, 2], bad: [] });
    expect(open.problems.kept.map(({ code, line, value }) => [code, line, value])).toEqual([
      ['newLevel', 2, 'я'],
      ['newLevel', 4, 'г'],
    ]);
  });

  it('has a word for an empty cell as a level where the schema lists it', () => {
    expect(column(['none', 'а', 'null'], { levels: ['none', 'а'] })).toMatchObject({
      codes: [0, 1, MISSING_CODE],
      bad: ['emptyCell'],
    });
  });

  it('suspects a row of a level that the schema does not list, which may be «Итого», open or closed', () => {
    const [texts, levels] = [['а', 'я', 'а'], ['а']];
    expect(column(texts, { levels, levelsPolicy: 'open' })).toMatchObject({ bad: [], suspects: 1 });
    expect(column(texts, { levels })).toMatchObject({ bad: ['unknownLevel'], suspects: 1 });
  });

  it('lets new levels through that are accepted of it, though others of another column fill the list', () => {
    const accepted = { code: 'newLevel', column: 'CITY', reason: 'known' };
    const problems = problemList([accepted], (decided, header) => decided === header);
    const open = { levels: ['а'], levelsPolicy: 'open' } as const;
    column(['я', 'г'], open, problems);
    const told = { level: 'warning', code: 'newLevel', line: 2, value: 'x', message: '', remedy: '' } as const;
    for (let i = 0; i < 25; i++) problems.add({ ...told, column: 'BRANCH' });
    column(['я', 'г', 'д'], open, problems);
    expect(problems.accepted).toEqual([{ ...accepted, n: 5 }]);
    expect(problems.counts).toEqual({ newLevel: 25 });
  });

  it('refuses one level more than there are codes', () => {
    const names = Array.from({ length: 65_536 }, (_, i) => `г${i}`);
    expect(column(names, {}).bad).toEqual(['tooManyLevels']);
  });
});
