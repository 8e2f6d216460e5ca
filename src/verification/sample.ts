import { readFileSync } from 'node:fs';
import { schema } from '../dataset/index.ts';
import { readBytes } from '../dataset/read.ts';
import type { Reference } from './verify.ts';

const read = (name: string) => readFileSync(new URL(name, import.meta.url));

/**
 * The reference, where the data set is the one that it was made for; null for another schema. The sample that it is
 * about lies beside it, so that whatever file the report is built of the same clients are counted.
 */
export function referenceOf(): Reference | null {
  const reference = JSON.parse(read('reference.json').toString('utf8')) as Reference & { readonly schema: string };
  return reference.schema === schema.id ? reference : null;
}

/** The clients of the sample. Throws where the packed file is not what the schema reads. */
export async function sampleClients() {
  const { table, facts, problems } = await readBytes(read('sample.csv.gz'), schema, { name: 'sample.csv' });
  if (table === null) throw new Error(`unreadable sample: ${problems[0]?.message}`);
  return { table, facts };
}
