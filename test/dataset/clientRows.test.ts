import { describe, expect, it } from 'vitest';
import { bank } from '../../src/dataset/bank.ts';
import { clientRows } from '../../src/dataset/clientRows.ts';
import { problemList } from '../../src/dataset/problems.ts';

/** Rows of columns of numbers, the first on line 2: score (0 to 1000), balance and income. */
function rowsOf(lines: readonly string[], names: readonly string[] = ['score', 'balance', 'est_salary']) {
  const problems = problemList([], () => false);
  const places = names.map((name, at) => {
    const schema = bank.columns.find((column) => column.name === name)!;
    return { schema, header: schema.header, at };
  });
  const fields = places.map(({ header }) => header);
  const clients = clientRows({ places, fields, extra: [] }, ';', [], problems);
  lines.forEach((line, i) => clients.push(line.split(';'), i + 2));
  const values = [...clients.columns().values()].map((column) => (column.type === 'number' ? [...column.values] : []));
  return {
    pushed: clients.pushed(),
    values,
    told: problems.kept.map(({ code, line }) => [code, line]),
    counts: problems.counts,
  };
}

describe('clientRows', () => {
  it('tells a row that is no client once, and counts one whose fields do not fit', () => {
    const { pushed, told } = rowsOf(['1;2;3', 'Итого;x;y', '4;5', '', '', '6;x;7', 'Итого;x']);
    expect(pushed).toBe(3);
    expect(told).toEqual([
      ['totalsRow', 3],
      ['raggedRow', 4],
      ['blankLine', 5],
      ['notNumber', 7],
      ['totalsRow', 8],
    ]);
  });

  it('says nothing of blank lines at the end', () => {
    expect(rowsOf(['1;2;3', '', '']).told).toEqual([]);
  });

  it('takes a blank line of a file of one column for a client whose cell is empty', () => {
    expect(rowsOf(['1', '', '2'], ['score'])).toMatchObject({ pushed: 3, told: [['emptyCell', 3]] });
  });

  it('reads «1,234» by the commas of other columns where none of them has a point', () => {
    expect(rowsOf(['1;1,234;7,5'])).toMatchObject({ values: [[1], [1.234], [7.5]], told: [] });
    expect(rowsOf(['1.0;1,234;7,5']).told).toEqual([['ambiguousNumber', 2]]);
  });

  it('warns of the first number of the file that is odd, also where the end alone shows what «-1,234» is', () => {
    expect(rowsOf(['1;5,678;3', '1;-1,234;3', '1;-2;3', '1;-3,456;3', '1;7.5;3'])).toMatchObject({
      told: [['negative', 3]],
      counts: { negative: 3 },
    });
    expect(rowsOf(['1;5,678;3', '1;-2;3', '1;-1,234;3', '1;7.5;3']).told).toEqual([['negative', 3]]);
  });

  it('refuses at the end, each at its line, what «1,234» has become', () => {
    expect(rowsOf(['7.5;2;3', '1,234;2;3', '2;2;3', '5,678;2;3']).told).toEqual([
      ['fraction', 2],
      ['outOfRange', 3],
      ['outOfRange', 5],
    ]);
  });
});
