import { beforeAll, describe, expect, it } from 'vitest';
import { compareResults } from '../../src/changes/compare.ts';
import { changeMarkdown, nothingMarkdown } from '../../src/changes/markdown.ts';
import { titlesOf } from '../../src/changes/titles.ts';
import { changeWords } from '../../src/changes/words.ts';
import type { Results } from '../../src/results/results.ts';
import { randomOf } from '../../src/analysis/randomOf.ts';
import { changed, resultsOf } from './files.ts';

const text = (value: string) => value.replaceAll('\u00a0', ' ');
const wordsOf = (before: Results, now: Results) => changeWords(compareResults(before, now), titlesOf(now));

describe('a comparison', () => {
  let whole: Results;
  let first: Results;
  let second: Results;
  let other: Results;
  beforeAll(async () => {
    const coin = randomOf(11);
    const half = Array.from({ length: 10_000 }, () => coin() < 0.5);
    whole = await resultsOf(changed((cells) => cells));
    first = await resultsOf(changed((cells, i) => (half[i] ? cells : null)));
    second = await resultsOf(changed((cells, i) => (half[i] ? null : cells)));
    const chance = randomOf(7);
    other = await resultsOf(
      changed((cells) => ({
        ...cells,
        churn: cells['gender'] === 'Ж' && chance() < 0.08 ? '1' : cells['churn']!,
        EST_SALARY: String(Number(cells['EST_SALARY']) * 1.6),
      })),
    );
  });

  it('of a file with itself has nothing but zeros', () => {
    const { churn, columns, hypotheses, segments } = compareResults(whole, whole);
    expect(churn).toMatchObject({ difference: 0, p: 1, pAdjusted: 1 });
    for (const { stability } of columns) expect(stability).toMatchObject({ psi: 0, p: 1 });
    for (const { effect } of hypotheses) expect(effect?.difference ?? 0).toBe(0);
    expect(segments.some(({ orderIsFirm }) => orderIsFirm)).toBe(false);
    expect(wordsOf(whole, whole).news).toEqual([]);
  });

  it('of two halves drawn from one file tells no news: noise is not news', () => {
    const words = wordsOf(first, second);
    expect(words.news).toEqual([]);
    expect(words.headline).toBe('Заметных изменений не доказано: различия могут быть случайными или малы');
  });

  it('of a file that lost a part of its clients says so first, though nothing else has changed', () => {
    const { news, headline } = wordsOf(whole, first);
    expect(text(headline)).toMatch(/^Клиентов стало на (49|50|51) % меньше; остальные различия могут быть случайными/);
    expect(text(news[0]!)).toMatch(/^Клиентов стало на .* меньше: было 10 000, стало [45] \d{3}\.$/);
    expect(text(wordsOf(first, whole).headline)).toMatch(/^Клиентов стало на \d+ % больше;/);
  });

  it('of a file with more churn and other money tells both, and nothing of what has not changed', () => {
    const { news, headline } = wordsOf(whole, other);
    expect(headline).toMatch(/^Изменилось больше, чем объясняет случай: /);
    expect(text(news[0]!)).toMatch(
      /^Доля ушедших выросла с 18,1 % до \d+,\d %: на \d,\d п\. п\. \(от \d,\d до \d,\d п\. п\.\)\.$/,
    );
    const columns = news.filter((item) => item.startsWith('Столбец'));
    expect(columns).toHaveLength(1);
    expect(columns[0]).toMatch(/^Столбец «доход»: распределение сдвинулось/);
    expect(text(wordsOf(other, whole).news[0]!)).toContain('Доля ушедших снизилась с');
  });

  it('tells as many changes in its headline as its tables call more than chance', () => {
    const { headline, news, tables } = wordsOf(whole, other);
    const said = tables.flatMap(({ table }) => table.rows.map((row) => row.at(-1)));
    const sure = said.filter((cell) => cell === 'больше случайного' || cell === 'заметен').length;
    expect(sure).toBeGreaterThan(2);
    expect(news).toHaveLength(sure);
    expect(text(headline)).toContain(`: ${sure} показател`);
  });

  it('tells an effect that surely changed though its verdict has not', () => {
    const { hypotheses } = whole;
    const one = hypotheses.find(({ effect, effectCi }) => effect !== null && effectCi)!;
    const moved = { ...one, effect: one.effect! + 10, effectCi: one.effectCi!.map((end) => end + 10) };
    const now = { ...whole, hypotheses: hypotheses.map((h) => (h === one ? moved : h)) } as Results;
    const { news, headline } = wordsOf(whole, now);
    expect(news).toHaveLength(1);
    expect(text(news[0]!)).toMatch(
      /^Гипотеза «.+»: эффект изменился с \S+ до \S+: на \+10,00 \(от \d+,\d\d до \d+,\d\d\); вывод прежний, «.+»\.$/,
    );
    expect(headline).toBe('Изменилось больше, чем объясняет случай: 1 показатель');
  });

  it('tests every column of the schema and adjusts p for all comparisons together', () => {
    const { columns, churn } = compareResults(whole, other);
    expect(columns.map(({ column }) => column)).toEqual(
      whole.correlations.ranking
        .map(({ column }) => column)
        .sort((a, b) => columns.findIndex((c) => c.column === a) - columns.findIndex((c) => c.column === b)),
    );
    expect(columns).toHaveLength(10);
    expect(churn.pAdjusted!).toBeGreaterThanOrEqual(churn.p!);
  });

  it('says which segments came and went, and that the content changed', () => {
    const [gone, ...left] = whole.segments;
    const without = { ...whole, segments: left, stamp: { ...whole.stamp, contentSha256: '0' } } as Results;
    const title = titlesOf(whole).segments[gone!.id];
    const came = wordsOf(without, whole);
    expect(came.news).toEqual([`Сегмент «${title}» появился.`]);
    expect(came.headline).toBe('Сменился набор сегментов, остальные различия могут быть случайными или малы');
    expect(came.notes.join(' ')).toContain('изменилось и содержание отчёта');
    const went = changeWords(compareResults(whole, without), titlesOf(whole));
    expect(went.news).toEqual([`Сегмента «${title}» больше нет.`]);
  });

  it('tells a new place in the queue only where values are apart both times', () => {
    const placed = whole.segments.filter(({ priority }) => priority !== null);
    const [a, b] = [placed.find(({ priority }) => priority === 1)!, placed.find(({ priority }) => priority === 2)!];
    const turnedRound = (ci: (id: string) => readonly [number, number]) => {
      const swap = (one: (typeof placed)[number], priority: number) => ({ ...one, priority, valueMeanCi: ci(one.id) });
      const before = { ...whole, segments: [swap(a, 1), swap(b, 2)] } as Results;
      const now = {
        ...whole,
        segments: [
          { ...swap(a, 2), valueMeanCi: ci(b.id) },
          { ...swap(b, 1), valueMeanCi: ci(a.id) },
        ],
      } as Results;
      return compareResults(before, now).segments.map(({ orderIsFirm }) => orderIsFirm);
    };
    expect(turnedRound((id) => (id === a.id ? [200, 210] : [100, 110]))).toEqual([true, true]);
    expect(turnedRound((id) => (id === a.id ? [100, 210] : [90, 200]))).toEqual([false, false]);
  });

  it('compares no group of under ten clients', () => {
    const small = {
      ...whole,
      segments: whole.segments.map((s) => ({ ...s, n: null, churned: null, rate: null, ci: null })),
    } as Results;
    expect(compareResults(small, whole).segments.map(({ share, rate }) => [share, rate])).toEqual(
      whole.segments.map(() => [null, null]),
    );
  });
});

