import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { LighthouseResult } from 'lighthouse';
import { builtFiles } from '../../src/integrations/builtFiles.ts';
import { isText, type Served } from '../serveFolder.ts';
import { categories, type Auditor } from './lighthouse.ts';

/** What one page asks of a phone that opens it for the first time. */
export interface Audited {
  /** Path under the site's root. */
  readonly name: string;
  /** Lighthouse's marks, 0–100, in the order of `categories`. */
  readonly marks: readonly number[];
  /** What took a mark below 100: category, audit, what was measured. */
  readonly lacks: readonly string[];
  readonly requests: number;
  /** Bytes of HTML and CSS by gzip. */
  readonly text: number;
  /** Bytes of all that was asked for: text by gzip, fonts as they are. */
  readonly all: number;
  /** Cumulative layout shift, from 0. */
  readonly shift: number;
}

/** Paths of all pages of a built site, sorted; index.html is its folder. */
export const pageNames = (folder: string) =>
  builtFiles(folder, /\.html$/)
    .map((name) => name.replace(/(^|\/)index\.html$/, '$1'))
    .sort();

/** A machine that does other work makes a page look slower than it is, never faster: the best of so many looks counts. */
const mostLooks = 3;

/** Audits one page of the served folder. Throws where no look at it came to an end. */
export async function measure(auditor: Auditor, folder: string, { url }: Served, name: string): Promise<Audited> {
  let best: Audited | null = null;
  let failure: unknown;
  for (let looks = 0; looks < mostLooks && (best === null || best.marks[0]! < 100); looks += 1) {
    try {
      const seen = audited(await auditor.look(url + name), folder, url, name);
      if (best === null || seen.marks[0]! > best.marks[0]!) best = seen;
    } catch (error) {
      // A browser that answered too late may answer the next time.
      failure = error;
    }
  }
  if (best === null) throw failure;
  return best;
}

function audited(result: LighthouseResult, folder: string, root: string, name: string): Audited {
  const requests = (result.audits['network-requests']?.details?.items ?? [])
    .map((item) => String(item['url']))
    .filter((address) => !address.startsWith('data:'));
  const files = requests.map((address) => fileOf(address, folder, root));
  const texts = files.filter((file) => ['.html', '.css'].includes(extname(file)));
  return {
    name,
    marks: categories.map((id) => Math.round((result.categories[id]?.score ?? 0) * 100)),
    lacks: categories.flatMap((id) => lacksOf(result, id)),
    requests: requests.length,
    text: total(texts),
    all: total(files),
    shift: result.audits['cumulative-layout-shift']?.numericValue ?? Number.NaN,
  };
}

function lacksOf({ categories: judged, audits }: LighthouseResult, id: string): string[] {
  return (judged[id]?.auditRefs ?? [])
    .filter(({ weight, id: audit }) => weight > 0 && (audits[audit]?.score ?? 1) < 0.9)
    .map(({ id: audit }) => `${id}: ${audits[audit]!.title} ${audits[audit]!.displayValue ?? ''}`.trim());
}

/** Throws where a page asks for what is no file of its site. */
function fileOf(address: string, folder: string, root: string): string {
  if (!address.startsWith(root)) throw new Error(`foreign request: ${address}`);
  const path = decodeURIComponent(new URL(address).pathname).slice(new URL(root).pathname.length);
  return join(folder, path === '' || path.endsWith('/') ? `${path}index.html` : path);
}

const total = (files: readonly string[]) =>
  files.reduce((sum, file) => {
    const body = readFileSync(file);
    return sum + (isText(file) ? gzipSync(body, { level: 9 }).length : body.length);
  }, 0);
