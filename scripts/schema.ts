import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { noArguments } from './argumentsOrExit.ts';
import { resultsSchema } from './resultsSchema.ts';

// npm run schema: writes src/results/results.schema.json anew from the types, after a field of the results has changed.
noArguments();
const root = join(import.meta.dirname, '..');
writeFileSync(join(root, 'src', 'results', 'results.schema.json'), `${JSON.stringify(resultsSchema(root), null, 1)}\n`);
