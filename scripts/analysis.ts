import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { schema } from '../src/dataset/index.ts';
import { formatProblems, problemsJson } from '../src/dataset/formatProblems.ts';
import { readTable, type ReadResult } from '../src/dataset/read.ts';
import { AcceptedError, readAccepted, unusedDecisions } from '../src/acceptedFile.ts';
import type { Accepted } from '../src/dataset/problems.ts';
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
  const accepted = acceptedOrExit();
  const { problems, counts, ...rest } = await readTable(options.data, schema, { accepted });
  const unused = rest.table === null ? [] : unusedDecisions(accepted, rest.facts.accepted);
  const read: ReadResult = {
    ...rest,
    problems: [...problems, ...unused],
    counts: unused.length > 0 ? { ...counts, unusedDecision: unused.length } : counts,
  };
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

/** The decisions of data/accepted.yaml; a mistake in it ends the process with code 1. */
function acceptedOrExit(): readonly Accepted[] {
  try {
    return readAccepted(schema, join(import.meta.dirname, '..'));
  } catch (error) {
    if (!(error instanceof AcceptedError)) throw error;
    console.error(error.message);
    process.exit(exitCode.fault);
  }
}

/** What was read: the file, its rows, columns and spelling in one line, its empty cells, what was accepted. */
export function describeData({ read, results }: Analysed): string {
  const count = new Intl.NumberFormat('ru-RU');
  const empty = Object.entries(results.quality.missing).map(([column, n]) => `${column} ${count.format(n)}`);
  const { extraColumns, accepted, dialect } = read.facts;
  const aside = extraColumns.length > 0 ? `; лишние столбцы оставлены в стороне: ${extraColumns.join(', ')}` : '';
  return [
    `Прочитано: ${results.dataset.file}, строк ${count.format(results.dataset.rows)}, столбцов ${results.dataset.columns} (${dialect}${aside})`,
    `Пустых ячеек: ${empty.length > 0 ? empty.join(', ') : 'нет'}`,
    ...accepted.map(
      ({ code, column, reason, n }) =>
        `Принято по решению ${code}${column === undefined ? '' : `, ${column}`}: ${count.format(n)} — ${reason}`,
    ),
  ].join('\n');
}
