import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { schema } from '../../src/dataset/index.ts';
import { readBytes } from '../../src/dataset/read.ts';
import { analyse } from '../../src/results/results.ts';
import { verify, type Reference } from '../../src/verification/verify.ts';

const read = (name: string) => readFileSync(new URL(`../reference/others/${name}`, import.meta.url));

describe('files of other cities, levels and missing cells, against independent arithmetic', () => {
  for (const name of ['four-cities', 'mostly-unknown', 'small'])
    it(`${name}: statistics to 1e-12, p to 1e-9`, async () => {
      const reference = JSON.parse(read(`${name}.json`).toString('utf8')) as Reference;
      const { table, facts, problems } = await readBytes(read(`${name}.csv.gz`), schema);
      expect(table, problems[0]?.message).not.toBeNull();
      const results = analyse(table!, facts, {
        segments: [],
        hypotheses: [],
        assumptions: [],
        recommendations: [],
        foundOffers: [],
        sha256: '',
      });
      const { n, groups } = verify(results, reference);
      expect(n).toBe(Object.keys(reference.figures).length);
      for (const group of groups) expect(group.n, group.id).toBeGreaterThan(0);
    });
});
