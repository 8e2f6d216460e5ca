import { readFileSync } from 'node:fs';
import { edition } from '../edition.ts';
import type { Published } from './verified.ts';

let shown: { readonly edition: number; readonly results: Promise<Published> } | undefined;

/** The results that the site shows: those that the build has written, else (in dev) of the file of clients, anew after each save. */
export function results(): Promise<Published> {
  if (shown?.edition === edition()) return shown.results;
  const asked = { edition: edition(), results: load() };
  shown = asked;
  // A mistake of a chapter may be mended by its next save, which makes no new edition.
  asked.results.catch(() => {
    if (shown === asked) shown = undefined;
  });
  return asked.results;
}

async function load(): Promise<Published> {
  const written = process.env['REPORT_RESULTS'];
  if (written) return JSON.parse(readFileSync(written, 'utf8')) as Published;
  // A build has its results from elsewhere, and its pages load nothing of what computes them.
  const { freshResults } = await import('./freshResults.ts');
  return freshResults();
}
