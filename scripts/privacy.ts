import { readFileSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { previousName, type Previous } from '../src/changes/previous.ts';
import { formatFindings } from '../src/privacy/finding.ts';
import { earlierFindings, privacyFindings } from '../src/privacy/gate.ts';
import { rareLevels, withoutRareLevels } from '../src/privacy/levels.ts';
import type { Results } from '../src/results.ts';
import { serialise } from '../src/serialise.ts';
import type { Analysed } from './analysis.ts';

/** Thrown where a finished site would give clients away; the message is the Russian list for the terminal. */
export class Leak extends Error {}

/** Looks at the bytes of a finished site before it is published; throws a Leak with all that it would give away. */
export function refuseLeaks(folder: string, { read, results }: Analysed): void {
  const options = { earlier: previousName, ownText };
  const findings = privacyFindings(folder, read.table!, serialise(results), options);
  if (findings.length > 0) throw new Leak(formatFindings(findings));
}

/**
 * Earlier results as they may lie beside these: a level that few clients have now is «прочие», and where single clients
 * could be seen in them all the same (a report of an older version, another file by mistake) they are left aside, and the
 * reason says so. `seen`: what was seen, for the log.
 */
export function fitEarlier(earlier: Previous, { read }: Analysed): { earlier: Previous; seen: string | null } {
  if (earlier.results === null) return { earlier, seen: null };
  const bytes = withoutRareLevels(earlier.bytes, rareLevels(read.table!), ownText);
  const [finding] = earlierFindings({ file: previousName, text: bytes }, read.table!, ownText);
  if (finding === undefined)
    return { earlier: { results: JSON.parse(bytes) as Results, bytes, reason: null }, seen: null };
  const reason =
    'Прежние результаты оставлены в стороне: рядом с нынешними они выдали бы отдельных клиентов. Сравнение начнётся со следующего выпуска.';
  return { earlier: { results: null, reason }, seen: finding.message };
}

/** The text of chapters, words, components and of the schema of the results. */
function ownText(): string {
  own ??= readOwnText();
  return own;
}

let own: string | undefined;

function readOwnText(): string {
  const source = join(import.meta.dirname, '..', 'src');
  const texts = new Set(['.ts', '.astro', '.mdx', '.yaml', '.json']);
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => texts.has(extname(name)))
    .sort()
    .map((name) => readFileSync(join(source, name), 'utf8'))
    .join('\n');
}
