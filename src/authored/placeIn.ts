import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Place } from '../schemas/contentProblem.ts';

/** Line and column (1-based) of a field of a YAML file of content/. What reads YAML is loaded here: it is slow, and seldom needed. */
export async function placeIn(folder: string, file: string, path: readonly (string | number)[]): Promise<Place> {
  const { placesIn } = await import('../schemas/yamlFile.ts');
  return placesIn(readFileSync(join(folder, file), 'utf8'))([...path]);
}
