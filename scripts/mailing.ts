import '../src/steadyCompiler.ts';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { recommendations } from '../src/content.ts';
import { readContentFiles } from '../src/authored/contentFiles.ts';
import { schema } from '../src/dataset/index.ts';
import { columnOf } from '../src/dataset/schema.ts';
import { MailingError, columnsOfClient, mailingLists } from '../src/mailing/lists.ts';
import { placeProblem } from '../src/mailing/place.ts';
import { summaryText } from '../src/mailing/summary.ts';
import { analysedOrTold, describeData } from './analysis.ts';
import { exitCode } from './exitCode.ts';
import { diskFault } from './fault.ts';
import { optionsOrExit } from './options.ts';

// npm run mailing -- --segment ID --out DIR [--control SHARE] [--overwrite] [--data FILE]: the numbers of a segment's
// clients, for those who send letters. They never go where the site is, and no page is made from them.
const USAGE = 'нужно: npm run mailing -- --segment ID --out ПАПКА [--control ДОЛЯ] [--overwrite] [--data ФАЙЛ]';
const root = join(import.meta.dirname, '..');

try {
  await writeLists();
} catch (error) {
  const why = error instanceof MailingError ? `${error.message}.` : diskFault(error as NodeJS.ErrnoException);
  console.error(`Списки не записаны: ${why}`);
  process.exitCode = exitCode.fault;
}

async function writeLists(): Promise<void> {
  const asked = askedFor(process.argv.slice(2));
  const problem = placeProblem(asked.out, root);
  if (problem !== null) throw new MailingError(problem);
  const names = [`${asked.segment}-letters.csv`, `${asked.segment}-control.csv`, `${asked.segment}-summary.txt`];
  const taken = names.filter((name) => existsSync(join(asked.out, name)));
  if (taken.length > 0 && !asked.overwrite)
    throw new MailingError(
      `в папке «${asked.out}» уже есть ${taken.join(', ')}; назовите другую папку или добавьте --overwrite`,
    );
  const analysed = await analysedOrTold(optionsOrExit(asked.rest, root, 'unused'));
  if (analysed === null) return;
  const { results, read } = analysed;
  const mailing = mailingLists(
    { table: read.table!, content: readContentFiles(schema), results },
    asked.segment,
    asked.control,
  );
  const offer = recommendations(results).find((one) => one.segment === asked.segment);
  const summary = summaryText(mailing, {
    file: results.dataset.file,
    withdrawn: offer?.withdrawn ? offer.holds.otherwise : null,
    told: columnsOfClient(schema).map((name) => columnOf(schema, name).label),
  });
  mkdirSync(asked.out, { recursive: true });
  [mailing.lettersCsv, mailing.controlCsv, summary].forEach((text, i) => {
    const file = join(asked.out, names[i]!);
    // A link under that name could lead into the site: it goes, what it leads to stays.
    if (asked.overwrite) rmSync(file, { force: true });
    // Numbers of clients are for their reader alone.
    writeFileSync(file, text, { mode: 0o600, flag: 'wx' });
  });
  console.log(describeData(analysed));
  console.log(summary.replaceAll('\r\n', '\n'));
  console.log(`Записано в ${relative(process.cwd(), asked.out) || '.'}: ${names.join(', ')}`);
}

/** The command's own options; `rest` are those of every command. Throws a MailingError where one is absent or odd. */
function askedFor(args: readonly string[]) {
  const parsed = (() => {
    try {
      return parseArgs({
        args: [...args],
        options: {
          segment: { type: 'string' },
          out: { type: 'string' },
          control: { type: 'string' },
          overwrite: { type: 'boolean', default: false },
          data: { type: 'string' },
        },
      }).values;
    } catch (error) {
      const option = /'([^' ]*)/.exec((error as Error).message)?.[1] ?? '';
      throw new MailingError(`лишнее или неполное «${option}»; ${USAGE}`);
    }
  })();
  const { segment, out, control, overwrite, data } = parsed;
  if (segment === undefined) throw new MailingError(`не назван сегмент (--segment); ${USAGE}`);
  if (out === undefined) throw new MailingError(`не названа папка (--out); ${USAGE}`);
  const share = control === undefined ? undefined : Number(control.replace(',', '.'));
  if (share !== undefined && !(share > 0 && share < 1))
    throw new MailingError(`--control — доля больше нуля и меньше единицы, например 0.2, а здесь «${control}»`);
  return { segment, out, control: share, overwrite, rest: data === undefined ? [] : ['--data', data] };
}
