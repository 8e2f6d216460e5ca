import { join } from 'node:path';
import { analysedOrTold, describeData, type Analysed } from './analysis.ts';
import { exitCode } from './exitCode.ts';
import { diskFault } from './fault.ts';
import { optionsOrExit } from './options.ts';
import { writeWhole } from './wholeFile.ts';
import { serialise } from '../src/results/serialise.ts';

// npm run analyse -- --data FILE --out results.json: the analysis alone, the same bytes as dist/results.json.
const root = join(import.meta.dirname, '..');
const started = performance.now();
const options = optionsOrExit(process.argv.slice(2), root, 'results.json', 'results');
const analysed = await analysedOrTold(options);
if (analysed !== null) write(analysed);

function write(made: Analysed): void {
  console.log(describeData(made));
  try {
    writeWhole(options.out, serialise(made.results));
    console.log(`Записано: ${options.out}, ${((performance.now() - started) / 1000).toFixed(2).replace('.', ',')} с`);
  } catch (error) {
    console.error(`--out ${options.out}: результаты не записаны. ${diskFault(error as Error)}`);
    process.exitCode = exitCode.fault;
  }
}
