import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { resultsSchema } from '../../scripts/resultsSchema.ts';
import type { Results } from '../../src/results/results.ts';
import { verified } from '../../src/results/verified.ts';
import { serialise } from '../../src/results/serialise.ts';
import { changed, resultsOf } from '../changes/files.ts';
import { hasReal, realFile, root } from './build.ts';

const schema = JSON.parse(readFileSync(join(root, 'src', 'results', 'results.schema.json'), 'utf8'));

/** Files in which much cannot be computed, or is of another kind than usual. */
const odd: Record<string, () => string> = {
  'no balance is known': () => changed((cells) => ({ ...cells, balance: '' })),
  'one city, everybody with a card': () => changed((cells) => ({ ...cells, city: 'Рыбинск', credit_card: '1' })),
  'a hundred and fifty clients': () => changed((cells, i) => (i < 150 ? cells : null)),
  'every age and balance known': () =>
    changed((cells) => ({ ...cells, age: cells['age'] || '40.0', balance: cells['balance'] || '1000' })),
  'a new city and many points': () =>
    changed((cells, i) => ({ ...cells, city: i % 5 === 0 ? 'Углич' : cells['city']!, equity: String(i % 60) })),
};

describe('results.schema.json', () => {
  let validate: ValidateFunction;
  beforeAll(() => {
    validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true, strictTuples: true }).compile(
      schema,
    );
  });
  /** What is wrong with a file as it is published, its arithmetic checked. */
  const complaints = async (results: Results) => {
    validate(JSON.parse(serialise(await verified(results))));
    return validate.errors?.slice(0, 5) ?? [];
  };

  it('is what the types say; after a change of the results run npm run schema', () => {
    expect(JSON.parse(JSON.stringify(resultsSchema(root)))).toEqual(schema);
  });

  it('holds the shipped file', async () => {
    expect(await complaints(await resultsOf(changed((cells) => cells)))).toEqual([]);
  });

  it.runIf(hasReal)('holds the real file', async () => {
    expect(await complaints(await resultsOf(readFileSync(realFile, 'utf8')))).toEqual([]);
  });

  it.each(Object.keys(odd))('holds a file in which there is %s', async (name) => {
    expect(await complaints(await resultsOf(odd[name]!()))).toEqual([]);
  });

  it('refuses a field that is lacking, unknown or of another type', async () => {
    const whole = await verified(await resultsOf(odd['a hundred and fifty clients']!()));
    const results = JSON.parse(serialise(whole));
    expect(validate(results)).toBe(true);
    const { quality, ...lacking } = results;
    expect(quality).toBeDefined();
    expect(validate(lacking)).toBe(false);
    expect(validate({ ...results, more: 1 })).toBe(false);
    expect(validate({ ...results, schemaVersion: 2 })).toBe(false);
    expect(validate({ ...results, eda: { ...results.eda, churn: { ...results.eda.churn, rate: '18 %' } } })).toBe(
      false,
    );
  });

  it('tells what fields mean, with their units', () => {
    expect(schema.description).toContain('money is in roubles');
    expect(schema.$defs.SegmentResult.properties.priority.description).toBe(
      '1 is first; null where it does not qualify.',
    );
    expect(schema.$defs.Interval.description).toContain('[low, high]');
  });
});
