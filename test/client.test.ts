import { describe, expect, it } from 'vitest';
import { compareCells, figureOf, sortBy } from '../src/client/sortTables.ts';

describe('figureOf()', () => {
  it.each([
    ['10\u00a0000', 10_000],
    ['−5,2 п. п.', -5.2],
    ['+5', 5],
    ['от\u00a017,5 до\u00a019,0\u00a0%', 17.5],
    ['1,2 млн ₽', 1.2e6],
    ['1,5 млрд ₽', 1.5e9],
    ['29,8\u00a0тыс.\u00a0₽', 29_800],
    ['менее 0,1\u00a0%', 0.1],
    ['нет данных', NaN],
    ['—', NaN],
  ])('reads %j', (text, figure) => expect(figureOf(text)).toBe(figure));
});

describe('compareCells()', () => {
  it('orders figures by size, words by the alphabet, the unknown last', () => {
    expect(['9', '10', '—', '−1', '1,5 тыс. ₽'].sort(compareCells)).toEqual(['−1', '9', '10', '1,5 тыс. ₽', '—']);
    expect([compareCells('—', '1'), compareCells('1', '—')]).toEqual([1, -1]);
    expect(['ёлка', 'яблоко', 'арбуз'].sort(compareCells)).toEqual(['арбуз', 'ёлка', 'яблоко']);
  });
});

describe('sortBy()', () => {
  /** A table as far as it is asked: presses of the head of a column, and the first cells of its rows as they stand. */
  function tableOf(...rows: readonly (readonly string[])[]) {
    let shown = rows.map((cells) => ({ cells: cells.map((textContent) => ({ textContent })) }));
    const body = {
      get rows() {
        return shown;
      },
      append: (...sorted: typeof shown) => void (shown = sorted),
    };
    const row = { children: [] as { ariaSort: string | null }[] };
    const heads = rows[0]!.map((_, cellIndex) => ({
      ...{ cellIndex, ariaSort: null as string | null, parentElement: row },
      removeAttribute() {
        this.ariaSort = null;
      },
    }));
    row.children.push(...heads);
    const press = (column: number) => {
      const closest = (what: string) => (what === 'th' ? heads[column] : { tBodies: [body] });
      sortBy({ closest } as unknown as HTMLElement);
      return shown.map(({ cells }) => cells[0]!.textContent).join(' ');
    };
    return { press, told: () => heads.map(({ ariaSort }) => ariaSort) };
  }

  it('sorts rising, at the second press falling, and leaves the unknown at the end both times', () => {
    const { press, told } = tableOf(['а', '—', '2'], ['б', '10', '1'], ['в', '9', '3'], ['г', '—', '4']);
    expect(press(1)).toBe('в б а г');
    expect(told()).toEqual([null, 'ascending', null]);
    expect(press(1)).toBe('б в а г');
    expect(told()).toEqual([null, 'descending', null]);
    expect(press(2)).toBe('б а в г');
    expect(told()).toEqual([null, null, 'ascending']);
  });

  it('leaves rows of one figure in the order in which the page was sent, however they were sorted before', () => {
    const { press } = tableOf(['а', '1', '3'], ['б', '1', '2'], ['в', '1', '1']);
    expect(press(2)).toBe('в б а');
    expect(press(1)).toBe('а б в');
  });

  it('takes a row that has no such cell for unknown', () => {
    expect(tableOf(['а', '2'], ['б'], ['в', '1']).press(1)).toBe('в а б');
  });
});
