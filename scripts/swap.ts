import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Publishing in one step: a site is built in a folder beside its target and swapped in when it is whole.
 * The folders of a dead build are `.NAME.building-PID` (unfinished) and `.NAME.previous-PID` (the old site,
 * set aside for the instant of the swap).
 */
const sibling = (target: string, role: string, pid: number) =>
  join(dirname(target), `.${basename(target)}.${role}-${pid}`);

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** The folder in which this process builds. */
export const buildingFolder = (target: string) => sibling(target, 'building', process.pid);

/**
 * Clears what dead builds left beside the target, and puts the old site back where one died in the
 * middle of its swap. Folders of processes that live are left alone.
 */
export function recover(target: string): void {
  if (!existsSync(dirname(target))) return;
  const pattern = new RegExp(
    `^\\.${basename(target).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\.(building|previous)-(\\d+)$`,
  );
  const remains = readdirSync(dirname(target))
    .map((name) => ({ path: join(dirname(target), name), match: pattern.exec(name) }))
    .filter(({ match }) => match && !isAlive(Number(match[2])));
  for (const { path, match } of remains) {
    if (match?.[1] === 'previous' && !existsSync(target)) renameSync(path, target);
    else rmSync(path, { recursive: true, force: true });
  }
}

/** Puts the finished folder in the target's place; the old one is removed after that. Throws and restores on failure. */
export function swapIn(built: string, target: string): void {
  const previous = sibling(target, 'previous', process.pid);
  const had = existsSync(target);
  if (had) renameSync(target, previous);
  try {
    renameSync(built, target);
  } catch (error) {
    if (had) renameSync(previous, target);
    throw error;
  }
  rmSync(previous, { recursive: true, force: true });
}
