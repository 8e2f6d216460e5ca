import { Worker } from 'node:worker_threads';
import type { Options } from './options.ts';
import type { Progress } from './progress.ts';
import type { Previous } from '../src/changes/previous.ts';
import type { FigureFacts } from '../src/components/figureParts.ts';
import { figuresAhead } from '../src/components/figuresAhead.ts';
import type { ContentFiles } from '../src/authored/contentFiles.ts';
import type { AnalysisStep } from '../src/results/results.ts';

/** What the thread is given. */
export interface Work {
  readonly options: Options;
  /** The folder where the site will stand. */
  readonly target: string;
  /** The working folder, from which files are named. */
  readonly cwd: string;
  /** Whether somebody looks at how far it is. */
  readonly isWatched: boolean;
}

/** What it makes of the file of clients: what it was, its results as results.json will have them, what they are compared with, and the content read. */
export interface Findings {
  readonly words: string;
  readonly json: string;
  readonly previous: Previous;
  readonly content: ContentFiles;
}

export type FromAnalyst =
  | { readonly kind: 'said'; readonly words: string }
  | { readonly kind: 'reading'; readonly at: readonly [number, number | undefined, number] }
  | { readonly kind: 'analysing'; readonly step: AnalysisStep }
  | { readonly kind: 'clear' }
  | { readonly kind: 'refused'; readonly code: number }
  | ({ readonly kind: 'analysed' } & Findings)
  | { readonly kind: 'figures'; readonly keys: readonly string[] }
  | { readonly kind: 'figure'; readonly key: string; readonly facts: FigureFacts | null }
  | { readonly kind: 'looked'; readonly leak: string | null };

/** The folder where pages are being written, and the finished site to look at. */
export interface ToAnalyst {
  readonly kind: 'building' | 'built';
  readonly site: string;
}

/** The analysis gave no results; everything was said, and the process ends with this code. */
export class Refused extends Error {
  readonly code: number;
  constructor(code: number) {
    super(`refused: ${code}`);
    this.code = code;
  }
}

export interface Analyst {
  /** Rejects with Refused, or with what the thread failed of. */
  readonly findings: Promise<Findings>;
  /** Names the folder where the site is being written: what is there is looked through at once. */
  readonly building: (site: string) => void;
  /** Why the site in this folder must not be published; null where it may. */
  readonly leak: (site: string) => Promise<string | null>;
  readonly end: () => Promise<void>;
}

/** Starts the thread of scripts/analyst.ts; what it draws stands ready for the pages. */
export function analyst(work: Work, progress: Progress): Analyst {
  const thread = new Worker(new URL('analyst.ts', import.meta.url), { workerData: work });
  const figures = figuresAhead();
  const findings = Promise.withResolvers<Findings>();
  const looked = Promise.withResolvers<string | null>();
  // Each is waited for at its time; until then nobody hears that it failed.
  for (const { promise } of [findings, looked]) promise.catch(() => {});
  const fail = (error: Error) => {
    findings.reject(error);
    looked.reject(error);
    figures.end();
  };
  thread.on('message', (message: FromAnalyst) => {
    switch (message.kind) {
      case 'said':
        return console.error(message.words);
      case 'reading':
        return progress.reading(...message.at);
      case 'analysing':
        return progress.analysing(message.step);
      case 'clear':
        return progress.clear();
      case 'refused':
        return fail(new Refused(message.code));
      case 'analysed':
        return findings.resolve(message);
      case 'figures':
        return figures.expect(message.keys);
      case 'figure':
        return figures.give(message.key, message.facts);
      case 'looked':
        return looked.resolve(message.leak);
    }
  });
  thread.on('error', fail);
  thread.on('exit', () => fail(new Error('ended thread: the analysis')));
  return {
    findings: findings.promise,
    building: (site) => thread.postMessage({ kind: 'building', site } satisfies ToAnalyst),
    leak: (site) => {
      thread.postMessage({ kind: 'built', site } satisfies ToAnalyst);
      return looked.promise;
    },
    end: async () => void (await thread.terminate()),
  };
}
