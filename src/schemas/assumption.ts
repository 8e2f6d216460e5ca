import { z } from 'zod';
import { valueUnits } from '../analysis/valueAssumptions.ts';
import { id, text } from './text.ts';

/** share: a fraction; sharePerYear: a fraction a year; roublesPerYear: ₽ a year; years: whole years. */
const assumptionUnits = ['share', 'sharePerYear', 'roublesPerYear', 'years'] as const;

/** What a value of each unit can be. */
const bounds: Readonly<Record<(typeof assumptionUnits)[number], readonly [number, number]>> = {
  share: [0, 1],
  sharePerYear: [0, 1],
  roublesPerYear: [0, 1e9],
  years: [1, 50],
};

/** src/content/assumptions/ID.yaml: a number that the data do not hold and the value of a client needs. */
export const assumptionSchema = z
  .strictObject({
    id,
    /** Place in the table of assumptions. */
    order: z.number().int().default(0).describe('Место в таблице допущений'),
    title: text.describe('Название'),
    value: z.number().describe('Число, которое берётся в расчёт'),
    unit: z.enum(assumptionUnits).describe('Единица: доля; доля в год; рублей в год; лет'),
    /** The plausible range. */
    low: z.number().describe('Нижняя правдоподобная граница'),
    high: z.number().describe('Верхняя правдоподобная граница'),
    source: text.describe('Откуда число'),
    why: text.describe('Зачем оно нужно'),
  })
  .superRefine((found, context) => {
    const [least, most] = bounds[found.unit];
    const impossible = (['value', 'low', 'high'] as const).filter(
      (field) => found[field] < least || found[field] > most,
    );
    // How a number that cannot be stands to the others only follows from it.
    const isPossible = impossible.length === 0;
    if (isPossible && found.low > found.high)
      context.addIssue({
        code: 'custom',
        path: ['low'],
        message: `границы стоят наоборот: low ${found.low} больше high ${found.high}`,
      });
    else if (isPossible && (found.low > found.value || found.value > found.high))
      context.addIssue({
        code: 'custom',
        path: ['value'],
        message: `значение ${found.value} вне правдоподобного диапазона от ${found.low} до ${found.high}: исправьте value или его границы low и high`,
      });
    const unit = (valueUnits as Readonly<Record<string, string>>)[found.id];
    if (unit !== undefined && unit !== found.unit)
      context.addIssue({
        code: 'custom',
        path: ['unit'],
        message: `формула ценности берёт «${found.id}» в единице ${unit}, а здесь ${found.unit}: поставьте unit: ${unit} и число в ней`,
      });
    for (const field of impossible)
      context.addIssue({
        code: 'custom',
        path: [field],
        message: `число ${found[field]} невозможно: для единицы ${found.unit} допустимо от ${least} до ${most}${found.unit.startsWith('share') ? ' (доля: 3,5 % пишется 0.035)' : ''}`,
      });
    if (found.unit === 'years' && !Number.isInteger(found.value))
      context.addIssue({
        code: 'custom',
        path: ['value'],
        message: `срок считается в целых годах, а здесь ${found.value}`,
      });
  });

export type Assumption = z.infer<typeof assumptionSchema>;
