import { expect, it } from 'vitest';
import type { Finding } from '../../src/analysis/result.ts';
import { gravestMoves, spans, variantFigures } from '../../src/charts/variantFigures.ts';

const finding = (values: object, moved = true) => ({ id: 'x', moved, values }) as unknown as Finding;
const moving = finding({
  whole: { value: 10, move: 'same' },
  other: { value: 16, move: 'notComputed' },
  none: null,
  untold: { value: null, move: 'lost' },
  down: { value: 4, move: 'lost' },
  up: { value: 12, move: 'lost' },
});

it('gives the figures that were computed, at the whole where a variant tells none', () => {
  const figures = variantFigures([moving], ['row']);
  expect(figures.map(({ id, key, value, isTold }) => [id, key, value, isTold])).toEqual([
    ['whole', 'row', 10, true],
    ['untold', 'row', 10, false],
    ['down', 'row', 4, true],
    ['up', 'row', 12, true],
  ]);
  expect(spans(figures)).toEqual([{ key: 'row', low: 4, high: 12, moved: true }]);
});

it('names the gravest move of a row, of equals the longest, and none where nothing moved', () => {
  const still = finding({ whole: { value: 3, move: 'same' }, up: { value: 4, move: 'same' } }, false);
  const moves = gravestMoves(variantFigures([moving, still], ['a', 'b']));
  expect(moves.map(({ id, key }) => [id, key])).toEqual([['down', 'a']]);
});
