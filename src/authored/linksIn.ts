import type { Place } from '../schemas/contentProblem.ts';
import { lineAndColumn } from './lineAndColumn.ts';

const ADDRESS = String.raw`(?:[^()\s<>]|\([^()\s<>]*\))+`;
const TITLE = String.raw`\s+(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\((?:\\.|[^()\\])*\))`;
/**
 * A link that an author writes: `[words](address)`, `[name]: address` on a line of its own (in a list or a quotation too) or `href="address"`,
 * outside of comments and code. Other words after `[name]: ` make it a sentence, a comma an array of a condition.
 */
const written = new RegExp(
  [
    String.raw`\]\(\s*(?:<(?<bracketed>[^<>\n]+)>|(?<inline>${ADDRESS}))(?:${TITLE})?\s*\)`,
    String.raw`^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?\[(?!\^)[^\]\n]+\]:[ \t]*(?:<(?<angled>[^<>\n]+)>|(?<named>[^\s<>]*[^\s<>,]))(?=(?:${TITLE})?[ \t]*$)`,
    String.raw`\bhref=\{?\s*(?<quote>["'])(?<attribute>[^"']+)\k<quote>`,
  ].join('|'),
  'gm',
);
const silent = /!\[[^\]]*\]\([^)]*\)|\{\/\*[\s\S]*?\*\/\}|^[ \t]*(```|~~~)[\s\S]*?^[ \t]*\1|`[^`\n]*`/gm;

/** Where a text has a link, and its address. */
export function linksIn(text: string): (Place & { readonly address: string })[] {
  // What is left out keeps its length, so that places stay.
  const told = text.replace(silent, (whole) => whole.replace(/[^\n]/g, ' '));
  return [...told.matchAll(written)].map(({ 0: whole, index, groups }) => {
    const { bracketed, inline, angled, named, attribute } = groups!;
    const address = (bracketed ?? inline ?? angled ?? named ?? attribute)!;
    return { address, ...lineAndColumn(told, index + whole.indexOf(address)) };
  });
}
