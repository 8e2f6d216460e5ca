import type { ChangeWords } from './words.ts';

/** A claim of the report that was true of the data before and is not now, or the other way round. */
export interface FlippedClaim {
  readonly at: string;
  readonly sentence: string;
  readonly holds: boolean;
}

/** Signs that Markdown, HTML or a mention would act on, as entities: names and levels come from the data. */
const plain = (text: string) =>
  text.replace(/[\\`*_{}[\]<>|@#&~]/g, (sign) => `&#${sign.codePointAt(0)};`).replace(/\s*\n\s*/g, ' ');

const title = '## Что изменилось';

/** The summary of a pull request: the words of the page as Markdown. */
export function changeMarkdown(words: ChangeWords, claims: readonly FlippedClaim[]): string {
  const list = (items: readonly string[]) => items.map((item) => `- ${plain(item)}`).join('\n');
  const tables = words.tables.map(({ caption, table }) => {
    const row = (cells: readonly string[]) => `| ${cells.map(plain).join(' | ')} |`;
    return [`### ${caption}`, '', row(table.columns), row(table.columns.map(() => '---')), ...table.rows.map(row)].join(
      '\n',
    );
  });
  const flips = claims.map(
    ({ at, sentence, holds }) => `${holds ? 'Стала верной' : 'Перестала быть верной'}: «${sentence}» (${at})`,
  );
  return [
    title,
    `**${plain(words.headline)}.**`,
    list(words.news),
    flips.length > 0 ? `### Фразы отчёта, которые сменились\n\n${list(flips)}` : '',
    `<details><summary>Все сравнения</summary>\n\n${tables.join('\n\n')}\n\n</details>`,
    list(words.notes),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

/** The summary where there is nothing to compare with. */
export const nothingMarkdown = (reason: string) => `${title}\n\n${plain(reason)}\n`;
