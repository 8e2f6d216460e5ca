import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { literal } from '../src/literal.ts';
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

function isLink(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  } catch {
    // A part of the path is a file: making the folder tells so.
    return false;
  }
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
  const name = literal(basename(target));
  const pattern = new RegExp(`^\\.${name}\\.(building|previous)-(\\d+)-`);
  for (const entry of readdirSync(dirname(target))) {
    const match = pattern.exec(entry);
    if (!match || isAlive(Number(match[2]))) continue;
    const path = join(dirname(target), entry);
    if (match[1] === 'previous' && !existsSync(target)) renameSync(path, target);
    else {
      // Renamed first: an exchange that the dead one still had under way finds nothing to exchange.
      const dead = path.endsWith('.dead') ? path : `${path}.dead`;
      if (dead !== path) renameSync(path, dead);
      discard(dead);
    }
  }
}

/** Removes what nobody needs any more. Where it cannot (files of another user), says so: the site itself is whole. */
export function discard(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    console.error(`Не убрана папка ${folder}: она больше не нужна, удалите её сами.`);
  }
}

/** Another process of this number lives; a folder of our own number is of one that died before us. */
function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return !isAwaited(pid);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** It has ended, and its number is kept until somebody asks how: in a container often nobody ever does. */
function isAwaited(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.startsWith('Z');
  } catch {
    // Not Linux, or nobody waits any more.
    return false;
  }
}

/**
 * Puts the finished folder in the target's place. Whoever looks, at any moment, finds the old site or the new one, whole; only
 * where the machine cannot exchange folders there is an instant without either. The old site is then where the new one was,
 * for the caller to discard with its work folder, or gone. The new folder is open to whom the old one was. Throws, and leaves the
 * old site, on failure.
 */
export function swapIn(built: string, target: string, exchanged = exchange): void {
  if (!existsSync(target)) return renameSync(built, target);
  openAs(target, built);
  if (!exchanged(built, target)) swapByRenames(built, target);
}

/** Gives the new folder the mode and group of the old, and its owner where this user is root: a site that was closed to others stays so. */
function openAs(target: string, built: string): void {
  const [old, own] = [statSync(target), statSync(built)];
  const uid = process.getuid?.() === 0 ? old.uid : own.uid;
  if (uid !== own.uid || old.gid !== own.gid) {
    try {
      chownSync(built, uid, old.gid);
    } catch {
      const ofGroup = (old.mode >> 3) & 7;
      if (ofGroup !== (old.mode & 7))
        throw new Error(
          `Папка ${target} открыта группе ${old.gid} и не всем, а дать новой папке эту группу нельзя: добавьте в неё того, кто запускает сборку.`,
        );
    }
  }
  // Another owner or group may have cleared a bit.
  if (statSync(built).mode !== old.mode) chmodSync(built, old.mode & 0o7777);
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
  discard(previous);
}
