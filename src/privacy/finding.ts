/** A place of the built site that would give clients away. The message never repeats what was found whole. */
export interface Finding {
  /** Relative to the site: eda/index.html. */
  readonly file: string;
  readonly code:
    'identifier' | 'smallGroup' | 'subtraction' | 'extreme' | 'perClient' | 'smallLevel' | 'unreadable' | 'strange';
  /** Russian: what, and where in the file. */
  readonly message: string;
}

/** Findings shown of one kind in one file; the rest are counted. */
const SHOWN = 5;

/** The Russian list for the terminal: every file with what it would give away. */
export function formatFindings(findings: readonly Finding[]): string {
  const kinds = Map.groupBy(findings, ({ file, code }) => `${file} ${code}`);
  const lines = [...kinds.values()].flatMap((same) => [
    ...same.slice(0, SHOWN).map(({ file, message }) => `  ${file}: ${message}`),
    ...(same.length > SHOWN ? [`  ${same[0]!.file}: и ещё таких мест: ${same.length - SHOWN}`] : []),
  ]);
  return [
    'Сайт не опубликован: он выдал бы отдельных клиентов. Прежний остался как был.',
    ...lines,
    'Что значит каждая строка и что делать: docs/privacy.md.',
  ].join('\n');
}
