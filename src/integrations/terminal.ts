import { stripVTControlCharacters } from 'node:util';
import node from 'astro/logger/node';
import type { AstroLoggerDestination, AstroLoggerMessage } from 'astro';
import { authorFault } from './fault.ts';

// Astro loads this file twice, for itself and for the pages: both find what was told on the process's global object.
const symbol = Symbol.for('report.told');
const shelf = globalThis as unknown as Record<symbol, string | undefined>;

/** What Astro and Vite say before they throw the error itself. */
const ends = /^✗ Build failed|^An unhandled error occurred while running/;

/** A page that there is not: the line behind it tells its address and the 404. */
const noSuchPage = /^A `getStaticPaths\(\)` route pattern was matched, but no matching static path was found/;

/** A file was saved: what is wrong in it now is told, also where it was told before. */
export const tellAnew = () => delete shelf[symbol];

/**
 * What Astro writes to the terminal. A fault of an author is told in dev once, in Russian, without the code's stack, however
 * many pages and parts of Astro meet it; a build, which gives its results in a file, tells it itself when it ends.
 * With REPORT_DEBUG everything is written as Astro has it.
 */
export default function terminal(): AstroLoggerDestination {
  const plain = node();
  const write = (event: AstroLoggerMessage) => {
    if (process.env['REPORT_DEBUG']) return plain.write(event);
    const words = stripVTControlCharacters(event.message).trim();
    if (event.level === 'warn' && noSuchPage.test(words)) return;
    if (event.level !== 'error') return plain.write(event);
    const fault = authorFault({ message: words });
    const told = (fault?.message ?? words).replace(/^\[[А-ЯЁ][^\]]*\]\s*/, '');
    // A refused data file has no stack, and nothing is to be said of that.
    if (told === '' || shelf[symbol] === told) return;
    shelf[symbol] = told;
    const isBuild = process.env['REPORT_RESULTS'] !== undefined;
    // What a build ends with it tells itself.
    if (isBuild && ends.test(told)) return;
    if (fault === undefined) return plain.write(event);
    if (!isBuild) plain.write({ ...event, label: 'SKIP_FORMAT', message: `Ошибка: ${told}` });
  };
  return { write };
}
