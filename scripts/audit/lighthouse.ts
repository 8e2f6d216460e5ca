import { createServer } from 'node:net';
import lighthouse, { type LighthouseResult } from 'lighthouse';
import { openBrowser } from '../browser.ts';

/** The four marks of Lighthouse, in the order of its report. */
export const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

/** A browser that Lighthouse drives; `look` opens one address as a phone on a slow network does. */
export interface Auditor {
  readonly look: (url: string) => Promise<LighthouseResult>;
  readonly close: () => Promise<void>;
}

/**
 * Opens a browser and measures its machine at `url`: Lighthouse slows the processor down to that of a mid-tier phone,
 * by how much depends on what is slowed down.
 */
export async function openAuditor(url: string): Promise<Auditor> {
  const port = await freePort();
  const browser = await openBrowser([`--remote-debugging-port=${port}`]);
  const look = async (address: string, cpuSlowdownMultiplier: number) => {
    const flags = {
      port,
      onlyCategories: categories,
      logLevel: 'error',
      throttling: { ...slow4G, cpuSlowdownMultiplier },
    };
    const result = await lighthouse(address, flags);
    if (result === undefined || result.lhr.runtimeError)
      throw new Error(`failed audit: ${address}: ${result?.lhr.runtimeError?.message ?? 'no result'}`);
    return result.lhr;
  };
  const slowdown = slowdownOf((await look(url, 1)).environment.benchmarkIndex);
  return { look: (address) => look(address, slowdown), close: () => browser.close() };
}

/** Lighthouse's own network of a phone, which one setting of `throttling` would otherwise put out. */
const slow4G = {
  rttMs: 150,
  throughputKbps: 1638.4,
  requestLatencyMs: 562.5,
  downloadThroughputKbps: 1474.56,
  uploadThroughputKbps: 675,
};

/** How many times slower a mid-tier phone is than a machine with this index, by the table of Lighthouse's docs/throttling.md. */
export function slowdownOf(benchmarkIndex: number): number {
  if (benchmarkIndex >= 1500) return 4;
  return benchmarkIndex >= 800 ? 2 : 1;
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });
}
