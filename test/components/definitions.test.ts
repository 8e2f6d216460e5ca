import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { provenance } from '../../src/components/provenance.ts';
import { schema } from '../../src/dataset/index.ts';
import { readTable } from '../../src/dataset/read.ts';
import { pathRows } from '../../src/integrations/pathRows.ts';
import { analysedWhole } from '../analysedWhole.ts';
import { root } from '../site/build.ts';

describe('the note on a number', () => {
  it('names every figure of the results in Russian: what it is and of whom', async () => {
    const { table, facts } = await readTable(join(root, 'data', 'bank_scrooge.csv'), schema);
    const results = analysedWhole(table!, facts);
    const raw = pathRows(results)
      .filter(({ path, tag }) => tag.startsWith('<Value') && !path.endsWith('.id'))
      .map(({ path }) => `${path}: ${provenance(results, path).definition}`)
      .filter((line) => /[A-Za-z]{3,}|undefined/.test(line.slice(line.indexOf(': '))));
    expect(raw).toEqual([]);
  });
});
