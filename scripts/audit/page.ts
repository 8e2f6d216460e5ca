import type { Audited } from './measure.ts';

/** What a page may ask for: bytes of HTML and CSS, requests, layout shift; every mark is to be full. */
const most = { text: 60_000, requests: 6, shift: 0 };
const full = 100;

/** What is wrong with a page, in English, a line a fault; none where all is well. */
export function excess({ marks, lacks, text, requests, shift }: Audited): string[] {
  const faults = marks.some((mark) => mark < full) ? [`marks ${marks.join(', ')}`, ...lacks] : [];
  if (text > most.text) faults.push(`HTML and CSS ${kilobytes(text)} KB`);
  if (requests > most.requests) faults.push(`${requests} requests`);
  if (shift > most.shift) faults.push(`layout shift ${shift.toFixed(3)}`);
  return faults;
}

/** docs/audit.md: all pages, and how they were measured. */
export function auditPage(pages: readonly Audited[]): string {
  const rows = pages.map(({ name, marks, text, all, requests, shift }) =>
    [name || '(front page)', ...marks, kilobytes(text), kilobytes(all), requests, shift.toFixed(3)].join(' | '),
  );
  return `# Audit of the pages

Made by \`npm run audit\` of the built site: each page is opened by Lighthouse in Chromium as a phone on slow 4G opens it for
the first time. Marks are Lighthouse's, of 100. Lighthouse slows the processor down to a mid-tier phone's: four times on a fast desktop,
twice on a slow one, not at all on a machine that is no faster than a phone, by its own measure of the machine. A machine that does other
work makes a page look slower, so the best of at most three looks counts; performance alone can differ from run to run.
KB are thousands of bytes, text by gzip 9. At most: HTML and CSS ${most.text / 1000} KB, ${most.requests} requests, no layout shift;
a page with more, or with a mark under ${full}, ends the audit with exit code 1.

| page | performance | accessibility | best practices | SEO | HTML and CSS, KB | all, KB | requests | layout shift |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${rows.map((row) => `| ${row} |`).join('\n')}

\`npm test\` holds weight and requests on every page, and what axe can find in both themes and in print (\`test/site/\`).
`;
}

const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1);
