import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  codeCells,
  copyValues,
  idCells,
  missingIn,
  numberCells,
  put,
  reserve,
  trimmed,
} from '../../src/dataset/cells.ts';
import { MISSING_CODE } from '../../src/dataset/table.ts';

const filled = (cells: ReturnType<typeof numberCells>, values: readonly number[]) => {
  for (const value of values) add(cells, value);
  return trimmed(cells);
};

/** As eight bytes tell them. */
const told = (values: ReturnType<typeof trimmed>) => {
  const wide = new Float64Array(values.length);
  copyValues(values, wide, 0);
  return [...wide];
};

describe('cells', () => {
  it('give back the very numbers, whatever comes', () => {
    const number = fc.oneof(fc.integer(), fc.double(), fc.float(), fc.constant(NaN));
    fc.assert(
      fc.property(fc.array(number, { maxLength: 3000 }), (values) => {
        expect(told(filled(numberCells(), values))).toEqual(values);
      }),
    );
    const small = fc.oneof(fc.integer({ min: -130, max: 130 }), fc.integer({ min: -32_770, max: 32_770 }), number);
    fc.assert(
      fc.property(fc.array(small, { maxLength: 30 }), (values) => {
        expect(told(filled(numberCells(), values))).toEqual(values);
      }),
    );
  });

  it('take as few bytes as hold what came', () => {
    expect(filled(numberCells(), [-127, 127, NaN])).toEqual(Int8Array.of(-127, 127, -128));
    expect(filled(numberCells(), [NaN, -128])).toEqual(Int16Array.of(-32_768, -128));
    expect(filled(numberCells(), [NaN, 128, -32_767])).toEqual(Int16Array.of(-32_768, 128, -32_767));
    expect(filled(numberCells(), [NaN, 128, -32_768])).toEqual(Float32Array.of(NaN, 128, -32_768));
    expect(filled(numberCells(), [1, -0])).toEqual(Float32Array.of(1, -0));
    expect(filled(numberCells(), [1, 0.5, NaN, 2 ** 24])).toBeInstanceOf(Float32Array);
    expect(filled(numberCells(), [1, 0.5, NaN, 2 ** 24 + 1])).toEqual(Float64Array.of(1, 0.5, NaN, 2 ** 24 + 1));
    expect(filled(idCells(), [0, 2 ** 32 - 1])).toEqual(Uint32Array.of(0, 2 ** 32 - 1));
    expect(filled(idCells(), [7, 2 ** 32])).toEqual(Float64Array.of(7, 2 ** 32));
    expect(filled(codeCells(), [0, 255])).toEqual(Uint8Array.of(0, 255));
    expect(filled(codeCells(), [0, 256])).toEqual(Uint16Array.of(0, 256));
    expect(filled(codeCells(), [0, 255, MISSING_CODE])).toEqual(Uint16Array.of(0, 255, MISSING_CODE));
  });

  it('are copied with what is missing, whatever stands for it', () => {
    for (const kind of [Int8Array, Int16Array, Float32Array, Float64Array]) {
      const into = new kind(4);
      for (const values of [Int8Array.of(5, -128), Int16Array.of(5, -32_768), Float32Array.of(5, NaN)]) {
        if (values.BYTES_PER_ELEMENT > into.BYTES_PER_ELEMENT) continue;
        copyValues(values, into, 1);
        expect([...into]).toEqual([0, 5, missingIn(into), 0]);
      }
    }
  });

  it('take no room for rows that never came, where those are many', () => {
    const bytesOf = (rows: number) => trimmed({ ...numberCells(), rows }).buffer.byteLength;
    const room = numberCells().values.buffer.byteLength;
    expect([bytesOf(10), bytesOf(room / 2), bytesOf(room)]).toEqual([10, room / 2, room]);
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
