import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readContentFiles } from '../../src/authored/contentFiles.ts';
import { schema } from '../../src/dataset/index.ts';
import { readBytes } from '../../src/dataset/read.ts';
import { splitPath, step } from '../../src/paths/resolve.ts';
import { analyse } from '../../src/results/results.ts';
import type { Segment } from '../../src/schemas/segment.ts';

const read = (name: string) => readFileSync(new URL(`../reference/others/${name}`, import.meta.url));

/** The same rules and assumptions as in values.py. */
const rules: Readonly<Record<string, Segment['rule']>> = {
  'few-products': [{ column: 'products', atMost: 2 }],
  'women-low-equity': [
    { column: 'gender', is: 'Ж' },
    { column: 'equity', below: 2 },
  ],
  'from-45': [{ column: 'age', atLeast: 45 }],
  'equity-from-2': [{ column: 'equity', atLeast: 2 }],
  'active-from-40': [
    { column: 'age', atLeast: 40 },
    { column: 'last_activity', is: 1 },
  ],
  'card-30-50': [
    { column: 'credit_card', is: 1 },
    { column: 'age', between: [30, 50] },
  ],
};
const assumptions: Readonly<Record<string, number>> = {
  margin: 0.05,
  interchange: 0.011,
  cardSpendShare: 0.4,
  feePerProduct: 1100,
  discountRate: 0.12,
  horizonYears: 4,
};

const shipped = readContentFiles(schema);
const content = {
  segments: Object.entries(rules).map(([id, rule]) => ({ ...shipped.segments[0]!, id, rule })),
  assumptions: shipped.assumptions.map((one) => ({ ...one, value: assumptions[one.id]!, low: 0, high: 2000 })),
  hypotheses: [],
  recommendations: [],
  foundOffers: [],
  sha256: '',
};

describe('the value of clients and the figures of segments, against independent arithmetic', () => {
  for (const name of ['four-cities', 'mostly-unknown', 'small'])
    it(`${name}: to 1e-10`, async () => {
      const reference = JSON.parse(read(`${name}.values.json`).toString('utf8')) as Record<string, number | null>;
      const { table, facts } = await readBytes(read(`${name}.csv.gz`), schema);
      const results = analyse(table!, facts, content);
      const wrong = Object.entries(reference).flatMap(([path, known]) => {
        const own = splitPath(path).reduce<unknown>(step, results);
        const agrees = known === null ? own === null : Math.abs((own as number) - known) <= 1e-10 * Math.abs(known);
        return agrees ? [] : [`${path}: ${String(own)}, reference ${known}`];
      });
      expect(wrong).toEqual([]);
      expect(Object.keys(reference)).toHaveLength(3 + 17 * Object.keys(rules).length + 2);
    });

  it('has portraits of as many as stayed and left', async () => {
    const { table, facts } = await readBytes(read('four-cities.csv.gz'), schema);
    const { portraits } = analyse(table!, facts, content);
    expect([portraits.stayed.n, portraits.churned.n]).toEqual([643, 257]);
  });

  it('has segments that qualify for the queue', () => {
    const reference = JSON.parse(read('four-cities.values.json').toString('utf8')) as Record<string, number | null>;
    expect(reference['segments[from-45].priority']).toBe(1);
    expect(reference['segments[active-from-40].priority']).toBe(2);
  });
});
