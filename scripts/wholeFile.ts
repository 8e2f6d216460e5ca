import { mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes a file whole or not at all, with the folders that lead to it: whoever looks, at any moment, finds the old one or the
 * new one. A link stays, and what it leads to is replaced; a device or a pipe is written to as it stands.
 */
export function writeWhole(path: string, bytes: string | Uint8Array): void {
  const about = statSync(path, { throwIfNoEntry: false });
  if (about !== undefined && !about.isFile()) return writeFileSync(path, bytes);
  mkdirSync(dirname(path), { recursive: true });
  const file = about === undefined ? path : realpathSync(path);
  const beside = `${file}.writing-${process.pid}`;
  try {
    writeFileSync(beside, bytes);
    renameSync(beside, file);
  } finally {
    rmSync(beside, { force: true });
  }
}
