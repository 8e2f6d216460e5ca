import { createRequire } from 'node:module';
import type * as reading from './contentFiles.ts';
import { schema as shippedSchema } from './dataset/index.ts';
import type { DataSchema } from './dataset/schema.ts';
import { edition } from './edition.ts';

const shelf = new Map<DataSchema, { readonly edition: number; readonly files: reading.ContentFiles }>();

/** Puts here the content files of this edition, as they were read elsewhere. */
export const takeFiles = (files: reading.ContentFiles, schema: DataSchema = shippedSchema): void =>
  void shelf.set(schema, { edition: edition(), files });

/** The content files of this edition: those that were put here, else read once. */
export function filesOf(schema: DataSchema): reading.ContentFiles {
  const known = shelf.get(schema);
  if (known?.edition === edition()) return known.files;
  // A build puts them here, and then nothing that reads YAML is loaded.
  const { readContentFiles } = createRequire(import.meta.url)('./contentFiles.ts') as typeof reading;
  const files = readContentFiles(schema);
  takeFiles(files, schema);
  return files;
}
