import { expect, it } from 'vitest';
import { rowLayout } from '../../src/charts/rows.ts';

/** 69 letters: three lines of 34, two of 40. */
const long = 'С баллами собственности доля ушедших меняется и при известном остатке';
/** 38 letters. */
const city = 'Город: Усть-Каменогорский Посад Нижний';
const times = (name: string, n: number) => new Array<string>(n).fill(name);

it('rowLayout() gives names longer lines where the rows would be taller than a sheet of paper, and keeps them otherwise', () => {
  const rows = (n: number) => rowLayout(times(long, n), 720, { letters: 34 });
  expect(rows(14).height).toBe(14 * (3 * 17 + 8));
  expect(rows(17).height).toBe(17 * (2 * 17 + 8));
  expect(rows(17).marginLeft).toBeGreaterThan(rows(14).marginLeft);
});

it('rowLayout() takes the shortest of the lines that make rows lowest where none makes them low enough', () => {
  const rows = rowLayout(times(city, 37), 720, { letters: 34, least: 24 });
  expect(rows.height).toBe(37 * (17 + 8));
  const never = rowLayout(times(long, 60), 720, { letters: 40 });
  expect(never).toMatchObject({
    height: 60 * (2 * 17 + 8),
    marginLeft: rowLayout([long], 720, { letters: 40 }).marginLeft,
  });
});

it('rowLayout() is no lower on a phone, whose drawing no paper shows', () => {
  const one = rowLayout(times(long, 1), 360, { letters: 34 });
  expect(rowLayout(times(long, 60), 360, { letters: 34 })).toMatchObject({ height: 60 * one.height, above: true });
});
