import { describe, expect, it } from 'vitest';
import type { BadCell } from '../../src/dataset/cell.ts';
import { numberColumn } from '../../src/dataset/numberColumn.ts';
import { problemList } from '../../src/dataset/problems.ts';
import type { ColumnSchema } from '../../src/dataset/schema.ts';

const schema: ColumnSchema = {
  name: 'sum',
  header: 'SUM',
  kind: 'number',
  role: 'feature',
  unit: 'roubles',
  label: 'сумма',
  description: 'Сумма.',
  range: [0, 2000],
};

/** A column of these cells, the first on line 2, where other columns prove a decimal comma or do not. */
function column(texts: readonly string[], { fileComma = false, separator = ';' } = {}) {
  const bad: BadCell[] = [];
  const problems = problemList([], () => false);
  const builder = numberColumn({
    schema,
    header: schema.header,
    emptyAllowed: false,
    separator,
    bad: (cell) => bad.push(cell),
    suspect: () => {},
  });
  texts.forEach((text, i) => builder.push(text, i + 2));
  const found = builder.finish(problems, fileComma);
  const values = found.type === 'number' ? [...found.values] : [];
  return { values, bad: bad.map(({ code, value }) => `${code} ${value}`), problems };
}

describe('numberColumn', () => {
  it('reads «1,234» by the mark that other numbers of the column prove', () => {
    expect(column(['1,234', '7.5']).values).toEqual([1234, 7.5]);
    expect(column(['1,234', '7,5']).values).toEqual([1.234, 7.5]);
    // A point that is met is worth more than what other columns say.
    expect(column(['7.5', '1,234'], { fileComma: true }).values).toEqual([7.5, 1234]);
  });

  it('reads «1,234» by the comma of other columns, unless commas separate the fields', () => {
    const read = column(['1,234', '5'], { fileComma: true });
    expect(read.values).toEqual([1.234, 5]);
    expect(read.problems.kept).toEqual([]);
    const { problems } = column(['1,234', '5'], { fileComma: true, separator: ',' });
    expect(problems.kept.map(({ code, line }) => [code, line])).toEqual([['ambiguousNumber', 2]]);
  });

  it('refuses «1,234» where nothing proves a mark: the first twenty with their lines, all counted', () => {
    const { problems } = column(Array.from({ length: 30 }, (_, i) => `1,${100 + i}`));
    expect(problems.kept.map(({ line }) => line)).toEqual(Array.from({ length: 20 }, (_, i) => i + 2));
    expect(problems.counts).toEqual({ ambiguousNumber: 30 });
  });

  it('holds «1,234» against the range by what it has become', () => {
    expect(column(['3,456', '7,5']).bad).toEqual([]);
    expect(column(['3,456', '7.5']).bad).toEqual(['outOfRange 3456']);
  });
});
