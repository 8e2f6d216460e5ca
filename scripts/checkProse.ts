import { noArguments } from './argumentsOrExit.ts';
import { contentFolder } from '../src/authored/contentFolder.ts';
import { checkProse } from './prose/check.ts';

// npm run check:prose: comparing words outside a claim, digits typed by hand. Exit code 1 where there are any.
noArguments();
const lines = checkProse(contentFolder());
if (lines.length > 0) {
  console.error(lines.join('\n'));
  console.error(`Замечаний: ${lines.length}. Как пишут утверждения, сказано в docs/authoring.md.`);
  process.exitCode = 1;
}
