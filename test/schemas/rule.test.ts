import { describe, expect, it } from 'vitest';
import { bank } from '../../src/dataset/bank.ts';
import { ruleSchema } from '../../src/schemas/rule.ts';

const problems = (...rule: object[]) =>
  ruleSchema(bank)
    .safeParse(rule)
    .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
const age = 'столбец «age» (возраст)';

describe('ruleSchema(schema)', () => {
  it.each([
    { column: 'age', is: 40 },
    { column: 'age', among: [40] },
    { column: 'age', atLeast: 14 },
    { column: 'age', atMost: 120 },
    { column: 'age', above: 120 },
    { column: 'age', below: 14 },
    { column: 'age', between: [14, 120] },
    { column: 'age', between: [40, 40] },
    { column: 'age', missing: false },
    { column: 'products', atLeast: 2 },
    { column: 'gender', is: 'Ж' },
    { column: 'gender', among: ['Ж', 'М'] },
    { column: 'credit_card', is: 0 },
    { column: 'credit_card', is: '1' },
  ])('takes %j', (condition) => {
    expect(problems(condition)).toEqual([]);
  });

  it.each<[object, string]>([
    [{ column: 'age', atLeast: 13 }, `0.atLeast: ${age} бывает от 14 до 120, а в условии 13`],
    [{ column: 'age', below: 121 }, `0.below: ${age} бывает от 14 до 120, а в условии 121`],
    [{ column: 'age', between: [13, 40] }, `0.between: ${age} бывает от 14 до 120, а в условии 13…40`],
    [{ column: 'age', between: [40, 121] }, `0.between: ${age} бывает от 14 до 120, а в условии 40…121`],
    [{ column: 'age', atleast: 60 }, '0: Unrecognized key: "atleast"'],
    [{ column: 'age', is: '40' }, `0.is: ${age} — число, а в условии «40»: уберите кавычки, 40`],
    [
      { column: 'gender', is: 'M' },
      '0.is: в столбце «gender» (пол) нет значения «M»; ближайшее — «М» (буква «M» в «M» — латинская); есть: Ж, М',
    ],
    [{ column: 'credit_card', is: 2 }, '0.is: в столбце «credit_card» (кредитная карта) нет значения «2»; есть: 0, 1'],
    [{ column: 'age', is: 'сорок' }, `0.is: ${age} — число, а в условии «сорок»`],
    [{ column: 'products', is: 'два' }, '0.is: столбец «products» (число продуктов) — число, а в условии «два»'],
    [{ column: 'age', among: [40, 'сорок', 'x'] }, `0.among.1: ${age} — число, а в условии «сорок»`],
    [
      { column: 'gender', among: ['Ж', 'м'] },
      '0.among.1: в столбце «gender» (пол) нет значения «м»; ближайшее — «М»; есть: Ж, М',
    ],
    [
      { column: 'credit_card', atLeast: 1 },
      '0.atLeast: столбец «credit_card» (кредитная карта) не число: вместо atLeast возьмите is или among',
    ],
    [
      { column: 'age', is: 40, atLeast: 2, below: 50 },
      '0.atLeast: в условии два сравнения (is, atLeast, below); оставьте одно, второе запишите отдельной строкой правила',
    ],
  ])('refuses %j', (condition, complaint) => {
    expect(problems(condition)).toEqual([complaint]);
  });

  it('refuses an empty list and a lacking end, and names the condition that is wrong among others', () => {
    expect(problems({ column: 'age', among: [] })).toHaveLength(1);
    expect(problems({ column: 'age', between: [40] })).toHaveLength(1);
    const named = problems({ column: 'age', is: 40 }, { column: 'gender', is: 'F' });
    expect(named).toEqual([expect.stringMatching(/^1\.is: в столбце «gender» .* нет значения «F»/)]);
  });

  it('takes a level of open ones that the schema does not list: the file may have it', () => {
    expect(problems({ column: 'city', is: 'Углич' }, { column: 'city', among: ['Углич', 'Рыбинск'] })).toEqual([]);
  });

  it('takes any number and any level of a column that names no range and no levels', () => {
    const columns = bank.columns.map((column) => ({ ...column, range: undefined, levels: undefined }));
    const free = ruleSchema({ ...bank, columns });
    expect(free.safeParse([{ column: 'age', atLeast: -5 }]).success).toBe(true);
    expect(free.safeParse([{ column: 'city', is: 'Углич' }]).success).toBe(true);
  });
});
