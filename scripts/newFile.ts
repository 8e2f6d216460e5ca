import { contentName } from '../src/schemas/contentName.ts';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { analysedOrTold } from './analysis.ts';
import { argumentsOrExit } from './argumentsOrExit.ts';
import { exitCode } from './exitCode.ts';
import { readOptions } from './options.ts';
import { scaffolds, type Kind } from './scaffolds.ts';
import { readChapters, unfitName } from '../src/authored/chapterFiles.ts';
import { readBegunContent } from '../src/authored/contentFiles.ts';
import { contentFolder } from '../src/authored/contentFolder.ts';
import { ContentError } from '../src/schemas/contentProblem.ts';
import { schema } from '../src/dataset/index.ts';
import { ruleWords } from '../src/ruleWords.ts';
import type { Rule } from '../src/schemas/rule.ts';
import { id as idSchema } from '../src/schemas/text.ts';

// npm run new:chapter -- ID "Заголовок": a valid file to begin with, in the last place. Exit code 1 where it cannot be made.
// npm run new:segment -- ID "Заголовок" --found valuable-1 [--data FILE]: with the rule of a segment that the search found.
try {
  const read = () =>
    parseArgs({ allowPositionals: true, options: { found: { type: 'string' }, data: { type: 'string' } } });
  const { positionals, values } = argumentsOrExit(read, '--found ИМЯ, --data FILE');
  const [kind, id = '', title, ...more] = positionals;
  if (more.length > 0)
    throw new Error(
      `Лишнее: ${more.join(' ')}. Заголовок из нескольких слов берут в кавычки: "${[title, ...more].join(' ')}"`,
    );
  const rule = values.found === undefined ? undefined : await foundRule(kind as Kind, values.found, values.data);
  if (rule !== null) console.log(newFile(kind as Kind, id, title, rule));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = exitCode.fault;
}

/** Writes the file and says what comes next. Throws an Error with a Russian sentence where the id will not do. */
function newFile(kind: Kind, id: string, title: string | undefined, rule: Rule | undefined): string {
  const made = scaffolds[kind];
  const call = `npm run new:${kind} -- ${made.example}`;
  if (id === '') throw new Error(`Назовите имя: ${call}`);
  const parsed = idSchema.safeParse(id);
  if (!parsed.success) throw new Error(`Имя «${id}» не годится: ${parsed.error.issues[0]!.message}. Пример: ${call}`);
  const unfit = kind === 'chapter' ? unfitName(id) : null;
  if (unfit !== null) throw new Error(`${unfit}. Пример: ${call}`);
  const folder = contentFolder();
  const [name, ...others] = (kind === 'chapter' ? ['mdx'] : ['yaml', 'yml']).map((end) => `${made.room}/${id}.${end}`);
  const taken = [name!, ...others].find((one) => existsSync(join(folder, one)));
  if (taken !== undefined) throw new Error(`Имя «${id}» уже занято: ${contentName()}/${taken}. Дайте другое.`);
  const content = contentNow(folder, 'Сначала исправьте то, что уже есть');
  const chapters = readChapters(folder);
  const titled = [
    ...content.segments,
    ...content.hypotheses,
    ...content.assumptions,
    ...chapters.map((one) => one.value!),
  ];
  const untitled = titled.some((one) => one.title === made.title) ? `${made.title} ${id}` : made.title;
  const given = { id, title: title?.trim() || untitled, content, schema, chapters, rule };
  const file = join(folder, name!);
  // A room that is absent is an empty one.
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, made.text(given));
  try {
    contentNow(folder, 'Файл не создан, он вышел бы с ошибкой');
  } catch (error) {
    rmSync(file);
    throw error;
  }
  return `Создан ${contentName()}/${name}. Дальше: ${made.next(rule)}`;
}

/** The rule of a segment that the search found in these data; null where they are refused. Throws an Error with a Russian sentence where there is none. */
async function foundRule(kind: Kind, found: string, data: string | undefined): Promise<Rule | null> {
  if (kind !== 'segment')
    throw new Error('--found берёт правило найденного сегмента: npm run new:segment -- ИМЯ --found valuable-1');
  const root = join(import.meta.dirname, '..');
  const analysed = await analysedOrTold(readOptions(data === undefined ? [] : ['--data', data], root, 'unused'));
  if (analysed === null) return null;
  const { results } = analysed;
  const all = [...results.foundSegments.valuable, ...results.foundSegments.atRisk];
  const one = all.find((candidate) => candidate.id === found);
  if (one) return one.rule as Rule;
  const known = all.map((candidate) => `\n  ${candidate.id}: ${ruleWords(candidate.rule as Rule, schema)}`);
  throw new Error(`Поиск не нашёл сегмента «${found}»; найдены:${known.join('') || ' никакие'}`);
}

/** The content of a folder. Throws an Error that begins with `heading` where something is wrong with it. */
function contentNow(folder: string, heading: string) {
  try {
    return readBegunContent(schema, folder);
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    throw new Error(`${heading}:\n${error.message}`, { cause: error });
  }
}
