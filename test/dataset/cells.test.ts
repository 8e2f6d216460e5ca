import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, codeCells, idCells, numberCells, put, reserve, trimmed } from '../../src/dataset/cells.ts';
import { MISSING_CODE } from '../../src/dataset/table.ts';

const filled = (cells: ReturnType<typeof numberCells>, values: readonly number[]) => {
  for (const value of values) add(cells, value);
  return trimmed(cells);
};

describe('cells', () => {
  it('give back the very numbers, whatever comes', () => {
    const number = fc.oneof(fc.integer(), fc.double(), fc.float(), fc.constant(NaN));
    fc.assert(
      fc.property(fc.array(number, { maxLength: 3000 }), (values) => {
        expect([...filled(numberCells(), values)]).toEqual(values);
      }),
    );
  });

  it('take as few bytes as hold what came', () => {
    expect(filled(numberCells(), [1, 0.5, NaN, 2 ** 24])).toBeInstanceOf(Float32Array);
    expect(filled(numberCells(), [1, 0.5, NaN, 2 ** 24 + 1])).toEqual(Float64Array.of(1, 0.5, NaN, 2 ** 24 + 1));
    expect(filled(idCells(), [0, 2 ** 32 - 1])).toEqual(Uint32Array.of(0, 2 ** 32 - 1));
    expect(filled(idCells(), [7, 2 ** 32])).toEqual(Float64Array.of(7, 2 ** 32));
    expect(filled(codeCells(), [0, 255])).toEqual(Uint8Array.of(0, 255));
    expect(filled(codeCells(), [0, 255, MISSING_CODE])).toEqual(Uint16Array.of(0, 255, MISSING_CODE));
  });

  it('keep their rows while they grow, and when one is written anew', () => {
    const cells = numberCells();
    for (let i = 0; i < 5000; i++) add(cells, i);
    reserve(cells, 20_000);
    put(cells, 3, 0.1);
    expect(cells.values.length).toBe(20_000);
    expect([...trimmed(cells)]).toEqual(Array.from({ length: 5000 }, (_, i) => (i === 3 ? 0.1 : i)));
  });
});
