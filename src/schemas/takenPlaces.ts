import { contentName } from './contentName.ts';
import type { ContentProblem } from './contentProblem.ts';
import type { ReadFile } from './yamlFile.ts';

/** What is wrong with files that want one place (`order`) of a list; `next`: the place to offer. */
export function takenPlaces(files: readonly ReadFile<{ readonly order: number }>[], next: number): ContentProblem[] {
  const seen = new Map<number, ReadFile<unknown>>();
  return files.flatMap((read) => {
    const order = read.value?.order;
    if (order === undefined) return [];
    const first = seen.get(order);
    if (!first) {
      seen.set(order, read);
      return [];
    }
    const message = `место order: ${order} уже занято: ${contentName()}/${first.file}:${first.place(['order']).line}; дайте другое, следующее свободное — ${next}`;
    return [{ file: read.file, ...read.place(['order']), message }];
  });
}
