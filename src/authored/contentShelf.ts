import { createRequire } from 'node:module';
import type * as reading from './contentFiles.ts';
import { schema } from '../dataset/index.ts';
import { edition } from '../edition.ts';

let shelf: { readonly edition: number; readonly files: reading.ContentFiles } | undefined;

/** Puts here the content files of this edition, as they were read elsewhere. */
export const takeFiles = (files: reading.ContentFiles): void => {
  shelf = { edition: edition(), files };
};

/** The content files of this edition: those that were put here, else read once. */
export function filesOf(): reading.ContentFiles {
  if (shelf?.edition === edition()) return shelf.files;
  // A build puts them here, and then nothing that reads YAML is loaded.
  const { readContentFiles } = createRequire(import.meta.url)('./contentFiles.ts') as typeof reading;
  const files = readContentFiles(schema);
  takeFiles(files);
  return files;
}
