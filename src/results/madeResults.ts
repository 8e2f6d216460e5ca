import { beside } from './beside.ts';
import type { ReadResult } from '../dataset/read.ts';
import { analyse, analyseBeside, type AnalysedContent, type AnalysisStep } from './results.ts';
import { verified, type Published } from './verified.ts';

type Make = (read: ReadResult, content: AnalysedContent, begin: (step: AnalysisStep) => void) => Promise<Published>;

/** Fewer clients than this are analysed sooner by one thread: another one would begin with cold code. */
const MANY = 100_000;

/** The published results of a table that was read, by so many threads: the bytes are the same. */
export const resultsBy =
  (threads: 1 | 2): Make =>
  (read, ...rest) =>
    threads === 2 && read.table!.rows >= MANY ? madeTogether(read, ...rest) : madeAlone(read, ...rest);

const madeAlone: Make = async (read, content, begin) => {
  const results = analyse(read.table!, read.facts, content, begin);
  begin('verification');
  return verified(results);
};

/** By this thread and another, which makes the pieces and checks the sample. */
const madeTogether: Make = async (read, content, begin) => {
  const { table, pieces, verification, end } = beside(read.table!, content, read.facts.sha256);
  try {
    const results = await analyseBeside(pieces, table, read.facts, content, begin);
    begin('verification');
    return await verified(results, verification);
  } finally {
    await end();
  }
};
