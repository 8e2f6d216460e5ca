import { noArguments } from '../scripts/argumentsOrExit.ts';
import { openBrowser } from '../test/site/browser.ts';
import { startDev, untilShown } from '../test/site/dev.ts';
import { median } from './measure.ts';

// npm run bench:dev: from saving a file to its words in the browser, medians of five, on the shipped 10 000 clients.
noArguments();
const rounds = 5;
const dev = await startDev();
const browser = await openBrowser();
const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });

/** Milliseconds from each save to the page that shows it. */
async function measure(path: string, save: (round: number) => string): Promise<number> {
  await page.goto(dev.url + path, { timeout: 120_000 });
  await page.waitForLoadState('networkidle');
  const taken: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await page.waitForTimeout(600);
    const started = performance.now();
    const words = save(round);
    await untilShown(page, words);
    taken.push(performance.now() - started);
  }
  return median(taken);
}

const titled = (file: string) => (round: number) => {
  const words = `Проба ${round}`;
  dev.edit(file, /^title: .*/m, `title: ${words}`);
  return words;
};
const lines = dev.read('data/bank_scrooge.csv').split('\n');

const rows: readonly (readonly [string, number, number])[] = [
  [
    'MDX edit',
    300,
    await measure('eda/', (round) => {
      dev.edit('src/content/chapters/eda.mdx', /<Lead>\n.*/, `<Lead>\nПроба ${round}.`);
      return `Проба ${round}.`;
    }),
  ],
  [
    'data file, 10 000 clients',
    2000,
    await measure('eda/', (round) => {
      dev.write('data/bank_scrooge.csv', `${lines.slice(0, 9991 + round).join('\n')}\n`);
      return `9 99${round} строк`;
    }),
  ],
  ['assumption', 2000, await measure('metric/', titled('src/content/assumptions/margin.yaml'))],
  ['segment', 2000, await measure('segments/', titled('src/content/segments/age-60-plus-inactive.yaml'))],
  ['hypothesis', 2000, await measure('hypotheses/', titled('src/content/hypotheses/gender.yaml'))],
  [
    'recommendation',
    2000,
    await measure('recommendations/', (round) => {
      dev.edit('src/content/recommendations/women-35-50-inactive.yaml', /^avoid: .*/m, `avoid: Проба ${round}.`);
      return `Проба ${round}.`;
    }),
  ],
];
for (const [what, promised, taken] of rows)
  console.log(
    `${what.padEnd(28)} ${taken.toFixed(0).padStart(6)} ms  ${(taken / promised).toFixed(2)} of the promised ${promised} ms`,
  );
await browser.close();
await dev.stop();
