import { describe, expect, it } from 'vitest';
import { bank as schema } from '../../src/dataset/bank.ts';
import { readBytes } from '../../src/dataset/read.ts';
import type { ColumnSchema, DataSchema, Kind, Role, Unit } from '../../src/dataset/schema.ts';
import { schemaFaults } from '../../src/dataset/schemaFaults.ts';

const with_ = (change: Partial<DataSchema>): DataSchema => ({ ...schema, ...change });
/** The schema with another column of that name; undefined: without it. */
const withColumn = (name: string, change: Partial<ColumnSchema>) =>
  with_({ columns: schema.columns.map((one) => (one.name === name ? { ...one, ...change } : one)) });
const without = (name: string) => schema.columns.filter((one) => one.name !== name);
const model = (term: NonNullable<DataSchema['model']>[number]) => with_({ model: [term] });

describe('the faults of a schema', () => {
  it('are none in the shipped one', () => {
    expect(schemaFaults(schema)).toEqual([]);
  });

  it.each<[string, DataSchema, string[]]>([
    ['no outcome', with_({ columns: without('churn') }), ['missing outcome column: none has the role']],
    [
      'two outcomes',
      withColumn('last_activity', { role: 'outcome' }),
      [
        'repeated outcome column: last_activity, churn',
        'unfit column: last_activity (in the term last_activity; a feature)',
      ],
    ],
    [
      'an outcome of levels',
      withColumn('churn', { kind: 'category', levels: ['y', 'n'], valueLabels: {} }),
      ['unfit outcome kind: category (of churn; only a flag, 1 = happened)'],
    ],
    [
      'an outcome that may be empty',
      withColumn('churn', { missing: 'нет' }),
      ['optional outcome: churn (take its «missing» away)'],
    ],
    [
      'a name twice',
      withColumn('age', { name: 'score' }),
      ['repeated column name: score', 'unknown column: age (in the term age)'],
    ],
    ['a header twice', withColumn('age', { header: 'Score' }), ['repeated column header: score']],
    [
      'a header that is another column’s name',
      with_({
        columns: schema.columns.map((one) =>
          one.name === 'age' ? { ...one, header: 'Score' } : one.name === 'score' ? { ...one, header: 'rating' } : one,
        ),
      }),
      ['ambiguous column header: Score (of age, and the name of another)'],
    ],
    [
      'a name of no path',
      withColumn('equity', { name: 'own.points' }),
      [
        'unfit column name: own.points',
        'unknown column: equity (in imputeBy)',
        'unknown column: equity (in the term equity)',
      ],
    ],
    [
      'a kind that there is not',
      withColumn('gender', { kind: 'text' as Kind }),
      ['unknown kind: text (of gender; id, number, count, category, flag)'],
    ],
    [
      'a unit and a role that there are not',
      withColumn('age', { unit: 'km' as Unit, role: 'input' as Role }),
      [
        'unknown role: input (of age; id, outcome, feature)',
        'unknown unit: km (of age; points, years, roubles, roublesPerMonth, pieces, none)',
        'unfit column: age (in the term age; a feature)',
      ],
    ],
    [
      'a column without words',
      withColumn('age', { label: undefined as unknown as string, description: ' ' }),
      ['missing label: age', 'missing description: age'],
    ],
    [
      'words for no level',
      withColumn('gender', { valueLabels: { ж: 'женщины', М: 'мужчины' } }),
      ['unknown level: ж (in the valueLabels of gender)'],
    ],
    ['a range turned round', withColumn('age', { range: [120, 14] }), ['reversed range: 120, 14 (of age)']],
    [
      'a logarithmic count',
      withColumn('products', { scale: 'log' }),
      ['unfit scale: log (of products; only of a number)'],
    ],
    [
      'a contrast of no level',
      withColumn('gender', { contrast: { of: 'Ж', against: 'M' } }),
      ['unknown level: M (in the contrast of gender)'],
    ],
    [
      'an id that is compared',
      withColumn('userid', { role: 'feature' }),
      ['unfit role: feature (of userid, whose kind is id)'],
    ],
    [
      'two ids',
      withColumn('last_activity', { kind: 'id', role: 'id' }),
      [
        'repeated id column: userid, last_activity',
        'unfit column: last_activity (in the term last_activity; a feature)',
      ],
    ],
    [
      'a name of large letters',
      with_({ columns: [...schema.columns, { ...schema.columns[1]!, name: 'ownPoints', header: 'own' }] }),
      ['unfit column name: ownPoints'],
    ],
    [
      'a median of a number’s own values',
      with_({ imputeBy: ['age'] }),
      ['unfit column: age (in imputeBy; a feature of kind category, flag, count)'],
    ],
    [
      'a part of the outcome',
      with_({ value: { ...schema.value!, card: 'churn' } }),
      ['unfit column: churn (in value.card; a feature of kind flag)'],
    ],
    ['a key without the id', with_({ splitKey: ['city'] }), ['missing id: userid (in splitKey)']],
    [
      'a key of nothing',
      { ...with_({ splitKey: [] }), columns: without('userid') },
      ['empty splitKey: every client would have the same key'],
    ],
    ['a key of an unknown column', with_({ splitKey: ['userid', 'town'] }), ['unknown column: town (in splitKey)']],
    [
      'an informative column of levels',
      with_({ missingnessColumn: 'city' }),
      [
        'unfit column: city (in missingnessColumn; a feature of kind number, count, flag)',
        'missing words: city has no «missing» (in missingnessColumn)',
        'missing words: city has no «known» (in missingnessColumn)',
      ],
    ],
    [
      'a value of levels',
      with_({ value: { balance: 'city', salary: 'city', card: 'city', products: 'city' } }),
      [
        'unfit column: city (in value.balance; a feature of kind number, count)',
        'unfit column: city (in value.salary; a feature of kind number, count)',
        'unfit column: city (in value.card; a feature of kind flag)',
        'unfit column: city (in value.products; a feature of kind number, count, flag)',
      ],
    ],
    ['a term of an unknown column', model({ term: 'x', column: 'x' }), ['unknown column: x (in the term x)']],
    [
      'a term of the outcome',
      model({ term: 'x', column: 'churn' }),
      ['unfit column: churn (in the term x; a feature)'],
    ],
    [
      'a category as a number',
      model({ term: 'x', column: 'city' }),
      ['unfit column: city (in the term x; a category needs «eachLevel» or a «level»)'],
    ],
    [
      'levels of a number',
      model({ term: 'x', column: 'age', eachLevel: true }),
      ['unfit column: age (in the term x; levels)'],
    ],
    [
      'a level that is not named',
      model({ term: 'x', column: 'city', transform: 'level' }),
      ['missing level: city (in the term x)'],
    ],
    [
      'a level that there is not',
      model({ term: 'x', column: 'gender', transform: 'level', level: 'M' }),
      ['unknown level: M (in the term x)'],
    ],
    [
      'a level that no flag has',
      model({ term: 'x', column: 'credit_card', transform: 'level', level: 'да' }),
      ['unknown level: да (in the term x)'],
    ],
    [
      'the emptiness of a category',
      model({ term: 'x', column: 'city', transform: 'missing' }),
      ['unfit column: city (in the term x; a category needs «eachLevel» or a «level»)'],
    ],
  ])('tell of %s', (_name, unfit, faults) => {
    expect(schemaFaults(unfit)).toEqual(faults);
  });

  it('need no informative column, no model and no value', () => {
    const { id, minimumRows, minimumOutcome, splitKey, columns } = schema;
    const least = { id, minimumRows, minimumOutcome, splitKey, columns };
    expect(schemaFaults(least)).toEqual([]);
    // Everybody may be of one age.
    expect(schemaFaults(withColumn('age', { range: [40, 40] }))).toEqual([]);
  });

  it('stop the reading of a file, all at once', async () => {
    const unfit = { ...withColumn('churn', { kind: 'category' }), splitKey: ['city'] };
    await expect(readBytes(new TextEncoder().encode('a,b\n1,2\n'), unfit)).rejects.toThrow(
      'unfit schema: bank\n  unfit outcome kind: category (of churn; only a flag, 1 = happened)\n  missing id: userid (in splitKey)',
    );
  });
});
