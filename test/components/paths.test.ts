import { describe, expect, it } from 'vitest';
import { guard } from '../../src/paths/guard.ts';
import { editDistance } from '../../src/editDistance.ts';
import { nearest, slipOf } from '../../src/paths/nearest.ts';
import { percentComplaint } from '../../src/paths/shareName.ts';
import { joinPath, NotComputed, resolve, splitPath, UnknownPath } from '../../src/paths/resolve.ts';

const results = Object.freeze({
  eda: Object.freeze({
    churn: Object.freeze({ n: 10, churned: 2, rate: 0.2, ci: Object.freeze([0.1, 0.3] as const) }),
    byCategory: Object.freeze({
      gender: Object.freeze([
        { value: 'Ж', rate: 0.1 },
        { value: 'М', rate: null },
      ]),
      products: Object.freeze([
        { value: '1', rate: 0.5 },
        { value: '0', rate: 0.25 },
      ]),
    }),
  }),
  segments: Object.freeze([{ id: 'young.men', rate: 0.3, priority: null, disqualified: null }]),
});
// Authors' functions are written in MDX, where nothing has a type.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
const guarded = () => guard(results, 'eda.mdx:7') as any;

describe('percentComplaint(name, number)', () => {
  it('is made of a share that is set against more than the whole, not of another figure', () => {
    for (const number of [0, 1, -1]) expect(percentComplaint('rate', number)).toBeUndefined();
    for (const number of [1.5, -18]) expect(percentComplaint('unknownShare', number)).toContain('доля от 0 до 1');
    expect(percentComplaint('rate', 1.5)).toContain('сравнивается с 1,5');
    // Not one that only begins or ends so.
    for (const name of ['mean', 'rates', 'accurate']) expect(percentComplaint(name, 18)).toBeUndefined();
  });
});

describe('nearest', () => {
  it.each([
    ['churn', 'churn', 0],
    ['chrun', 'churn', 1],
    ['', 'abc', 3],
    ['gender', 'genders', 1],
    ['pol', 'gender', 6],
  ])('counts letters: %s → %s is %i', (a, b, distance) => expect(editDistance(a, b)).toBe(distance));

  it('gives the nearest word, and none where nothing is alike', () => {
    expect(nearest('gendr', ['age', 'gender', 'city'])).toBe('gender');
    expect(nearest('pol', ['gender', 'equity'])).toBeUndefined();
    expect(nearest('x', [])).toBeUndefined();
    // Half of the letters may differ, and never all of them.
    expect(nearest('abcd', ['xycd'])).toBe('xycd');
    expect(nearest('abc', ['xyc'])).toBeUndefined();
    expect(nearest('a', ['b'])).toBeUndefined();
    // Of equally near ones the first; before them what only looks the same, here with a Cyrillic letter.
    expect(nearest('genderx', ['gendera', 'genderb'])).toBe('gendera');
    expect(nearest('A1', ['B1', 'А1'])).toBe('А1');
  });

  it('takes for a slip two letters at most, in whatever case', () => {
    expect(slipOf('Gndr', ['city', 'gender'])).toBe('gender');
    expect(slipOf('gdr', ['city', 'gender'])).toBeUndefined();
    expect(slipOf('city', [])).toBeUndefined();
  });
});

