import { contentName } from './contentName.ts';
import type { ContentProblem } from './contentProblem.ts';
import type { ReadFile } from './yamlFile.ts';

/** Two files of one title: in lists, charts and the contents nobody could tell one from the other. Capitals are no difference; a file copied whole, name and all, is told by its name. */
export function repeatedTitles<T extends { readonly title: string; readonly id?: string }>(
  files: readonly ReadFile<T>[],
): ContentProblem[] {
  const seen = new Map<string, ReadFile<T>>();
  return files.flatMap((read) => {
    if (read.value === null) return [];
    const { title, id } = read.value;
    const first = seen.get(title.toLowerCase());
    if (first === undefined) {
      seen.set(title.toLowerCase(), read);
      return [];
    }
    if (id !== undefined && first.value!.id === id) return [];
    const { line, column } = first.place(['title']);
    const message = `заголовок «${title}» уже есть: ${contentName()}/${first.file}:${line}:${column}; измените один из них, иначе их не различить`;
    return [{ file: read.file, ...read.place(['title']), message }];
  });
}
