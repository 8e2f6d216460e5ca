import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { readAccepted } from '../authored/acceptedFile.ts';
import { readContentFiles } from '../authored/contentFiles.ts';
import { formatProblems } from '../dataset/formatProblems.ts';
import { dataFile, schema } from '../dataset/index.ts';
import type { ReadResult } from '../dataset/read.ts';
import { emptyRules } from '../authored/emptyRules.ts';
import { unknownLevels } from '../authored/unknownLevels.ts';
import { ContentError } from '../schemas/contentProblem.ts';
import { analyse } from './results.ts';
import { verified, type Published } from './verified.ts';

/** Thrown in dev where the file of clients is refused: its sentences, and nothing of the code. */
class RefusedData extends Error {
  override readonly name = 'RefusedData';
  override readonly stack = '';
}

/** The results of the file of clients and of content/ as they are now. Throws where either is refused. */
export async function freshResults(): Promise<Published> {
  const name = process.env['REPORT_DATA'] || dataFile;
  const content = readContentFiles(schema);
  const read = await readOnce(resolve(name));
  if (read.table === null) throw new RefusedData(formatProblems(read.problems, name, read.counts));
  const unknown = await unknownLevels(read.table, content);
  if (unknown.length > 0) throw new ContentError(unknown);
  // Somebody is at hand to mend it; a build, which may meet new data by itself, only warns.
  const empty = await emptyRules(read.table, content);
  if (empty.length > 0) throw new ContentError(empty);
  return verified(analyse(read.table, read.facts, content));
}

let lastRead: { readonly key: string; readonly read: Promise<ReadResult> } | undefined;

/** The table of a file, read again only when it or the decisions on its oddities have changed. */
async function readOnce(file: string): Promise<ReadResult> {
  const about = statSync(file, { bigint: true, throwIfNoEntry: false });
  const accepted = await readAccepted(schema);
  const key = `${file} ${about?.ino} ${about?.size} ${about?.mtimeNs} ${JSON.stringify(accepted)}`;
  if (lastRead?.key !== key) {
    const { readTable } = await import('../dataset/read.ts');
    lastRead = { key, read: readTable(file, schema, { accepted }) };
  }
  return lastRead.read;
}
