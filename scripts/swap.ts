import { randomBytes } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { exchange } from './exchange.ts';

/**
 * Publishing in one step: a site is built in a folder beside its target and changes places with it when it is whole. The
 * folders of a dead build are `.NAME.building-PID-…` (unfinished, or the old site after the exchange) and, where the machine
 * cannot exchange, `.NAME.previous-PID-…` (the old site, set aside between two renames).
 */
const sibling = (target: string, role: 'building' | 'previous') =>
  join(dirname(target), `.${basename(target)}.${role}-${process.pid}-`);

/** The folder that a link names, so that the link stays and what it leads to is exchanged; else the path itself. */
export function folderOf(path: string): string {
  if (!isLink(path)) return path;
  return folderOf(resolve(dirname(path), readlinkSync(path)));
}

const isLink = (path: string) => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;

/** Why a site must not be put in this place: it is a file, or a folder with more than a site in it. Null where it may. */
export function unfit(target: string, kept: readonly string[]): string | null {
  if (existsSync(target) && !lstatSync(target).isDirectory()) return 'на этом месте лежит файл, а не папка';
  const inside = kept.find((path) => path === target || path.startsWith(`${target.replace(/\/$/, '')}/`));
  return inside === undefined ? null : `в этой папке лежит ${inside}, а сайт заменяет папку целиком`;
}

/** A new empty folder beside the target, in which this process builds. No other build has the same. */
export function workFolder(target: string): string {
  mkdirSync(dirname(target), { recursive: true });
  return mkdtempSync(sibling(target, 'building'));
}

/** Moves a folder to a path where nothing is, also to another disk. */
export function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    mkdirSync(to);
    for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
      const copy = join(to, relative(from, entry.parentPath), entry.name);
      mkdirSync(dirname(copy), { recursive: true });
      if (entry.isFile()) copyFileSync(join(entry.parentPath, entry.name), copy);
    }
  }
}

/**
 * Clears what dead builds left beside the target, and puts the old site back where one died between two
 * renames. Folders of other processes that live are left alone.
 */
export function recover(target: string): void {
  if (!existsSync(dirname(target))) return;
  const name = basename(target).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(`^\\.${name}\\.(building|previous)-(\\d+)-`);
  for (const entry of readdirSync(dirname(target))) {
    const match = pattern.exec(entry);
    if (!match || isAlive(Number(match[2]))) continue;
    const path = join(dirname(target), entry);
    if (match[1] === 'previous' && !existsSync(target)) renameSync(path, target);
    else {
      // Renamed first: an exchange that the dead one still had under way finds nothing to exchange.
      renameSync(path, `${path}.dead`);
      rmSync(`${path}.dead`, { recursive: true, force: true });
    }
  }
}

/** Another process of this number lives; a folder of our own number is of one that died before us. */
function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Puts the finished folder in the target's place. Whoever looks, at any moment, finds the old site or the new one, whole; only
 * where the machine cannot exchange folders there is an instant without either. The old site is gone after it. Throws, and
 * leaves the old site, on failure.
 */
export function swapIn(built: string, target: string, exchanged = exchange): void {
  if (!existsSync(target)) renameSync(built, target);
  else if (exchanged(built, target)) rmSync(built, { recursive: true, force: true });
  else swapByRenames(built, target);
}

function swapByRenames(built: string, target: string): void {
  const previous = sibling(target, 'previous') + randomBytes(3).toString('hex');
  renameSync(target, previous);
  try {
    renameSync(built, target);
  } catch (error) {
    renameSync(previous, target);
    throw error;
  }
  rmSync(previous, { recursive: true, force: true });
}
