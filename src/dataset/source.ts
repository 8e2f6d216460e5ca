import { createHash } from 'node:crypto';
import { constants, open, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { Readable, pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { refuse } from './refusal.ts';

/** Bytes in pieces, and the SHA-256 of all of them once the last piece was taken. */
export interface ByteSource {
  /** To be asked for once. A piece is good until so many more were asked for, at least one. */
  readonly pieces: (good: number) => AsyncIterable<Uint8Array>;
  readonly sha256: () => string;
  /** Bytes in all, where known beforehand. */
  readonly size: number | undefined;
}

/** Pieces of a file: 1 MiB. */
const PIECE = 1024 * 1024;

/** Any bytes as a source: an array is cut into pieces, so that tests can try every boundary. */
export function byteSource(input: Uint8Array | AsyncIterable<Uint8Array>, piece = PIECE): ByteSource {
  return input instanceof Uint8Array ? hashed(() => cut(input, piece), input.length) : hashed(() => input, undefined);
}

/**
 * The bytes of a file. Throws a Refusal for a path that is absent, forbidden or no file, and where the file
 * changed while it was read: half of the old one and half of the new one is no data.
 */
export async function fileSource(file: string): Promise<ByteSource> {
  // Without waiting: a named pipe that nobody writes to would hold a build for ever.
  const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK).catch((error: NodeJS.ErrnoException) =>
    refuseToOpen(error),
  );
  const before = await handle.stat({ bigint: true });
  if (!before.isFile()) {
    await handle.close();
    if (before.isDirectory()) refuse('directory', 'Это папка, а не файл.', 'Укажите файл CSV внутри неё.');
    refuse('notFile', 'Это не обычный файл, а устройство или канал.', 'Сохраните данные в файл и укажите его.');
  }
  return hashed((good) => piecesOf(handle, file, before, good), Number(before.size));
}

function refuseToOpen(error: NodeJS.ErrnoException): never {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
    refuse('noFile', 'Такого файла нет.', 'Проверьте путь в --data или в переменной REPORT_DATA.');
  if (error.code === 'EACCES' || error.code === 'EPERM')
    refuse('noPermission', 'Нет права читать этот файл.', 'Дайте право чтения тому, кто запускает сборку.');
  refuse('unreadable', `Файл не открывается (${error.code ?? error.message}).`, 'Проверьте путь и диск.');
}

/** The next piece is read while the last one is used: buffers take turns. Other threads may look into them. */
async function* piecesOf(handle: FileHandle, file: string, before: Awaited<ReturnType<typeof statOf>>, good: number) {
  const buffers: Uint8Array[] = [];
  const read = async (turn: number) => {
    const buffer = (buffers[turn % (good + 1)] ??= new Uint8Array(new SharedArrayBuffer(PIECE)));
    return buffer.subarray(0, await fill(buffer, handle));
  };
  let turn = 0;
  let ahead = read(turn);
  try {
    let total = 0n;
    for (;;) {
      const piece = await ahead.catch((error: NodeJS.ErrnoException) =>
        refuse('unreadable', `Файл не дочитан (${error.code ?? error.message}).`, 'Проверьте диск и повторите.'),
      );
      if (piece.length === 0) break;
      total += BigInt(piece.length);
      ahead = read(++turn);
      // Told when its turn comes.
      ahead.catch(() => {});
      yield piece;
    }
    const after = await handle.stat({ bigint: true });
    const named = await statOf(file).catch(() => null);
    const still =
      total === before.size &&
      after.size === before.size &&
      after.mtimeNs === before.mtimeNs &&
      named !== null &&
      named.ino === before.ino &&
      named.dev === before.dev;
    if (!still)
      refuse('fileChanged', 'Файл изменился, пока его читали.', 'Дождитесь конца выгрузки и запустите сборку снова.');
  } finally {
    await ahead.catch(() => {});
    await handle.close();
  }
}

/** Fills a buffer from where the file was left; how many bytes there were: all of it but at the end, also on a disk that gives small parts. */
export async function fill(buffer: Uint8Array, handle: Pick<FileHandle, 'read'>): Promise<number> {
  let n = 0;
  while (n < buffer.length) {
    const { bytesRead } = await handle.read(buffer, n, buffer.length - n, null);
    if (bytesRead === 0) break;
    n += bytesRead;
  }
  return n;
}

const statOf = (file: string) => stat(file, { bigint: true });

function* cut(bytes: Uint8Array, piece: number) {
  for (let start = 0; start < bytes.length; start += piece) yield bytes.subarray(start, start + piece);
}

function hashed(
  input: (good: number) => Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  size: number | undefined,
): ByteSource {
  const hash = createHash('sha256');
  let digest: string | undefined;
  async function* pieces(good: number) {
    for await (const piece of input(good)) {
      hash.update(piece);
      yield piece;
    }
  }
  return { pieces, sha256: () => (digest ??= hash.digest('hex')), size };
}

/** True where the bytes begin as gzip does. */
export const isGzip = (head: Uint8Array) => head[0] === 0x1f && head[1] === 0x8b;

/** Unpacks gzip as it comes; throws a Refusal where it ends too early or is damaged. */
export async function* gunzipped(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: 1024 * 1024 });
  pipeline(Readable.from(copies(bytes)), gunzip, () => {});
  try {
    yield* gunzip;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const again = 'Скопируйте архив заново или приложите файл без сжатия.';
    if (code === 'Z_BUF_ERROR') refuse('gzipTruncated', 'Архив gzip обрезан: его конца нет.', again);
    if (code?.startsWith('Z_')) refuse('gzipBroken', 'Архив gzip повреждён.', again);
    throw error;
  }
}

/** Pieces that stay good: a stream takes several before it uses the first. */
async function* copies(bytes: AsyncIterable<Uint8Array>) {
  for await (const piece of bytes) yield piece.slice();
}