describe('resolve', () => {
  it.each([
    ['eda.churn.rate', 0.2],
    ['eda.churn.ci.0', 0.1],
    ['eda.byCategory.gender.Ж.rate', 0.1],
    ['eda.byCategory[gender][Ж].rate', 0.1],
    ['eda.byCategory.gender.М.rate', null],
    ['eda.byCategory.products.0.rate', 0.25],
    ['segments[young.men].rate', 0.3],
    ['segments.0.rate', 0.3],
  ])('%s', (path, value) => expect(resolve(results, path)).toBe(value));

  it('finds by its number what stands beside a null', () => {
    expect(resolve({ curve: [null, 2] }, 'curve.1')).toBe(2);
    expect(resolve({ curve: [null, 2] }, 'curve.0')).toBeNull();
  });

  it('takes no number for a place where numbers are names, also one that a run has within it', () => {
    const rows = (...values: readonly string[]) => ({ rows: values.map((value) => ({ value })) });
    for (const named of [rows('3', '1', '2'), rows('0–2', '3–9')])
      expect(() => resolve(named, 'rows.0')).toThrow(UnknownPath);
    expect(resolve(rows('квартал 4', '5-й'), 'rows.1.value')).toBe('5-й');
  });

  it('names the first twelve of many, and how many there are', () => {
    const message = (n: number) => {
      try {
        return String(resolve(Object.fromEntries(Array.from({ length: n }, (_, i) => [`n${i}`, 0])), 'путь'));
      } catch (error) {
        return (error as Error).message;
      }
    };
    const first = Array.from({ length: 12 }, (_, i) => `n${i}`).join(', ');
    expect(message(12)).toContain(`; есть: ${first}.`);
    expect(message(13)).toContain(`; есть: ${first}, … (всего 13).`);
  });

  it.each([
    [
      'eda.chrun.rate',
      'eda.mdx:7: нет пути «eda.chrun.rate»: в «eda» нет «chrun»; есть: churn, byCategory. Возможно, имелось в виду «eda.churn.rate».',
    ],
    [
      'eda.byCategory.gender.Жен.rate',
      'eda.mdx:7: нет пути «eda.byCategory.gender.Жен.rate»: в «eda.byCategory.gender» нет «Жен»; есть: Ж, М.',
    ],
    [
      'edda.churn.n',
      'eda.mdx:7: нет пути «edda.churn.n»: в результатах нет «edda»; есть: eda, segments. Возможно, имелось в виду «eda.churn.n».',
    ],
    [
      'segments.0.rat',
      'eda.mdx:7: нет пути «segments.0.rat»: в «segments.0» нет «rat»; есть: id, rate, priority, disqualified. Возможно, имелось в виду «segments.0.rate».',
    ],
    // Numbers name the products here: «2» is no place of theirs.
    [
      'eda.byCategory.products.2.rate',
      'eda.mdx:7: нет пути «eda.byCategory.products.2.rate»: в «eda.byCategory.products» нет «2»; есть: 1, 0.',
    ],
    ['eda.churn.n.x', 'eda.mdx:7: нет пути «eda.churn.n.x»: в «eda.churn.n» нет «x»; есть: ничего, это значение.'],
    ['', 'eda.mdx:7: нет пути «»: в результатах нет «»; есть: eda, segments.'],
  ])('names the nearest of %s', (path, message) => {
    expect(() => resolve(results, path, 'eda.mdx:7')).toThrow(new UnknownPath(message));
  });

  it('does not reach what every object inherits', () => {
    expect(() => resolve(results, 'eda.constructor')).toThrow(UnknownPath);
    expect(() => resolve(results, 'segments.length')).toThrow(UnknownPath);
  });

  it('splits and joins', () => {
    expect(splitPath('a[b.c].d')).toEqual(['a', 'b.c', 'd']);
    expect(joinPath(['a', 'b.c', 'd'])).toBe('a[b.c].d');
  });
});

describe('guard', () => {
  it('gives values, elements by id and array methods, of frozen results too', () => {
    const r = guarded();
    expect(r.eda.churn.rate).toBe(0.2);
    expect(r.eda.byCategory.gender.Ж.rate).toBe(0.1);
    expect(r.segments['young.men'].rate).toBe(0.3);
    expect(r.segments.length).toBe(1);
    expect(r.eda.byCategory.products.map((row: { rate: number }) => row.rate)).toEqual([0.5, 0.25]);
    expect(r.eda.churn.ci[1]).toBe(0.3);
    expect(Object.keys(r.eda)).toEqual(['churn', 'byCategory']);
  });

  it('throws on an unknown name with the place and the nearest', () => {
    expect(() => guarded().eda.churn.rat).toThrow(
      'eda.mdx:7: нет пути «eda.churn.rat»: в «eda.churn» нет «rat»; есть: n, churned, rate, ci. Возможно, имелось в виду «eda.churn.rate».',
    );
    expect(() => guarded().segments.old).toThrow(UnknownPath);
    expect(() => guarded().segments['1x']).toThrow(UnknownPath);
  });

  it('knows what is among its names, and refuses to be changed', () => {
    expect(['churn', 'chrun'].map((name) => name in guarded().eda)).toEqual([true, false]);
    expect(Object.prototype.toString.call(guarded().eda)).toBe('[object Object]');
    expect(() => (guarded().eda.churn.rate = 0.3)).toThrow('eda.mdx:7: условие меняет «eda.churn.rate»: ');
  });

  it('throws NotComputed on a null figure, also inside a list, but not on a null remark', () => {
    expect(() => guarded().eda.byCategory.gender.М.rate < 1).toThrow(NotComputed);
    expect(() => guarded().eda.byCategory.gender.some((row: { rate: number }) => row.rate > 1)).toThrow(NotComputed);
    expect(() => guarded().segments['young.men'].priority).toThrow(NotComputed);
    // The second of one segment: other data may lack it, nothing is mistyped.
    expect(() => guarded().segments[1].rate).toThrow(new NotComputed('segments.1'));
    expect(guarded().segments['young.men'].disqualified).toBeNull();
    // A claim bounds what stayed by all that they are worth.
    const worth = guard({ retainedMeanCi: null, valueMeanCi: [1, 2] }, 'x.mdx:1');
    expect(worth.retainedMeanCi ?? worth.valueMeanCi).toEqual([1, 2]);
  });

  it('refuses a group of figures where a number is meant', () => {
    expect(() => guarded().eda.churn > 0.1).toThrow(
      'eda.mdx:7: «eda.churn» — не число, а группа значений: допишите, какое из них нужно.',
    );
    expect(() => guarded().segments > 1).toThrow('eda.mdx:7: «segments» — не число, а группа значений');
  });
});
