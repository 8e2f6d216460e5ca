import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Results } from '../results/results.ts';
import { comparable } from './shape.ts';

/** The results of the data before these, beside the results of these. */
export const previousName = 'results.previous.json';

/**
 * What the report is compared with; without results, the sentence that says why with nothing. `isLeftAside`: there is a file, and
 * it is of no use.
 */
export type Previous =
  | { readonly results: Results; readonly bytes: string; readonly reason: null }
  | { readonly results: null; readonly reason: string; readonly isLeftAside?: true };

/**
 * Reads the earlier results for a comparison with those of `sha256`. A file of the same data gives its own predecessor (its
 * neighbour results.previous.json): so a rebuild of the same data tells the same changes. Nothing here fails a build.
 */
export function readPrevious(file: string, sha256: string, isNamed = false): Previous {
  const read = readOne(file, isNamed);
  if (read.results?.dataset.sha256 !== sha256) return read;
  const older = readOne(join(dirname(file), previousName), false);
  if (older.results && older.results.dataset.sha256 !== sha256) return older;
  return nothing(`Данные те же, что в прошлом выпуске (отпечаток ${sha256.slice(0, 8)}): сравнивать не с чем.`);
}

const nothing = (reason: string): Previous => ({ results: null, reason });
const leftAside = (reason: string): Previous => ({ results: null, reason, isLeftAside: true });

function readOne(file: string, isNamed: boolean): Previous {
  let bytes: string;
  try {
    bytes = readFileSync(file, 'utf8');
  } catch {
    return nothing(
      isNamed
        ? 'Файл прежних результатов не открылся, поэтому сравнения нет.'
        : 'Сравнивать не с чем: это первый выпуск отчёта, или результаты прошлого не сохранились.',
    );
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(bytes);
  } catch {
    return leftAside('Файл прежних результатов испорчен: это не JSON. Сравнение начнётся со следующего выпуска.');
  }
  const version = (parsed as { readonly schemaVersion?: unknown } | null)?.schemaVersion;
  if (version !== 1)
    return leftAside(
      `Прежние результаты другой версии (${typeof version === 'number' ? version : 'не названа'}, нужна 1). Сравнение начнётся со следующего выпуска.`,
    );
  if (!comparable.safeParse(parsed).success)
    return leftAside(
      'В прежних результатах нет того, что нужно для сравнения. Сравнение начнётся со следующего выпуска.',
    );
  return { results: parsed as Results, bytes, reason: null };
}

let memo: Previous | undefined;

/** What this build compares with: the build has written it to the file that REPORT_PREVIOUS names; in dev there is none. */
export function previousNow(): Previous {
  const chosen = process.env['REPORT_PREVIOUS'];
  memo ??= chosen ? (JSON.parse(readFileSync(chosen, 'utf8')) as Previous) : readOne('', false);
  return memo;
}
