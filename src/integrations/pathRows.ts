import { valueText } from '../components/valueText.ts';
import { codeWords } from '../components/codeWords.ts';
import { joinPath, namesIn, splitPath, step } from '../paths/resolve.ts';

/** A path of the results that a <Value> can print, its words now, and the tag to paste. */
export interface PathRow {
  readonly path: string;
  /** «не вычислено» for a figure that is null. */
  readonly value: string;
  readonly tag: string;
}

/** Every figure, word and interval of the results by its path, in their order. */
export function pathRows(results: object): PathRow[] {
  const rows: PathRow[] = [];
  const walk = (value: unknown, steps: readonly string[]): void => {
    if (value === null || typeof value !== 'object' || isInterval(value)) {
      rows.push(row(results, joinPath(steps), value));
      return;
    }
    for (const name of namesIn(value)) walk(step(value, name), [...steps, name]);
  };
  walk(results, []);
  return rows;
}

const isInterval = (value: object) =>
  Array.isArray(value) && value.length === 2 && value.every((end) => typeof end === 'number');

function row(results: object, path: string, value: unknown): PathRow {
  const quoted = path.includes('"') ? `'${path}'` : `"${path}"`;
  if (typeof value === 'boolean') {
    const tag = `<Claim holds=${quoted} otherwise="…">…</Claim>`;
    return { path, value: codeWords('', value), tag };
  }
  const tag = `<Value of=${quoted} ${value === null ? 'otherwise="неизвестно" ' : ''}/>`;
  if (value === null) return { path, value: codeWords(splitPath(path).at(-1)!, value), tag };
  return { path, value: valueText(results, { of: path, at: path }), tag };
}
