import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import type { Accepted, AcceptedCount, Problem } from './problems.ts';
import { problemList } from './problems.ts';
import type { BodyReader } from './bodyReader.ts';
import { acceptsEmpty } from './cell.ts';
import { textDecoder } from './decode.ts';
import { dialectSentence } from './dialect.ts';
import { pieceReader, type PieceReader } from './pieces.ts';
import { tableReader } from './reader.ts';
import { piecesAhead } from './scanThreads.ts';
import { Refusal } from './refusal.ts';
import { columnNamed, type DataSchema } from './schema.ts';
import { checkSchema } from './schemaFaults.ts';
import type { ByteSource } from './source.ts';
import { byteSource, fileSource, gunzipped, isGzip } from './source.ts';
import type { Table } from './table.ts';

/** What was read, in figures and one line; of a refused file what is known of it. */
export interface ReadFacts {
  /** The file's name without its folder. */
  readonly file: string;
  /** Of the file's bytes as they lie on the disk; empty where the file was not read to its end. */
  readonly sha256: string;
  readonly rows: number;
  /** «UTF-8, разделитель — запятая, строки LF, в числах точка». */
  readonly dialect: string;
  /** Empty cells by the schema's column name. */
  readonly missing: Readonly<Record<string, number>>;
  /** Columns of the file that the schema does not know. */
  readonly extraColumns: readonly string[];
  /** Decisions of data/accepted.yaml that were used, with how many cells or rows each let through. */
  readonly accepted: readonly AcceptedCount[];
}

export interface ReadResult {
  /** Null where the file is refused: at least one problem is an error. */
  readonly table: Table | null;
  /** In the order of the file; of each code the first 20. */
  readonly problems: readonly Problem[];
  /** Problems of each code, all of them. */
  readonly counts: Readonly<Record<string, number>>;
  readonly facts: ReadFacts;
}

export interface ReadOptions {
  /** Decisions of data/accepted.yaml. Default: none. */
  readonly accepted?: readonly Accepted[];
  /** The name shown for bytes that are no file. Default: data.csv. */
  readonly name?: string;
  /** Bytes taken at a time from an array. Default 1 MiB. */
  readonly piece?: number;
  /** Told after each piece: bytes taken, bytes in all (undefined where unknown), rows read. */
  readonly told?: (taken: number, size: number | undefined, rows: number) => void;
  /** False: every row is parsed as text with d3-dsv, the reference that the byte scanner is held to. Default true. */
  readonly scan?: boolean;
  /** Threads that scan beside this one, 0 for none. Default, for a file of 128 MiB and more: one for each other processor, two at most. */
  readonly threads?: number;
}

/** A smaller file is read before other threads have warmed up. */
const WORTH_THREADS = 128 * 1024 * 1024;

/** Reads a file of clients by its schema. Never throws for what is wrong with the file, that is in `problems`; throws where the schema is unfit. */
export async function readTable(file: string, schema: DataSchema, options: ReadOptions = {}): Promise<ReadResult> {
  return readSource(() => fileSource(file), basename(file), schema, options);
}

/** The same of bytes in memory or as they come. */
export async function readBytes(
  bytes: Uint8Array | AsyncIterable<Uint8Array>,
  schema: DataSchema,
  options: ReadOptions = {},
): Promise<ReadResult> {
  return readSource(async () => byteSource(bytes, options.piece), options.name ?? 'data.csv', schema, options);
}

async function readSource(
  open: () => Promise<ByteSource>,
  file: string,
  schema: DataSchema,
  { accepted = [], scan = true, threads, told }: ReadOptions,
): Promise<ReadResult> {
  checkSchema(schema);
  const problems = problemList(accepted, (decided, header) => {
    const column = columnNamed(schema, decided);
    return column !== undefined && column === columnNamed(schema, header);
  });
  const reader = tableReader(schema, accepted, problems);
  const decoder = textDecoder(words(schema), reader.line);
  let table: Table | null = null;
  let sha256 = '';
  let gzip = false;
  let pieces: PieceReader | undefined;
  try {
    const source = await open();
    const most = threads ?? usualThreads(source.size);
    const [head, bytes] = await peek(source.pieces(piecesAhead(most)));
    gzip = isGzip(head);
    const size = gzip ? undefined : source.size;
    pieces = pieceReader(reader, decoder, { scan, size, threads: threads ?? (gzip ? 0 : most) });
    let taken = 0;
    for await (const piece of gzip ? gunzipped(bytes) : bytes) {
      await pieces.push(piece);
      taken += piece.length;
      told?.(taken, size, reader.body()?.rows() ?? 0);
    }
    await pieces.end();
    table = reader.end();
    sha256 = source.sha256();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    problems.add(error.problem);
  } finally {
    await pieces?.close();
  }
  const body = reader.body();
  const kept = [...problems.kept].sort((a, b) => (a.line ?? Infinity) - (b.line ?? Infinity) || 0);
  return {
    table: problems.errors === 0 ? table : null,
    problems: kept,
    counts: Object.fromEntries(kept.map(({ code }) => [code, problems.counts[code]!])),
    facts: {
      file,
      sha256,
      rows: body?.rows() ?? 0,
      dialect: body ? dialectSentence({ ...decoder.facts, gzip, commas: body.commas() }, body.dialect) : 'не распознан',
      missing: body?.missing() ?? {},
      extraColumns: body?.layout.extra ?? [],
      accepted: [...(body ? acceptedEmpties(body, accepted) : []), ...problems.accepted],
    },
  };
}

/** Decisions that let empty cells through in columns of which the schema does not say what such a cell means. */
function acceptedEmpties({ layout, missing }: BodyReader, accepted: readonly Accepted[]): AcceptedCount[] {
  const empty = missing();
  return layout.places.flatMap(({ schema: column, header }) => {
    const decision = column.missing === undefined ? acceptsEmpty(column, header, accepted) : undefined;
    const n = empty[column.name]!;
    return decision && n > 0 ? [{ ...decision, n }] : [];
  });
}

/** With more threads than processors each would wait for the others. */
const usualThreads = (size = 0) => (size >= WORTH_THREADS ? Math.min(2, availableParallelism() - 1) : 0);

/** Words by which an encoding is known: the levels and the headers. */
const words = (schema: DataSchema) => schema.columns.flatMap((column) => [...(column.levels ?? []), column.header]);

/** The first bytes (at least two, where there are so many) and all of them. */
async function peek(bytes: AsyncIterable<Uint8Array>): Promise<[Uint8Array, AsyncIterable<Uint8Array>]> {
  const iterator = bytes[Symbol.asyncIterator]();
  let head: Uint8Array = new Uint8Array(0);
  while (head.length < 2) {
    const next = await iterator.next();
    if (next.done) break;
    head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
  }
  async function* all() {
    try {
      yield head;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  }
  return [head, all()];
}
