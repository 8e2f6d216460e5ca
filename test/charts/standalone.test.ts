import { expect, it } from 'vitest';
import { card } from '../../src/charts/card.ts';
import type { Palette } from '../../src/charts/palette.ts';
import { standalone } from '../../src/charts/standalone.ts';

const palette: Palette = { ink: '#111', ground: '#fff', quiet: '#666' };
const drawing = '<svg viewBox="0 0 600 200" role="img"><title id="one-title">Т</title><text>внутри</text></svg>';
const sheet = { drawing, subtitle: 'Доля, %', source: 'Источник: отчёт', description: 'Точки.' };
const long = 'Ушедшие старше оставшихся, и это видно в каждой возрастной группе, какой бы город ни взять';

/** The places of the lines of a text of this size, from the top. */
const linesOf = (svg: string, size: number) =>
  [...svg.matchAll(new RegExp(`<text x="24" y="([\\d.]+)" font-size="${size}"`, 'g'))].map(([, y]) => Number(y));
const placeOf = (svg: string) => {
  const [, x, y, scale = '1'] = /<g transform="translate\(([\d.]+),([\d.]+)\)(?: scale\(([\d.]+)\))?"/.exec(svg)!;
  return { x: Number(x), y: Number(y), scale: Number(scale) };
};

it.each(['Вывод', long])(
  'a drawing alone stands between its title and its source, all within the paper: %s',
  (title) => {
    const svg = standalone({ ...sheet, title }, palette);
    const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)!;
    const [head, [measure], [source]] = [linesOf(svg, 18), linesOf(svg, 14), linesOf(svg, 12)];
    expect(head).toHaveLength(title === long ? 2 : 1);
    const { x, y } = placeOf(svg);
    expect([width, x]).toEqual(['648', 24]);
    expect(measure).toBeGreaterThan(head.at(-1)!);
    expect(y).toBeCloseTo(measure! + 16, 6);
    expect(source).toBeGreaterThan(y + 200);
    expect(Number(height)).toBe(Math.ceil(source! + 24));
    expect(svg).not.toContain('one-title');
  },
);

it.each(['Вывод', long])('the picture of a link has its drawing between the finding and who says it: %s', (title) => {
  const svg = card({ drawing, title }, 'Отчёт', palette);
  const [head, [says]] = [linesOf(svg, 21), linesOf(svg, 12)];
  expect(head).toHaveLength(title === long ? 3 : 1);
  const { x, y, scale } = placeOf(svg);
  expect(y).toBeGreaterThan(head.at(-1)!);
  expect(y).toBeLessThan(head.at(-1)! + 21);
  expect(y + 200 * scale).toBeLessThanOrEqual(says! - 12);
  expect(x + 600 * scale).toBeLessThanOrEqual(576.1);
  expect(says).toBe(291);
});
