import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { schema } from '../src/dataset/index.ts';
import { formatProblems, problemsJson } from '../src/dataset/formatProblems.ts';
import { readTable, type ReadResult } from '../src/dataset/read.ts';
import { ContentError, readContentFiles } from '../src/contentFiles.ts';
import { emptyRules } from '../src/emptyRules.ts';
import { problemWords } from '../src/schemas/contentProblem.ts';
import { analyse, verified, type Published } from '../src/results.ts';
import { VerificationError } from '../src/verification/verify.ts';
import { exitCode } from './exitCode.ts';
import type { Options } from './options.ts';

export interface Analysed {
  readonly read: ReadResult;
  readonly results: Published;
}

/**
 * Reads and analyses the file of clients. A refused file ends the process with code 2 and its problems on
 * stderr; a mistake in content/, or a statistic that
 * differs from its reference, ends it with code 1. Warnings go to stderr, and nothing else stops.
 */
export async function analyseOrExit(options: Options): Promise<Analysed> {
  const read = await readTable(options.data, schema);
  if (options.problems !== undefined) writeFileSync(options.problems, problemsJson(read));
  const shown = relative(process.cwd(), options.data);
  if (read.problems.length > 0)
    console.error(formatProblems(read.problems, shown.startsWith('..') ? options.data : shown, read.counts));
  if (read.table === null) process.exit(exitCode.dataRefused);
  try {
    const content = readContentFiles(schema);
    // New data may have no such clients, and the report says so: that is no reason to keep the old one.
    for (const problem of emptyRules(read.table, content)) console.error(`предупреждение ${problemWords(problem)}`);
    return { read, results: await verified(analyse(read.table, read.facts, content)) };
  } catch (error) {
    if (!(error instanceof ContentError || error instanceof VerificationError)) throw error;
    console.error(error.message);
    process.exit(exitCode.fault);
  }
}

/** What was read, in two lines: the file, its rows and columns, and its empty cells. */
export function describeData({ read, results }: Analysed): string {
  const count = new Intl.NumberFormat('ru-RU');
  const empty = Object.entries(results.quality.missing).map(([column, n]) => `${column} ${count.format(n)}`);
  return [
    `Прочитано: ${results.dataset.file}, строк ${count.format(results.dataset.rows)}, столбцов ${results.dataset.columns} (${read.facts.dialect})`,
    `Пустых ячеек: ${empty.length > 0 ? empty.join(', ') : 'нет'}`,
  ].join('\n');
}
