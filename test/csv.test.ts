import { describe, expect, it } from 'vitest';
import { cell, csv } from '../src/csv.ts';

describe('cell(value)', () => {
  it.each([
    ['=1+1', `"'=1+1"`],
    ['+7', `"'+7"`],
    ['-5', `"'-5"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['\t=1', `"'\t=1"`],
    ['\r=1', `"'\r=1"`],
    ['\n=1', `"'\n=1"`],
    ['＝1', `"'＝1"`],
  ])('never lets a spreadsheet run %j', (value, written) => expect(cell(value)).toBe(written));

  it('leaves a plain word and number as they are, and quotes what would break the columns', () => {
    expect(cell('Ростов Великий')).toBe('Ростов Великий');
    expect(cell('114209')).toBe('114209');
    expect(cell('а;б')).toBe('"а;б"');
    expect(cell('а "б"')).toBe('"а ""б"""');
    expect(cell('')).toBe('');
  });
});

describe('csv(header, rows)', () => {
  it('has a mark, semicolons and whole lines', () => {
    expect(csv(['a', 'b'], [['1', '=2']])).toBe(`\ufeffa;b\r\n1;"'=2"\r\n`);
  });
});
