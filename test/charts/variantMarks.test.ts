import { expect, it } from 'vitest';
import type { Finding, Move } from '../../src/analysis/result.ts';
import { variantFigures } from '../../src/charts/variantFigures.ts';
import { variantLegend } from '../../src/charts/variantMarks.ts';

const [whole, shifted, turned, held] = [
  'весь файл',
  'другой состав: вывод сдвинулся',
  'другой состав: вывод сменил знак или уверенность',
  'другой состав: устоял',
];

it.each<[Move[], string[]]>([
  [['same'], [whole, held]],
  [['shifted'], [whole, shifted]],
  [
    ['shifted', 'lost'],
    [whole, shifted, turned],
  ],
  [
    ['turned', 'shifted', 'same'],
    [whole, shifted, turned, held],
  ],
])('the legend of variants on which findings %j names what is drawn', (moves, names) => {
  const values = Object.fromEntries(
    ['same' as Move, ...moves].map((move, i) => [i === 0 ? 'whole' : i, { value: i, move }]),
  );
  const { marks } = variantLegend(variantFigures([{ values } as unknown as Finding], ['row']), {
    width: 640,
    marginLeft: 10,
  });
  const data = (marks as unknown as { data: unknown[] }[]).map((mark) => mark.data[0]);
  expect(data.filter((one) => typeof one === 'string')).toEqual(names);
});
