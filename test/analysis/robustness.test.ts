import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceOf, finding, moveOf, quarterContrast, tauOfOrders } from '../../src/analysis/robustness.ts';
import { proportionTest } from '../../src/analysis/proportionTest.ts';
import { withoutRepeated, withoutTop } from '../../src/analysis/variants.ts';
import { tableOf } from './tableOf.ts';

const at = (value: number, half: number) => ({ value, ci: [value - half, value + half] as const });
const there = (value: number, half: number) => ({ ...at(value, half), isTold: true });

describe('moveOf', () => {
  it.each([
    ['turned', at(-0.08, 0.02), at(0.05, 0.02)],
    ['lost', at(-0.08, 0.02), at(-0.01, 0.02)],
    ['found', at(0, 0.02), at(0.05, 0.02)],
    ['shifted', at(0.1, 0.02), at(0.2, 0.02)],
    ['same', at(0.1, 0.02), at(0.11, 0.05)],
    ['same', at(0, 0.02), at(0.01, 0.02)],
  ] as const)('says %s', (move, whole, other) => {
    expect(moveOf('difference', whole, other)).toBe(move);
  });

  it('measures a chance from one half and a rate from nowhere', () => {
    expect(moveOf('auc', at(0.6, 0.05), at(0.4, 0.05))).toBe('turned');
    expect(moveOf('rate', at(0.18, 0.01), at(0.23, 0.01))).toBe('shifted');
    // A few clients, whose own chance reaches back to the whole's value.
    expect(moveOf('rate', at(0.18, 0.01), at(0.23, 0.06))).toBe('same');
    expect(moveOf('rate', at(0.18, 0.06), at(0.23, 0.01))).toBe('same');
  });

  it('compares nothing with what was not computed', () => {
    expect(moveOf('slope', at(1, 0.1), { value: null, ci: null })).toBe('notComputed');
  });

  it('is the same of itself, and turns the same way both ways', () => {
    const figure = fc
      .tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: 0.001, max: 1, noNaN: true }))
      .map(([value, half]) => at(value, half));
    fc.assert(
      fc.property(figure, figure, (a, b) => {
        expect(moveOf('difference', a, a)).toBe('same');
        expect(moveOf('difference', a, b) === 'turned').toBe(moveOf('difference', b, a) === 'turned');
        expect(moveOf('difference', a, b) === 'lost').toBe(moveOf('difference', b, a) === 'found');
      }),
    );
  });
});

describe('finding', () => {
  const head = {
    id: 'x',
    about: 'pair' as const,
    column: 'x',
    segment: null,
    of: '1',
    against: '0',
    measure: 'difference' as const,
  };

  it('names the gravest of its moves and keeps null where a variant does not apply', () => {
    const made = finding(head, at(0.1, 0.02), { a: there(0.2, 0.02), b: there(-0.1, 0.02), c: null });
    expect(made.moved).toBe('turned');
    expect(Object.keys(made.values)).toEqual(['whole', 'a', 'b', 'c']);
    expect(made.values).toMatchObject({ a: { move: 'shifted' }, b: { move: 'turned' }, c: null });
    // Where nothing else was counted, nothing has stood.
    expect(finding(head, at(0.1, 0.02), { a: null }).moved).toBe('notComputed');
    // What could not be compared somewhere has not stood everywhere.
    const unknown = { value: null, ci: null, isTold: true };
    expect(finding(head, at(0.1, 0.02), { a: there(0.1, 0.02), b: unknown }).moved).toBe('notComputed');
    expect(finding(head, at(0.1, 0.02), { a: there(0.2, 0.02), b: unknown }).moved).toBe('shifted');
  });

  it('tells what became of a figure that is not told itself', () => {
    const hidden = { ...there(0.2, 0.02), isTold: false };
    const made = finding(head, at(0.1, 0.02), { a: hidden, b: there(0.1, 0.02) });
    expect(made.values['a']).toEqual({ value: null, ci: null, move: 'shifted' });
    expect(made.values['b']).toMatchObject({ value: 0.1, move: 'same' });
    expect(made.moved).toBe('shifted');
  });
});

describe('quarterContrast', () => {
  it('sets the top quarter against the bottom one, the median in neither', () => {
    const values = Float64Array.from({ length: 41 }, (_, i) => i);
    const outcome = Uint16Array.from(values, (v) => (v > 35 ? 1 : 0));
    const test = quarterContrast(values, outcome);
    expect(test.rateOf).toMatchObject({ n: 10, churned: 5 });
    expect(test.rateAgainst).toMatchObject({ n: 11, churned: 0 });
    expect(differenceOf(test).value).toBe(0.5);
  });

  it('cuts among the clients who have an outcome, and counts no missing value', () => {
    const values = Float64Array.from([1, 2, 3, 4, NaN, 1000, 2000]);
    const outcome = Uint16Array.from([0, 0, 1, 1, 1, 65535, 65535]);
    expect(quarterContrast(values, outcome)).toMatchObject({ n: 2, difference: 1 });
  });

  it('has no groups where all values are equal or none is known', () => {
    expect(differenceOf(quarterContrast(new Float64Array(50).fill(7), new Uint16Array(50))).value).toBeNull();
    expect(differenceOf(quarterContrast(new Float64Array(50).fill(NaN), new Uint16Array(50))).value).toBeNull();
  });

  it('is not told of a group under ten clients', () => {
    const test = proportionTest({ value: 'a', n: 9, churned: 1 }, { value: 'b', n: 900, churned: 9 });
    expect(differenceOf(test)).toEqual({ value: null, ci: null });
  });
});

describe('tauOfOrders', () => {
  it('is 1 of the same order, −1 of the reverse, and counts pairs between', () => {
    expect(tauOfOrders(['a', 'b', 'c'], ['a', 'b', 'c'])).toBe(1);
    expect(tauOfOrders(['a', 'b', 'c'], ['c', 'b', 'a'])).toBe(-1);
    expect(tauOfOrders(['a', 'b', 'c'], ['b', 'a', 'c'])).toBeCloseTo(1 / 3, 12);
  });

  it('looks at what both have, and at nothing under two of them', () => {
    expect(tauOfOrders(['a', 'b', 'c'], ['c', 'a'])).toBe(-1);
    expect(tauOfOrders(['a', 'b'], ['a'])).toBeNull();
  });
});

describe('variants', () => {
  it('take away what is above the 99th percentile, not what is unknown', () => {
    const money = Array.from({ length: 201 }, (_, i) => (i === 0 ? NaN : i));
    const kept = withoutTop(tableOf({ money }), ['money']);
    expect([...kept].flatMap((k, i) => (k === 0 ? [i] : []))).toEqual([199, 200]);
    expect(withoutTop(tableOf({ money }), []).every((k) => k === 1)).toBe(true);
  });

  it('take away every row of a repeated id', () => {
    expect([...withoutRepeated(tableOf({}, {}, ['a', 'b', 'a', 'c', 'a']))]).toEqual([0, 1, 0, 1, 0]);
    expect([...withoutRepeated(tableOf({ x: [1, 2] }))]).toEqual([1, 1]);
  });
});
