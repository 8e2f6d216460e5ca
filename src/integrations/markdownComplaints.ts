import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { reference } from '../components/reference.ts';

/** A footnote that has no text stays in the words as it was typed. */
export function footnoteComplaint(words: string): string | undefined {
  const [mark] = /\[\^[\p{L}\p{N}_]+\]/u.exec(words) ?? [];
  return mark === undefined
    ? undefined
    : `у сноски ${mark} нет текста: допишите отдельной строкой «${mark}: текст»; не сноску возьмите в обратные кавычки.`;
}

/** A text that no mark leads to would be on no page. `source` is that of the chapter. */
export const unmarkedFootnoteComplaint = (label: string, source: string): string | undefined =>
  source.toLowerCase().replaceAll(`[^${label.toLowerCase()}]:`, '').includes(`[^${label.toLowerCase()}]`)
    ? undefined
    : `к сноске [^${label}] ничто не ведёт, и текста её на странице не будет: поставьте [^${label}] в предложении или уберите сноску.`;

/**
 * The page has its heading from the front matter (depth 1), an empty one would be a place without a name, and one that is deeper by two
 * than the one `above` it is a part of nothing.
 */
export function headingComplaint(
  { depth, children }: { readonly depth: number; readonly children: readonly object[] },
  above: number,
): string | undefined {
  if (children.length === 0) return 'заголовок пуст: допишите его или уберите знаки #.';
  if (depth === 1) return 'заголовок первого уровня у страницы уже есть: пишите ## и глубже.';
  const right = '#'.repeat(above + 1);
  return depth > above + 1
    ? `заголовок ${'#'.repeat(depth)} пропускает уровень: пишите ${right}, выше стоит ${above === 1 ? 'заголовок страницы' : '#'.repeat(above)}.`
    : undefined;
}

/** A line of dashes right under a paragraph makes a heading of all its words. `words` as they stand in the file. */
export const underlinedComplaint = (words: string): string | undefined =>
  /\n[ >]*(?:-+|=+)\s*$/.test(words)
    ? 'черта под абзацем делает из него заголовок: отделите её пустой строкой; заголовок пишется ## Слова.'
    : undefined;

/** A row's cells beyond the columns of its table would not be shown, and lacking ones would stand empty. */
export const rowComplaint = (cells: number, columns: number): string | undefined =>
  cells === columns
    ? undefined
    : `ячеек в строке таблицы ${cells}, а столбцов ${columns}: поставьте столько же; пустую ячейку отделяют знаком |, текст после таблицы — пустой строкой, сам знак пишется \\|.`;

/** What was meant for a table stays in the words as it was typed, where the row of dashes has another number of cells. */
export function brokenTableComplaint(words: string): string | undefined {
  if (/\|.*\n\s*\|?\s*:?-{3,}:?\s*(\||$)/.test(words))
    return 'таблица не разобрана: в строке чёрточек под заголовком должно быть столько же ячеек, сколько в нём.';
  return /^\|.*\|\s*\n\s*\|.*\|/.test(words)
    ? 'таблица не разобрана: под заголовком нужна строка чёрточек, | --- | --- |.'
    : undefined;
}

