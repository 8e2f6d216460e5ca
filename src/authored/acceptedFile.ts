import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { authorText } from './authorText.ts';
import type { Accepted, AcceptedCount, Problem } from '../dataset/problems.ts';
import type { DataSchema } from '../dataset/schema.ts';
import type { ContentProblem } from '../schemas/contentProblem.ts';
import type { ReadFile } from '../schemas/yamlFile.ts';

/** The decisions of the repository. Absent or empty: no decisions. */
const FILE = 'data/accepted.yaml';

/** The file that is named in its place; undefined where none is. */
const named = () => process.env['REPORT_ACCEPTED'] || undefined;

/** Thrown with every mistake of data/accepted.yaml at once, in Russian, with file, line and column. */
export class AcceptedError extends Error {}

/** The decisions on oddities of the data file, checked against the schema. `root`: the folder that FILE is relative to. */
export async function readAccepted(schema: DataSchema, root = process.cwd()): Promise<readonly Accepted[]> {
  const other = named();
  const path = other ? resolve(other) : resolve(root, FILE);
  if (!existsSync(path)) {
    if (other) throw new AcceptedError(`REPORT_ACCEPTED: файла «${other}» нет; исправьте путь или уберите переменную`);
    return [];
  }
  const { text, problem } = authorText(path, other ?? FILE);
  if (problem !== null) throw refusal([problem]);
  if (['', '[]'].includes(text.replace(/^\s*#.*$/gm, '').trim())) return [];
  // Where nothing is decided, as is usual, nothing that reads YAML is loaded.
  const [{ acceptedSchema }, { readYaml }] = await Promise.all([
    import('../schemas/accepted.ts'),
    import('../schemas/yamlFile.ts'),
  ]);
  const read = readYaml(text, other ?? FILE, acceptedSchema(schema));
  const problems = read.value === null ? read.problems : twice(read.value, read);
  if (problems.length > 0) throw refusal(problems);
  return read.value!.map(({ code, column, reason }) => ({ code, reason, ...(column === undefined ? {} : { column }) }));
}

const refusal = (problems: readonly ContentProblem[]) =>
  new AcceptedError(problems.map((p) => `${p.file}:${p.line}:${p.column}: ${p.message}`).join('\n'));

function twice(
  decisions: readonly { readonly code: string; readonly column?: string | undefined }[],
  { file, place }: Pick<ReadFile<unknown>, 'file' | 'place'>,
) {
  const seen = new Set<string>();
  return decisions.flatMap(({ code, column }, i) => {
    const key = `${code} ${column?.toLowerCase() ?? ''}`;
    const again = seen.has(key);
    seen.add(key);
    return again ? [{ file, ...place([i, 'code']), message: 'такое решение уже есть выше; оставьте одно' }] : [];
  });
}

/** Decisions that this file did not need, as warnings: a stale one would hide the next oddity of its kind. */
export function unusedDecisions(accepted: readonly Accepted[], used: readonly AcceptedCount[]): Problem[] {
  const file = named() ?? FILE;
  const isUsed = (decision: Accepted) =>
    used.some(({ code, column }) => code === decision.code && column === decision.column);
  return accepted
    .filter((decision) => !isUsed(decision))
    .map(({ code, column = null }) => ({
      level: 'warning',
      code: 'unusedDecision',
      line: null,
      column,
      value: code,
      message: `Решение ${code}${column === null ? '' : ` о столбце ${column}`} из ${file} не понадобилось: в этом файле такого нет.`,
      remedy: `Уберите его из ${file}, иначе оно молча примет следующую такую странность.`,
    }));
}
