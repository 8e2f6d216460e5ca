import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { noArguments } from './argumentsOrExit.ts';
import { contentKinds, jsonSchema } from './contentSchemas.ts';
import { referencePage } from './referencePage.ts';

const root = join(import.meta.dirname, '..');

/** What `npm run docs` writes: each file by its path from the root, as the code has it now. */
export const generated = (): ReadonlyMap<string, string> =>
  new Map([
    ['docs/reference.md', referencePage(root)],
    ...contentKinds().map(
      (kind) => [`docs/schemas/${kind.name}.json`, `${JSON.stringify(jsonSchema(kind), null, 2)}\n`] as const,
    ),
  ]);

// npm run docs: the reference and the editor's schemas, made from the code.
if (process.argv[1] === import.meta.filename) {
  noArguments();
  for (const [name, text] of generated()) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
    console.log(`written: ${name}`);
  }
}