describe('the Markdown summary', () => {
  const words = {
    headline: 'Заголовок',
    news: ['Город «<script>|@admin» _вырос_'],
    notes: [],
    tables: [{ caption: 'Таблица', table: { columns: ['а', 'б'], rows: [['x|y', '`z`']] } }],
  };

  it('shows what the data call things as text: no HTML, mention, table cell or emphasis of theirs', () => {
    const markdown = changeMarkdown(words, [{ at: 'eda.mdx:3', sentence: 'Было <b>так</b>', holds: false }]);
    expect(markdown).toContain('- Город «&#60;script&#62;&#124;&#64;admin» &#95;вырос&#95;');
    expect(markdown).toContain('| x&#124;y | &#96;z&#96; |');
    expect(markdown).toContain('Перестала быть верной: «Было &#60;b&#62;так&#60;/b&#62;» (eda.mdx:3)');
  });

  it('has no heading and no empty lines for what there is none of', () => {
    expect(changeMarkdown({ ...words, news: [] }, [])).toBe(
      [
        '## Что изменилось',
        '**Заголовок.**',
        '<details><summary>Все сравнения</summary>',
        '### Таблица',
        '| а | б |\n| --- | --- |\n| x&#124;y | &#96;z&#96; |',
        '</details>\n',
      ].join('\n\n'),
    );
  });

  it('is a sentence where there is nothing to compare with', () => {
    expect(nothingMarkdown('Данные те же.')).toBe('## Что изменилось\n\nДанные те же.\n');
  });
});
