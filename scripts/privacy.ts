import { readFileSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { previousName, type Previous } from '../src/changes/previous.ts';
import { contentFolder, isFile } from '../src/authored/contentFolder.ts';
import { formatFindings } from '../src/privacy/finding.ts';
import { earlierFindings, privacyGate, type Gate } from '../src/privacy/gate.ts';
import { rareLevels, withoutRareLevels } from '../src/privacy/levels.ts';
import type { Results } from '../src/results/results.ts';
import { serialise } from '../src/results/serialise.ts';
import type { Analysed } from './analysis.ts';

/** What looks at the bytes of a site before it is published, made when it is first asked for. */
export function gateOf({ read, results }: Analysed): () => Gate {
  let gate: Gate | undefined;
  return () => (gate ??= privacyGate(read.table!, serialise(results), { earlier: previousName, ownText }));
}

/** All that a finished site would give away, as the terminal tells it; null where it may be published. */
export function leakOf(gate: Gate, folder: string): string | null {
  const findings = gate.findings(folder);
  return findings.length > 0 ? formatFindings(findings) : null;
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

/** The text of chapters, words, components and of the schema of the results, also of chapters in a folder of their own. */
function ownText(): string {
  own ??= readOwnText();
  return own;
}

let own: string | undefined;

function readOwnText(): string {
  const texts = new Set(['.ts', '.astro', '.mdx', '.yaml', '.json']);
  const files = [join(import.meta.dirname, '..', 'src'), contentFolder()].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((path) => texts.has(extname(path)) && isFile(path)),
  );
  return [...new Set(files)].map((path) => readFileSync(path, 'utf8')).join('\n');
}
