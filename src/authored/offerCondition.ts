import { contentName } from '../schemas/contentName.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentFolder } from './contentFolder.ts';
import { joinPath, resolve, splitPath } from '../paths/resolve.ts';
import { notShareComplaint } from '../paths/shareName.ts';
import { comparisons } from '../schemas/operators.ts';
import type { ResultCondition } from '../schemas/recommendation.ts';

/**
 * Whether a condition of an offer is true of the results; one with a figure that could not be computed is not. `segment` names the
 * offer's file. Throws, with the place in that file, on a path that leads to no number.
 */
export function holdsOf(results: object, condition: ResultCondition, segment: string): boolean {
  const name = comparisons.find((candidate) => condition[candidate] !== undefined)!;
  const bound = condition[name]!;
  const left = figure(results, condition.path, segment);
  const right = typeof bound === 'number' ? bound : figure(results, bound, segment);
  const wrong =
    typeof bound === 'number' && isEndOfRate(results, condition.path) && notShareComplaint(condition.path, bound);
  if (wrong) throw new Error(`${placeIn(segment, condition.path)}: ${wrong}.`);
  if (left === null || right === null) return false;
  return { above: left > right, atLeast: left >= right, below: left < right, atMost: left <= right }[name];
}

/** Is it an end of the interval of a group's rate, which is a share? */
function isEndOfRate(results: object, path: string): boolean {
  const steps = splitPath(path);
  if (steps.at(-2) !== 'ci') return false;
  const group = resolve(results, joinPath(steps.slice(0, -2)));
  return typeof group === 'object' && group !== null && 'rate' in group;
}

/** The number at a path of the results, or null where it was not computed. */
function figure(results: object, path: string, segment: string): number | null {
  let value: unknown;
  try {
    value = resolve(results, path);
  } catch {
    return resolve(results, path, placeIn(segment, path)) as never;
  }
  if (value === null || typeof value === 'number') return value;
  throw new Error(`${placeIn(segment, path)}: «${path}» — не число, а сравнить можно только числа.`);
}

/** Where a path stands in the file of an offer. */
function placeIn(segment: string, path: string): string {
  const lines = readFileSync(join(contentFolder(), 'recommendations', `${segment}.yaml`), 'utf8').split('\n');
  const line = lines.findIndex((one) => one.includes(`: ${path}`));
  const column = line === -1 ? 1 : lines[line]!.indexOf(`: ${path}`) + 3;
  return `${contentName()}/recommendations/${segment}.yaml:${Math.max(1, line + 1)}:${column}`;
}
