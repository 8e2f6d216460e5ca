import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** Results of an analysis by the hash of all that it reads: a file each, under a checksum of its own. */
export interface Remembered {
  readonly json: string;
  /** found: as it was kept; made: nothing was kept; mended: what was kept was not whole, and was made anew. */
  readonly how: 'found' | 'made' | 'mended';
}

/** Results of so many different inputs are kept, those used last. */
const KEPT = 8;
const ENTRY = /^[0-9a-f]{64}\.json$/;

/**
 * The results kept under the key, else those that `make` makes, which are then kept. A file that is cut short or
 * changed by a byte is not believed. A new one is written aside and renamed, so any number of builds may use one folder at once.
 */
export async function remembered(folder: string, key: string, make: () => Promise<string>): Promise<Remembered> {
  const file = join(folder, `${key}.json`);
  const kept = readKept(file);
  if (kept.json !== null) {
    touch(file);
    return { json: kept.json, how: 'found' };
  }
  const json = await make();
  keep(folder, file, json);
  return { json, how: kept.exists ? 'mended' : 'made' };
}

/** First line: SHA-256 of the rest. */
function readKept(file: string): { readonly json: string | null; readonly exists: boolean } {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    if (isOfDisk(error)) return { json: null, exists: false };
    throw error;
  }
  const end = bytes.indexOf(10);
  const body = bytes.subarray(end + 1);
  const whole = end > 0 && bytes.toString('latin1', 0, end) === checksum(body);
  return { json: whole ? body.toString('utf8') : null, exists: true };
}

/** A disk that is full or read-only costs time, not the report: then nothing is kept. */
function keep(folder: string, file: string, json: string): void {
  const aside = `${file}.${process.pid}-${randomBytes(3).toString('hex')}`;
  try {
    mkdirSync(folder, { recursive: true });
    const body = Buffer.from(json);
    writeFileSync(aside, Buffer.concat([Buffer.from(`${checksum(body)}\n`), body]), { mode: 0o600 });
    renameSync(aside, file);
    forget(folder);
  } catch (error) {
    if (!isOfDisk(error)) throw error;
    if (existsSync(aside)) rmSync(aside, { force: true });
  }
}

/** Removes all but the entries used last, and what killed builds left half written an hour ago. */
function forget(folder: string): void {
  const files = readdirSync(folder).flatMap((name) => {
    const about = statSync(join(folder, name), { throwIfNoEntry: false });
    return about?.isFile() ? [{ name, used: about.mtimeMs }] : [];
  });
  const entries = files.filter(({ name }) => ENTRY.test(name)).sort((a, b) => b.used - a.used);
  const newest = entries[0]?.used ?? 0;
  const halves = files.filter(({ name, used }) => !ENTRY.test(name) && used < newest - 3_600_000);
  for (const { name } of [...entries.slice(KEPT), ...halves]) rmSync(join(folder, name), { force: true });
}

function touch(file: string): void {
  try {
    const now = new Date();
    utimesSync(file, now, now);
  } catch (error) {
    // Another build has just forgotten it, or the disk is read-only.
    if (!isOfDisk(error)) throw error;
  }
}

const checksum = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const isOfDisk = (error: unknown) => (error as NodeJS.ErrnoException).syscall !== undefined;
