import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scaffolds, type Kind } from './scaffolds.ts';
import { readChapters } from '../src/chapterFiles.ts';
import { ContentError, contentFolder, readContentFiles } from '../src/contentFiles.ts';
import { schema } from '../src/dataset/index.ts';
import { id as idSchema } from '../src/schemas/text.ts';

// npm run new:chapter -- ID "Заголовок": a valid file to begin with, in the last place. Exit code 1 where it cannot be made.
const [kind, id = '', title] = process.argv.slice(2);
try {
  console.log(newFile(kind as Kind, id, title));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

/** Writes the file and says what comes next. Throws an Error with a Russian sentence where the id will not do. */
function newFile(kind: Kind, id: string, title: string | undefined): string {
  const made = scaffolds[kind];
  const call = `npm run new:${kind} -- ${made.example}`;
  if (id === '') throw new Error(`Назовите имя: ${call}`);
  const parsed = idSchema.safeParse(id);
  if (!parsed.success) throw new Error(`Имя «${id}» не годится: ${parsed.error.issues[0]!.message}. Пример: ${call}`);
  const folder = contentFolder();
  const name = `${made.room}/${id}.${kind === 'chapter' ? 'mdx' : 'yaml'}`;
  if (existsSync(join(folder, name))) throw new Error(`Имя «${id}» уже занято: src/content/${name}. Дайте другое.`);
  const content = contentNow(folder);
  const given = { id, title: title?.trim() || made.title, content, schema, chapters: readChapters(folder) };
  writeFileSync(join(folder, name), made.text(given));
  return `Создан src/content/${name}. Дальше: ${made.next}`;
}

function contentNow(folder: string) {
  try {
    return readContentFiles(schema, folder);
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    throw new Error(`Сначала исправьте то, что уже есть:\n${error.message}`, { cause: error });
  }
}
