import { parseArgs } from 'node:util';
import { exitCode } from './exitCode.ts';

/** What `read` (a call of parseArgs) gives, or the end of the command with code 1 and a sentence on what is wrong and what there is (`usage`; empty: nothing). */
export function argumentsOrExit<T>(read: () => T, usage: string): T {
  try {
    return read();
  } catch (error) {
    const there = usage === '' ? 'Параметров у неё нет' : `Есть параметры: ${usage}`;
    console.error(`Команда не понята: ${misuse((error as Error).message)}.\n${there}.`);
    process.exit(exitCode.fault);
  }
}

/** For a command that takes no arguments: its end where there are any. */
export function noArguments(): void {
  argumentsOrExit(() => parseArgs({ options: {} }), '');
}

/** The words of parseArgs in Russian; words of its callers as they are. */
function misuse(message: string): string {
  const [, unknown] = /^Unknown option '([^']+)'/.exec(message) ?? [];
  const [, empty] = /^Option '(?:-\w, )?(--[\w-]+)[^']*' argument (?:missing|is ambiguous)/.exec(message) ?? [];
  const [, full] = /^Option '(?:-\w, )?(--[\w-]+)' does not take an argument/.exec(message) ?? [];
  const [, stray] = /^Unexpected argument '([^']*)'/.exec(message) ?? [];
  if (stray !== undefined) return `лишнее «${stray}»`;
  if (full !== undefined) return `параметр ${full} пишется без значения`;
  if (unknown !== undefined) return `нет параметра ${unknown}`;
  return empty === undefined ? message : `у параметра ${empty} нет значения`;
}
