import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomOf } from '../../src/analysis/randomOf.ts';
import { orderOf } from '../../src/analysis/distinct.ts';
import { sortNumbers } from '../../src/analysis/sortNumbers.ts';

const MANY = 9000;
const random = randomOf(1);
const many = (value: (i: number) => number) => Float64Array.from({ length: MANY }, (_, i) => value(i));
const bits = (values: Float64Array) => [...new BigUint64Array(Float64Array.from(values).buffer)];

describe('sortNumbers', () => {
  it.each([
    ['any doubles', many(() => (random() - 0.5) * 10 ** Math.floor(random() * 600 - 300))],
    ['whole numbers', many(() => Math.floor(random() * 60) + 18)],
    ['zeros of both signs', many((i) => [0, -0, 1, -1][i % 4]!)],
    [
      'the ends of the doubles',
      many((i) => [Infinity, -Infinity, Number.MAX_VALUE, Number.MIN_VALUE, -5e-324][i % 5]!),
    ],
    ['one value', many(() => 7.5)],
    ['what is sorted already', many((i) => i / 3)],
    ['what is sorted the other way', many((i) => -i / 3)],
  ])('puts %s in the order of Float64Array.sort, bit for bit', (_, values) => {
    expect(bits(sortNumbers(values.slice()))).toEqual(bits(values.slice().sort()));
  });

  it('sorts a few numbers of any kind, and a part of a larger array in its place', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true })), (list) => {
        expect(bits(sortNumbers(Float64Array.from(list)))).toEqual(bits(Float64Array.from(list).sort()));
      }),
    );
    const whole = many(() => random());
    const part = new Float64Array([...whole, 5, 4]).subarray(1, MANY);
    expect(bits(sortNumbers(part))).toEqual(bits(whole.slice(1).sort()));
  });
});

describe('orderOf', () => {
  it('is the argsort of a column, made once', () => {
    const values = Float64Array.from([3, NaN, 1, 3, 2]);
    expect([...orderOf(values)]).toEqual([2, 4, 0, 3]);
    expect(orderOf(values)).toBe(orderOf(values));
    expect(orderOf(values.slice())).not.toBe(orderOf(values));
  });
});
