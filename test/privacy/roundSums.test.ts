import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bank } from '../../src/dataset/bank.ts';
import { readBytes } from '../../src/dataset/read.ts';
import { privacyFindings } from '../../src/privacy/gate.ts';
import { serialise } from '../../src/serialise.ts';
import { analysedWhole } from '../analysedWhole.ts';
import { root } from '../site/build.ts';

const [header, ...lines] = readFileSync(join(root, 'data', 'bank_scrooge.csv'), 'utf8')
  .trim()
  .split('\n');
const places = { balance: header!.split(',').indexOf('balance'), salary: header!.split(',').indexOf('EST_SALARY') };

/** The first 600 clients with each sum of a column changed, empty cells aside. */
function bankOf(change: (sum: number, largest: number) => number): string {
  const rows = lines.slice(0, 600).map((line) => line.split(','));
  for (const at of Object.values(places)) {
    const sums = rows.map((row) => Number(row[at]));
    // Seven clients have no less.
    const largest = sums.toSorted((a, b) => b - a)[6]!;
    for (const row of rows) if (row[at] !== '') row[at] = String(change(Number(row[at]), largest));
  }
  return [header, ...rows.map((row) => row.join(',')), ''].join('\n');
}

async function findings(text: string) {
  const { table, facts } = await readBytes(new TextEncoder().encode(text), bank);
  const json = serialise(analysedWhole(table!, facts));
  const folder = mkdtempSync(join(tmpdir(), 'sums-'));
  writeFileSync(join(folder, 'results.json'), json);
  return privacyFindings(folder, table!, json).map(({ message }) => message);
}

describe('a small bank may be published', () => {
  it('whose largest sums are a cap that seven clients share', async () => {
    expect(await findings(bankOf((sum, largest) => Math.min(sum, largest)))).toEqual([]);
  });

  it('whose sums are round, the largest the edge of a bin', async () => {
    expect(await findings(bankOf((sum) => Math.min(1_000_000, Math.round(sum / 10_000) * 10_000)))).toEqual([]);
    expect(await findings(bankOf((sum) => (sum > 990_000 ? 990_000 : sum)).replace('990000', '1000000'))).toEqual([]);
  });
});
