import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readYaml } from '../../src/schemas/yamlFile.ts';

/** What is said of a field `a` of this kind that is written so. */
const said = (kind: z.ZodType, written: string) =>
  readYaml(`a: ${written}\n`, 'x.yaml', z.strictObject({ a: kind }))
    .problems.map(({ message }) => message)
    .join('; ');

describe('what is found in a field and what is needed', () => {
  it.each<[string, string, z.ZodType]>([
    ['пусто, а нужно число', '', z.number()],
    ['список, а нужно число', '[1]', z.number()],
    ['список, а нужен текст: текст, который начинается с [ или {, берут в кавычки', '[карта]', z.string()],
    ['поля с отступом, а нужен текст: текст, который начинается с [ или {, берут в кавычки', '{карта}', z.string()],
    ['пусто, а нужен текст', '', z.string()],
    ['true, а нужен текст: возьмите его в кавычки, "true"', 'true', z.string()],
    ['поля с отступом, а нужно число', '{ b: 1 }', z.number()],
    ['true, а нужно число', 'true', z.number()],
    ['текст «много», а нужно число', 'много', z.number()],
    [`текст «${'а'.repeat(60)}», а нужно число`, 'а'.repeat(61), z.number()],
    ['число 1.5, а нужно целое число', '1.5', z.number().int()],
    ['число 1, а нужен текст: возьмите его в кавычки, "1"', '1', z.string()],
    ['число, которого не записать, а нужен текст', '.inf', z.string()],
    ['текст «да», а нужно true или false', 'да', z.boolean()],
    ['число 1, а нужен список (строки с дефисом)', '1', z.array(z.number())],
    ['число 1, а нужна пара чисел: [от, до]', '1', z.tuple([z.number(), z.number()])],
    ['число 1, а нужны поля с отступом', '1', z.strictObject({})],
    ['список, а нужно число или текст', '[1]', z.union([z.string(), z.number()])],
    ['true, а нужно число или текст: да и нет пишутся 1 и 0', 'true', z.union([z.string(), z.number()])],
    ['число 0, а нужно больше 0', '0', z.number().gt(0)],
    ['число -1, а нужно не меньше 0', '-1', z.number().min(0)],
    ['число 1, а нужно меньше 1', '1', z.number().lt(1)],
    ['число 2, а нужно не больше 1', '2', z.number().max(1)],
    ['текст «on»; ближайшее — «one»; есть: one, two', 'on', z.enum(['one', 'two'])],
  ])('%s', (words, written, kind) => {
    expect(said(kind, written)).toBe(`в поле «a» ${words}`);
  });

  it('a number as it is written in Russian, and how it is written here', () => {
    const fraction = (written: string, here: string) =>
      `в поле «a» текст «${written}», а нужно число: дробная часть пишется после точки, ${here}`;
    expect(said(z.number(), '0,04')).toBe(fraction('0,04', '0.04'));
    expect(said(z.number(), '-1,5')).toBe(fraction('-1,5', '-1.5'));
    // The sign of a minus that a text editor puts is no sign of a number here.
    expect(said(z.number(), '−1,5')).toBe(fraction('−1,5', '-1.5'));
    for (const [written, here, words] of [
      ['"9"', '9', 'уберите кавычки'],
      ["'-0.5'", '-0.5', 'уберите кавычки'],
      ['1 000 000', '1000000', 'между разрядами ничего не ставят'],
      ['1\u00a0000', '1000', 'между разрядами ничего не ставят'],
      ['1_000', '1000', 'между разрядами ничего не ставят'],
      ['−5', '-5', 'минус пишется дефисом'],
      ['1 000,5', '1000.5', 'дробная часть пишется после точки'],
    ] as const)
      expect(said(z.number(), written)).toMatch(
        new RegExp(`^в поле «a» текст «.*», а нужно число: ${words}, ${here}$`),
      );
    const percent = (written: string, here: string) =>
      `в поле «a» текст «${written}», а нужно число: процент пишется долей, ${written} — это ${here}`;
    expect(said(z.number(), '4 %')).toBe(percent('4 %', '0.04'));
    expect(said(z.number(), '3,5%')).toBe(percent('3,5%', '0.035'));
    expect(said(z.number(), '7.1 %')).toBe(percent('7.1 %', '0.071'));
    for (const other of ['1,2,3', 'x1,5', '1,5x', '1.2.3 %', 'около 4 %', '4 % в год'])
      expect(said(z.number(), other)).toBe(`в поле «a» текст «${other}», а нужно число`);
    expect(said(z.boolean(), '0,04')).toBe('в поле «a» текст «0,04», а нужно true или false');
  });

  it('of lists and texts: their length, their places, an empty one', () => {
    expect(said(z.array(z.number()), '[1, x]')).toBe('на месте 2 списка «a» текст «x», а нужно число');
    expect(said(z.array(z.number()).min(2), '[1]')).toBe('список «a» короче, чем нужно: элементов 1');
    expect(said(z.array(z.number()).min(2, { error: 'мало' }), '[1]')).toBe('мало');
    expect(said(z.array(z.number()).max(1), '[1, 2]')).toBe('список «a» длиннее, чем нужно: элементов 2');
    expect(said(z.string().max(3), 'абвг')).toBe('в поле «a» знаков 4, а нужно не больше 3: сократите текст');
    expect(said(z.string().min(1), '""')).toBe('поле «a» пустое: напишите в нём текст');
  });

  it('elements that a semicolon divides', () => {
    expect(said(z.tuple([z.number(), z.number()]), '[35; 50]')).toBe(
      'список «a» короче, чем нужно: элементов 1; их разделяют запятой: [35, 50]',
    );
  });

  it('a field that is not there', () => {
    const read = (kind: z.ZodType) => readYaml('b: 1\n', 'x.yaml', z.object({ a: kind })).problems[0]!.message;
    for (const kind of [z.number(), z.enum(['one']), z.string()]) expect(read(kind)).toBe('не хватает поля «a»');
  });
});
