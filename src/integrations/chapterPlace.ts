import { fileURLToPath } from 'node:url';
import type { MdxJsxFlowElement, MdxJsxTextElement, Position } from 'satteri';
import { shownFile } from './fault.ts';
import { propPlace } from './propPlace.ts';

/** What the parser tells of the chapter that it reads. */
export interface Context {
  readonly fileURL: URL | undefined;
  readonly source: string;
  readonly data: object;
  readonly parent: (node: MdxJsxFlowElement | MdxJsxTextElement) => object | undefined;
}

/** A part of a chapter, and where in its file it stands. */
export interface Placed {
  readonly position?: Position | undefined;
}

const fileName = (url: URL | undefined) => (url ? shownFile(fileURLToPath(url)) : 'глава.mdx');

/** «file:line:column» of a node. */
export const placeOf = ({ position }: Placed, { fileURL }: Context) =>
  `${fileName(fileURL)}:${position?.start.line ?? 1}:${position?.start.column ?? 1}`;

/** The same of a property of a tag, of several of one name of the second. */
export function placeOfProp({ position }: Placed, prop: string, { fileURL, source }: Context): string {
  const { line, column } = propPlace(source, position?.start ?? { line: 1, column: 1 }, prop);
  return `${fileName(fileURL)}:${line}:${column}`;
}
