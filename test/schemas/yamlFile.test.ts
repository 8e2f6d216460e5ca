import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { placesIn, readYaml } from '../../src/schemas/yamlFile.ts';

const found = (text: string) =>
  readYaml(text, 'a.yaml', z.strictObject({ name: z.string(), other: z.string() })).problems.map(
    ({ line, column, message }) => `${line}:${column}: ${message}`,
  );
const opened = 'YAML не читается: кавычка открыта здесь и нигде не закрыта; закройте её';

describe('readYaml(text, file, schema)', () => {
  it.each([`"`, `'`])('names where a quotation by %s begins that has no end, after others that have one', (quote) => {
    expect(found(`name: "a"\nmore: 'b'\nother: ${quote}c\nlast: d\n\n\n`)).toEqual([`3:8: ${opened}`]);
  });

  it('names no quotation that is closed', () => {
    expect(found('name: "a"\nother: [b\n\n\n')).toEqual([
      '2:10: YAML не читается: выше открыта скобка [ или {, и до этого места она не закрыта; закройте её',
    ]);
  });

  it.each([
    ['empty', ': b', ''],
    ['a number', '7: b', '7'],
    ['yes or no', 'true: b', 'true'],
  ])('tells the place of a field that is needless where its name is %s', (_, line, key) => {
    expect(found(`name: a\nother: c\n${line}\n`)).toEqual([`3:1: лишнее поле «${key}»; есть: name, other`]);
  });
});

describe('placesIn(text)', () => {
  it('finds a value, and of one that is absent the nearest above it', () => {
    const place = placesIn('name: a\nlist:\n  - one: 1\n    two: 2\n');
    expect(place(['list', 0, 'two'])).toEqual({ line: 4, column: 10 });
    expect(place(['list', 0, 'three'])).toEqual({ line: 3, column: 5 });
    expect(place(['none'])).toEqual({ line: 1, column: 1 });
  });
});
