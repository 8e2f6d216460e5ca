import { expect, it } from 'vitest';
import { topLegend, type LegendEntry } from '../../src/charts/topLegend.ts';
import { textWidth } from '../../src/charts/theme.ts';

const entry = (label: string): LegendEntry => ({ label, symbol: 'circle', fill: 'none', stroke: 'none' });

/** The lines of a legend: the names that stand on each, by their ends in pixels from the edge of the paper. */
function lines(labels: readonly string[], width: number) {
  const marginLeft = 100;
  const { marks } = topLegend(labels.map(entry), { width, marginLeft });
  const texts = (marks as unknown as { data: string[]; dx: number; dy: number }[]).filter((_, i) => i % 2 === 1);
  const byLine = Map.groupBy(texts, ({ dy }) => dy);
  return [...byLine.values()].map((line) =>
    line.map(({ data, dx }) => ({ label: data[0]!, end: marginLeft + dx + textWidth(data[0]!) })),
  );
}

it('a legend breaks into lines where its names do not fit one, in their order', () => {
  const labels = ['весь файл', 'другой состав: вывод сдвинулся', 'другой состав: вывод сменил знак', 'устоял'];
  const found = lines(labels, 640);
  expect(found.length).toBe(2);
  expect(found.flat().map(({ label }) => label)).toEqual(labels);
  for (const { end } of found.flat()) expect(end).toBeLessThanOrEqual(640);
  expect(lines(labels, 2000).length).toBe(1);
});

it('on a phone each name has a line, and of none there is none', () => {
  expect(lines(['а', 'б', 'в'], 328).length).toBe(3);
  expect(topLegend([], { width: 640, marginLeft: 10 }).height).toBe(28);
  const one = topLegend([entry('а'), { ...entry('б'), isDrawn: false }], { width: 640, marginLeft: 10 });
  expect(one.height).toBe(46);
});
