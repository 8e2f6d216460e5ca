import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { schema } from '../../src/dataset/index.ts';
import { readTable } from '../../src/dataset/read.ts';
import type { Results } from '../../src/results/results.ts';
import { analysedWhole } from '../analysedWhole.ts';

const sample = readFileSync(join(import.meta.dirname, '..', '..', 'data', 'bank_scrooge.csv'), 'utf8')
  .trimEnd()
  .split('\n');

/** Places of the sample's columns in a row. */
const header = sample[0]!.split(',');

/** The sample with each row changed by a function; null leaves a row out. */
export function changed(row: (cells: Record<string, string>, index: number) => Record<string, string> | null): string {
  const rows = sample.slice(1).flatMap((line, index) => {
    const cells = line.split(',');
    const made = row(Object.fromEntries(header.map((name, i) => [name, cells[i]!])), index);
    return made === null ? [] : [header.map((name) => made[name]).join(',')];
  });
  return [sample[0], ...rows, ''].join('\n');
}

/** Results of a file of clients given as text. */
export async function resultsOf(text: string): Promise<Results> {
  const folder = mkdtempSync(join(tmpdir(), 'changes-'));
  try {
    writeFileSync(join(folder, 'clients.csv'), text);
    const read = await readTable(join(folder, 'clients.csv'), schema);
    if (read.table === null) throw new Error(read.problems.map(({ message }) => message).join('\n'));
    return analysedWhole(read.table, read.facts);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
