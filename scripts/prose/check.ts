import { lineAndColumn } from '../../src/authored/lineAndColumn.ts';
import { authorText } from '../../src/authored/authorText.ts';
import { mdxFault } from '../../src/integrations/mdxWords.ts';
import { problemWords, type ContentProblem } from '../../src/schemas/contentProblem.ts';
import { contentName } from '../../src/schemas/contentName.ts';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { placeholders } from '../placeholders.ts';
import { mixedWords } from './mixedWords.ts';
import { allowanceOf, readAllowances, type Allowance } from './allowances.ts';
import { chapterFindings } from './chapter.ts';
import type { Finding } from './words.ts';
import { yamlFindings } from './yaml.ts';

/** The analysts' list of what is true whatever the data. */
const allowancesFile = 'prose.yaml';

/**
 * Every comparing word outside a claim and every number typed in digits in the chapters and YAML of a content folder,
 * as Russian lines with file, line, column and a way out; an allowance that nothing needs is told too, and words of a new
 * file that nobody has replaced.
 */
export function checkProse(folder: string): string[] {
  const name = contentName();
  const path = join(folder, allowancesFile);
  const list = existsSync(path) ? authorText(path, allowancesFile) : { text: 'allowed: []', problem: null };
  if (list.problem !== null) return [`${problemWords(list.problem)}.`];
  const { allowed, problems, place } = readAllowances(list.text, `${name}/${allowancesFile}`);
  // Without the list every phrase that it allows would be told as a mistake.
  if (problems.length > 0) return problems.map((one) => `${one.file}:${one.line}:${one.column}: ${one.message}.`);
  const used = new Set<Allowance>();
  const lines: string[] = [];
  for (const file of filesOf(folder)) {
    const { text: read, problem } = authorText(join(folder, file), file);
    const source = read.replaceAll('\r\n', '\n');
    const findings = problem ?? findingsOf(source, file);
    if (!Array.isArray(findings)) {
      lines.push(`${problemWords(findings)}.`);
      continue;
    }
    for (const { index, text } of untouched(source))
      lines.push(`${name}/${file}:${placeIn(source, index)}: осталась заготовка «${text}»: напишите здесь своё.`);
    for (const { index, word, letters } of mixedWords(source))
      lines.push(
        `${name}/${file}:${placeIn(source, index)}: в слове «${word}» буквы двух алфавитов, латинские — ${letters}: наберите его заново, иначе его не найти поиском.`,
      );
    for (const finding of findings) {
      const allowance = allowanceOf(source, finding.index, allowed);
      if (allowance) used.add(allowance);
      else
        lines.push(
          `${name}/${file}:${placeIn(source, finding.index)}: ${words(finding, name, /\.ya?ml$/.test(file), isPlace(source, finding.index))}`,
        );
    }
  }
  allowed.forEach((one, i) => {
    const { line, column } = place(['allowed', i]);
    if (!used.has(one))
      lines.push(`${name}/${allowancesFile}:${line}:${column}: разрешение «${one.text}» никому не нужно; уберите его.`);
  });
  return lines;
}

/** What stands in a file, or why it cannot be read. */
function findingsOf(source: string, file: string): Finding[] | ContentProblem {
  if (!file.endsWith('.mdx')) return yamlFindings(source, file.split('/')[0]!);
  try {
    return chapterFindings(source);
  } catch (error) {
    const fault = mdxFault((error as Error).message, source);
    if (fault === undefined) throw error;
    return { file, line: fault.line, column: fault.column, message: fault.words.replace(/\.$/, '') };
  }
}

/** Whether a number names a chapter or a figure, which have others as soon as one is put between them. */
const isPlace = (source: string, index: number) =>
  /(?<!\p{L})(?:глав|раздел|рисун|таблиц)\p{L}*\s+$|(?<!\p{L})рис\.\s*$/iu.test(
    source.slice(Math.max(0, index - 40), index),
  );

/** The words of a new file that stand as they were made, alone on their line or after the name of a field. */
const untouched = (source: string) =>
  Object.values(placeholders).flatMap((text) => {
    const alone = new RegExp(`^(?:[^\\S\\n]*\\w+: *)?(?=${text.replace(/[.?]/g, '\\$&')}\\s*$)`, 'gm');
    return [...source.matchAll(alone)].map((found) => ({ index: found.index + found[0].length, text }));
  });

const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.(mdx|ya?ml)$/.test(file) && file !== allowancesFile)
    .sort();

function placeIn(source: string, index: number): string {
  const { line, column } = lineAndColumn(source, index);
  return `${line}:${column}`;
}

/** What to do; in YAML there are no components. */
function words({ kind, word }: Finding, name: string, isYaml: boolean, isOfPlace: boolean): string {
  const allow = `допишите фразу в ${name}/${allowancesFile} с причиной`;
  if (kind === 'numeral')
    return `числа «${word}» в правиле этого файла нет: исправьте слова или правило, а если число не из правила — ${allow}.`;
  if (kind === 'side')
    return `«${word}» называет сторону, а тест двусторонний (alternative: twoSided) и подтвердит и обратную: поставьте greater или less либо скажите без стороны, например «по-разному».`;
  if (kind === 'digits' && isOfPlace && !isYaml)
    return `номер «${word}» набран руками, а он меняется, когда меняется порядок: поставьте ссылку, [слова](../глава/) или <See figure="…" />.`;
  if (kind === 'digits')
    return `число «${word}» набрано руками: ${isYaml ? 'скажите без него или перенесите фразу в главу, где есть <Value of="…" />' : 'поставьте <Value of="…" />'}, а если оно не из данных — ${allow}.`;
  return `«${word}» сравнивает, а условия нет: ${isYaml ? 'скажите без сравнения или перенесите фразу в главу, в <Claim holds={(r) => …}>' : 'поставьте фразу в <Claim holds={(r) => …}> или слова в <Choose of="…">'}; если она верна при любых данных, допишите её в ${name}/${allowancesFile} с причиной.`;
}
