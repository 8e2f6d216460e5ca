import type { Place } from '../schemas/contentProblem.ts';
import { lineAndColumn } from '../authored/lineAndColumn.ts';

/** A value in quotation marks, and a text inside of braces. */
const QUOTED = /"[^"]*"|'[^']*'/y;
const TEXT = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`|\/\*[\s\S]*?\*\//y;

/** Where in its tag, which begins at `start`, a property stands, of several of one name the second; the tag's own place where it is not found. */
export function propPlace(source: string, start: Place, prop: string): Place {
  const begin = offsetOf(source, start);
  const places = [...propsFrom(source, begin)].filter(({ name }) => name === prop);
  const found = places[1] ?? places[0];
  return found === undefined ? start : lineAndColumn(source, found.offset);
}

const offsetOf = (source: string, { line, column }: Place) =>
  source.split('\n', line - 1).reduce((sum, one) => sum + one.length + 1, 0) + column - 1;

/** The properties of the tag that begins at an offset, in their order; no more of them where one is not written as it should be. */
function* propsFrom(source: string, begin: number): Generator<{ readonly name: string; readonly offset: number }> {
  const name = /\s+([^\s=<>{}/"']+)/y;
  let offset = begin + /^<[^\s<>{}/"'=]*/.exec(source.slice(begin, begin + 80))![0].length;
  for (;;) {
    name.lastIndex = offset;
    const found = name.exec(source);
    if (found === null) return;
    yield { name: found[1]!, offset: found.index + found[0].length - found[1]!.length };
    offset = found.index + found[0].length;
    if (source[offset] !== '=') continue;
    const end = endOfValue(source, offset + 1);
    if (end === undefined) return;
    offset = end;
  }
}

/** Where a value that begins at an offset ends; undefined where it does not. */
function endOfValue(source: string, begin: number): number | undefined {
  if (source[begin] !== '{') return endOf(QUOTED, source, begin);
  let depth = 0;
  for (let i = begin; i < source.length; i += 1) {
    i = endOf(TEXT, source, i) ?? i;
    if (source[i] === '{') depth += 1;
    if (source[i] === '}') depth -= 1;
    if (depth === 0) return i + 1;
  }
  return undefined;
}

function endOf(pattern: RegExp, source: string, begin: number): number | undefined {
  pattern.lastIndex = begin;
  return pattern.test(source) ? pattern.lastIndex : undefined;
}