/** A block of code that nothing closes takes in all that follows. `words` as they stand in the file. */
export function fenceComplaint(words: string): string | undefined {
  const [, fence] = /^(`{3,}|~{3,})/.exec(words) ?? [];
  if (fence === undefined) return undefined;
  const last =
    words
      .trimEnd()
      .split('\n')
      .slice(1)
      .at(-1)
      ?.replace(/^[\s>]+/, '') ?? '';
  return last.startsWith(fence) && last === fence[0]!.repeat(last.length)
    ? undefined
    : `блок кода открыт знаками ${fence} и не закрыт, и всё, что ниже, станет кодом: поставьте ${fence} отдельной строкой там, где он кончается.`;
}

/** Stars that begin or end nothing stay in the words as they were typed. `words` as they stand in the file, where a sign of its own has a backslash. */
export const starsComplaint = (words: string): string | undefined =>
  /(?<!\\)\*\*/.test(words)
    ? 'знаки ** остались в тексте: выделение не закрыто, внутри него у края стоит пробел, или ** стоит вплотную между знаком и буквой; сами знаки пишутся \\*\\*.'
    : undefined;

const properties: ReadonlySet<string> = new Set(Object.values(reference).flatMap(({ props }) => Object.keys(props)));

/** A property that stands right after the end of its tag, or begins a line, would be read as words of the sentence, and the tag would lack it. */
export function strayPropertyComplaint(words: string): string | undefined {
  const rows = words.match(/^\s*(?:[a-z]\w*=(?:"[^"]*"?|'[^']*'?)\s*)+/gm) ?? [];
  const written = rows.flatMap((row) => [...row.matchAll(/([a-z]\w*)=(?:"[^"]*|'[^']*)/g)]);
  const stray = written.find(([, name]) => properties.has(name!));
  return stray === undefined
    ? undefined
    : `свойство ${stray[1]}="…" осталось в тексте: знак > закрыл тег раньше него; поставьте > после последнего свойства.`;
}

/** The end of a tag that is closed already stays in the words as it was typed; one of a tag that is told of, \<Value />, is meant. */
export const strayEndComplaint = (words: string): string | undefined =>
  words.replace(/\\<[^<>]*>/g, '').includes('/>')
    ? 'знаки /> остались в тексте: тег закрыт раньше них; уберите их; сами знаки пишутся /\\>.'
    : undefined;

/** A link without words is seen by nobody. */
export const wordlessLinkComplaint = ({ children }: { readonly children: readonly object[] }): string | undefined =>
  children.length === 0 ? 'у ссылки нет слов, и её никто не увидит: пишите [слова](адрес).' : undefined;

/**
 * The signs of a product (2*3*4), a power (2**3**4) or an index (H~2~O) would be gone and make what is between them slant, bold or struck out.
 * `typed`: the emphasis as it stands in the file; `before` and `after`: the signs beside it.
 */
export function productComplaint(typed: string, before: string, after: string): string | undefined {
  const [signs] = /^(?:\*+|~+)/.exec(typed) ?? [];
  return signs === undefined || !/[a-z\d)]/i.test(before) || !/[a-z\d(]/i.test(after)
    ? undefined
    : `знаки ${signs} между числами или буквами пропадут: они выделяют или зачёркивают; умножение пишется ×, индекс — <sub>…</sub>, сами знаки — \\${[...signs].join('\\')}.`;
}

/** A link that is none stays in the words as it was typed; an address in brackets beside other words is one. */
export const brokenLinkComplaint = (words: string): string | undefined =>
  /(?<!\\)\]\s*\((?:\.{0,2}\/|#|https?:)/.test(words)
    ? 'ссылка не разобрана: пишите [слова](адрес) без пробела между ] и ( и с закрывающей скобкой.'
    : undefined;

/** The signs of a heading without a space after them, or too many of them, stay in the words as they were typed. */
export const hashesComplaint = (words: string): string | undefined =>
  /^(?:##+[^#\s]|#{7,})/m.test(words)
    ? 'знаки # остались в тексте: заголовок пишется с пробелом, ## Слова, и знаков в нём от двух до шести.'
    : undefined;

const HOW = 'положите файл в папку public/ и пишите ![что на ней](/имя.png).';

/** The Russian complaint about `![…][name]`. */
export const namedPicture = `картинка по имени не вставляется: ${HOW}`;

/** The Russian complaint about a picture that is not one of public/. */
export function pictureComplaint(url: string): string | undefined {
  if (!/^\/[^/]/.test(url) || url.includes('..')) return `картинка «${url}» не покажется: ${HOW}`;
  return existsSync(join('public', fileOf(url))) ? undefined : `картинки public${url} нет: ${HOW}`;
}

/** Who hears the page knows of a picture what its words say. */
export const wordlessPictureComplaint = (words: string): string | undefined =>
  words.trim() === '' ? `у картинки нет слов для тех, кто её не видит: пишите ![что на ней](/имя.png).` : undefined;

/** The name of a file as it lies on the disk; an address that is not well coded is as it stands. */
function fileOf(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

/** Why a chapter may not import; undefined where nothing is imported. */
export function importComplaint(code: string, from: URL | undefined): string | undefined {
  const [, target] = /^\s*import\b[^'"]*['"]([^'"]+)['"]/.exec(code) ?? [];
  if (target === undefined) return undefined;
  const missing = from && target.startsWith('.') && !existsSync(resolve(dirname(fileURLToPath(from)), target));
  return `глава импортирует «${target}»${missing ? ', а такого файла нет' : ''}; импортировать ничего не нужно: уберите строку, компоненты подставляет сборка. Есть: ${Object.keys(reference).join(', ')}.`;
}

/** Why a bare expression may not stand in the text: a fault in it would have no line. Comments and plain strings may. */
export const expressionComplaint = (code: string): string | undefined =>
  templateComplaint(`{${code}}`) ??
  (/^\s*(\/\*[\s\S]*\*\/|'[^']*'|"[^"]*"|`[^`$]*`)?\s*$/.test(code)
    ? undefined
    : `выражение {${code.trim().slice(0, 60)}} в тексте не считается: число пишется <Value of="…" />, знак скобки — \\{.`);

/** A path in two braces, as templates of other programs have it; `code` begins with them. */
export function templateComplaint(code: string): string | undefined {
  const [found, path] = /^\{\{\s*(\p{L}[\p{L}\w.[\]-]*)[^{}]*\}\}/u.exec(code) ?? [];
  return path === undefined
    ? undefined
    : `${found} здесь не подставляется: число пишется <Value of="${path.replace(/^r\./, '')}" />, знак скобки — \\{.`;
}
