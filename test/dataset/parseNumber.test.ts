import { describe, expect, it } from 'vitest';
import { asThousands, isRoundedPower, oddNumber, plainNumber } from '../../src/dataset/parseNumber.ts';

describe('plainNumber()', () => {
  it('gives the very number that the language reads, of however many digits', () => {
    for (let i = 0; i < 2000; i += 1) {
      const digits = String(1_000_000_007 * (i + 1)) + String(999_999_937 * (i + 3));
      for (const length of [14, 15, 16, 17]) {
        const text = `${digits.slice(0, length - 3)}.${digits.slice(length - 3, length)}`;
        expect(plainNumber(text)).toBe(Number(text));
      }
    }
  });

  it('takes a minus zero for zero', () => {
    expect(plainNumber('-0')).toBe(0);
    expect(oddNumber('\u22120,0')).toEqual({ value: 0, mark: 'comma' });
  });
});

describe('oddNumber()', () => {
  it('knows which mark a number proves', () => {
    expect(
      ['.5', '5.', ',5', '0,123', '1,234', '1,23', '1 234', '1.234.567', '1,234,567'].map((t) => oddNumber(t)!.mark),
    ).toEqual(['point', 'point', 'comma', 'comma', 'ambiguous', 'comma', 'none', 'comma', 'point']);
  });
});

it('asThousands() gives a whole number', () => {
  expect([1.005, 1.255, 999.999].map(asThousands)).toEqual([1005, 1255, 999_999]);
});

it('isRoundedPower() is true where the last whole digits are not told', () => {
  const rounded = ['1.58E+06', '1,58e6', ' -1.5E2 ', '1.597350E+11'];
  const told = ['1.58E+02', '1.452775E5', '1e+05', '1.5E-7', '158.5', '1.5', ''];
  expect([...rounded, ...told].filter(isRoundedPower)).toEqual(rounded);
});
