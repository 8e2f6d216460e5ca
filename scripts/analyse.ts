import { join } from 'node:path';
import { analyseOrExit, describeData } from './analysis.ts';
import { exitCode } from './exitCode.ts';
import { diskFault } from './fault.ts';
import { optionsOrExit } from './options.ts';
import { writeWhole } from './wholeFile.ts';
import { serialise } from '../src/results/serialise.ts';

// npm run analyse -- --data FILE --out results.json: the analysis alone, the same bytes as dist/results.json.
const root = join(import.meta.dirname, '..');
const started = performance.now();
const options = optionsOrExit(process.argv.slice(2), root, 'results.json', 'results');
const analysed = await analyseOrExit(options);
console.log(describeData(analysed));
try {
  writeWhole(options.out, serialise(analysed.results));
  console.log(`Записано: ${options.out}, ${((performance.now() - started) / 1000).toFixed(2).replace('.', ',')} с`);
} catch (error) {
  console.error(`--out ${options.out}: результаты не записаны. ${diskFault(error as Error)}`);
  process.exitCode = exitCode.fault;
}
