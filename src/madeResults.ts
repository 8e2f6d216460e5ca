import { isMainThread } from 'node:worker_threads';
import { MANY, beside } from './beside.ts';
import type { ReadResult } from './dataset/read.ts';
import {
  analyse,
  analyseBeside,
  verified,
  type AnalysedContent,
  type AnalysisStep,
  type Published,
} from './results.ts';

type Make = (read: ReadResult, content: AnalysedContent, begin: (step: AnalysisStep) => void) => Promise<Published>;

/** The published results of a table that was read, by so many threads: the bytes are the same. */
export function resultsBy(threads: 1 | 2): Make {
  // In a build the other processor is the pages', unless there is much to count.
  return (read, ...rest) =>
    threads === 2 && (isMainThread || read.table!.rows >= MANY)
      ? madeTogether(read, ...rest)
      : madeAlone(read, ...rest);
}

const madeAlone: Make = async (read, content, begin) => {
  const results = analyse(read.table!, read.facts, content, begin);
  begin('verification');
  return verified(results);
};

/** By this thread and another, which makes the model, the tree and the groups, and checks the sample. */
const madeTogether: Make = async (read, content, begin) => {
  const { table, pieces, verification, end } = beside(read.table!, content, read.facts.sha256);
  try {
    const results = await (pieces === null
      ? analyse(table, read.facts, content, begin)
      : analyseBeside(pieces, table, read.facts, content, begin));
    begin('verification');
    return await verified(results, verification);
  } finally {
    await end();
  }
};
