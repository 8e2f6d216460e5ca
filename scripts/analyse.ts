import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { analyseOrExit, describeData } from './analysis.ts';
import { optionsOrExit } from './options.ts';
import { serialise } from '../src/results.ts';

// npm run analyse -- --data FILE --out results.json: the analysis alone, the same bytes as dist/results.json.
const root = join(import.meta.dirname, '..');
const started = performance.now();
const options = optionsOrExit(process.argv.slice(2), root, 'results.json');
const analysed = await analyseOrExit(options);
mkdirSync(dirname(options.out), { recursive: true });
writeFileSync(options.out, serialise(analysed.results));
console.log(describeData(analysed));
console.log(`Записано: ${options.out}, ${((performance.now() - started) / 1000).toFixed(2).replace('.', ',')} с`);
