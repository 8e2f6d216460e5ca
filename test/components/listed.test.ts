import { expect, it } from 'vitest';
import { list, listedIn } from '../../src/components/listed.ts';

it('listedIn(chapter, html) gives its figures and tables in the order of the page, as plain words', () => {
  list('eda', 'table-b', 'Города');
  list('eda', 'fig-a', '<a href="#">Ушли &lt; 10</a>');
  list('eda', 'fig-c', 'Ветвь, которой на странице нет');
  list('metric', 'fig-d', 'Рисунок другой главы');
  expect(listedIn('eda', '<p>Текст</p><figure id="fig-a">…</figure><table id="table-b">…</table>')).toEqual([
    { id: 'fig-a', title: 'Ушли < 10' },
    { id: 'table-b', title: 'Города' },
  ]);
});

it('list(chapter, id, title) takes the place of what was listed under that id, and does not repeat a withdrawn finding', () => {
  list('robustness', 'fig-a', 'Ушли все');
  list('robustness', 'fig-a', '<s class="claim-broken">Ушли все</s> <small class="claim-note">(неверно)</small>');
  expect(listedIn('robustness', '<figure id="fig-a">')).toEqual([{ id: 'fig-a', title: 'вывод на этих данных снят' }]);
});
