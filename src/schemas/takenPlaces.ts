import { contentName } from './contentName.ts';
import type { ContentProblem } from './contentProblem.ts';
import type { ReadFile } from './yamlFile.ts';

/** What is wrong with files that want one place (`order`) of a list; the next that is free is offered. A file copied whole, name and all, is told by its name. */
export function takenPlaces(
  files: readonly ReadFile<{ readonly order: number; readonly id?: string }>[],
): ContentProblem[] {
  const taken = new Set(files.map(({ value }) => value?.order));
  const seen = new Map<number, (typeof files)[number]>();
  return files.flatMap((read) => {
    const order = read.value?.order;
    if (order === undefined) return [];
    const first = seen.get(order);
    if (!first) {
      seen.set(order, read);
      return [];
    }
    if (read.value?.id !== undefined && read.value.id === first.value?.id) return [];
    let next = order + 1;
    while (taken.has(next)) next += 1;
    const message = `место order: ${order} уже занято: ${contentName()}/${first.file}:${first.place(['order']).line}; дайте другое, следующее свободное — ${next}`;
    return [{ file: read.file, ...read.place(['order']), message }];
  });
}
