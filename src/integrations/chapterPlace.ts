import { fileURLToPath } from 'node:url';
import type { Position } from 'satteri';
import { shownFile } from './fault.ts';

/** What the parser tells of the chapter that it reads. */
export interface Context {
  readonly fileURL: URL | undefined;
  readonly source: string;
  readonly data: object;
}

const fileName = (url: URL | undefined) => (url ? shownFile(fileURLToPath(url)) : 'глава.mdx');

/** «file:line:column» of a node. */
export const placeOf = ({ position }: { readonly position?: Position | undefined }, { fileURL }: Context) =>
  `${fileName(fileURL)}:${position?.start.line ?? 1}:${position?.start.column ?? 1}`;
