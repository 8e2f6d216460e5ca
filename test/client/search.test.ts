import { describe, expect, it } from 'vitest';
import { findPassages } from '../../src/client/findPassages.ts';
import { stem } from '../../src/client/stem.ts';
import { passagesOf } from '../../src/integrations/searchText.ts';

describe('stem(word)', () => {
  // As snowball-stemmers 0.6.0 has them, which agrees on every word of the report.
  it.each([
    ['вероятностью', 'вероятн'],
    ['важная', 'важн'],
    ['важнейшие', 'важн'],
    ['вавиловка', 'вавиловк'],
    ['вагоном', 'вагон'],
    ['вагоны', 'вагон'],
    ['валяется', 'валя'],
    ['валяться', 'валя'],
    ['вальсишку', 'вальсишк'],
    ['вами', 'вам'],
    ['варенья', 'варен'],
    ['пакет', 'пакет'],
    ['падаль', 'падал'],
    ['павлыча', 'павлыч'],
    ['павшую', 'павш'],
    ['падающей', 'пада'],
    ['прочитав', 'прочита'],
    ['узнавши', 'узна'],
    ['сделавшись', 'сдела'],
    ['получив', 'получ'],
  ])('%s is %s', (word, expected) => {
    expect(stem(word)).toBe(expected);
  });

  it('gives the forms of a word one stem, and leaves other alphabets alone', () => {
    for (const forms of ['клиент клиента клиентам клиентов клиентами', 'доля доли долей долю', 'сегменты сегментом'])
      expect(new Set(forms.split(' ').map(stem)).size, forms).toBe(1);
    expect(stem('ВСЁ')).toBe(stem('все'));
    expect(stem('CSV')).toBe('csv');
  });
});

const passage = (heading: string, text: string) => ({ address: 'eda/#x', page: 'Кто ушёл', heading, text });

describe('findPassages(passages, query)', () => {
  const both = [passage('Кто ушёл', 'Писать клиентам с картой'), passage('Наши клиенты', 'Их немного')];
  it('finds a word in another form, a heading first, and says where it stands', () => {
    const found = findPassages(both, 'клиентами');
    expect(found.map(({ passage }) => passage.heading)).toEqual(['Наши клиенты', 'Кто ушёл']);
    expect(found[1]!.places).toEqual([[7, 15]]);
  });
  it('asks for every word, and takes the beginning of one that is being typed', () => {
    expect(findPassages(both, 'клиенту с карт')).toHaveLength(1);
    expect(findPassages(both, 'клиенту слон')).toEqual([]);
    expect(findPassages(both, ' — ')).toEqual([]);
    // Three letters are a beginning, two are not yet.
    expect(findPassages(both, 'кар').map(({ places }) => places)).toEqual([[[18, 24]]]);
    expect(findPassages(both, 'ка')).toEqual([]);
  });
});

describe('passagesOf(html, path)', () => {
  const html = `<title>Глава — Отчёт</title><main id="text"><h1>Ответ</h1><p>Первое.</p><h2 id="a">Раздел</h2><p>Второе &lt; третьего.</p>
    <figure id="fig-b"><figcaption><p class="figure-title"><a class="figure-link" href="#">Рисунок</a> Вывод</p></figcaption>
    <svg><text>нет</text></svg><table><tr><th>Город</th><td>12</td><td>мало</td></tr></table></figure><p>Дальше.</p></main>`;
  it('gives the parts of a page by heading, figures apart, tables without figures', () => {
    expect(passagesOf(html, 'eda/')).toEqual([
      { address: 'eda/', page: 'Глава', heading: 'Ответ', text: 'Первое.' },
      { address: 'eda/#a', page: 'Глава', heading: 'Раздел', text: 'Второе < третьего.' },
      { address: 'eda/#fig-b', page: 'Глава', heading: 'Вывод', text: 'Город мало' },
      { address: 'eda/#a', page: 'Глава', heading: 'Раздел', text: 'Дальше.' },
    ]);
  });

  it('leaves out every drawing, control, link of a figure and figure of a table, and what repeats the name of a part', () => {
    const figure = (name: string) =>
      `<figure id="fig-${name}"><p class="figure-title"><a class="figure-link" href="#">Рисунок</a> ${name}</p><p class="figure-source">n = 9</p>
      <svg><text>нет</text></svg><button>нет</button><details><summary>Таблица</summary><table><caption>Числа</caption>
      <tr><td>Да</td><td>Ещё</td><td></td><td>—</td><td>5 из 10</td><td>из 5</td><td>5 из</td></tr></table></details><p class="figure-files">нет</p></figure>`;
    const both = `<main><h2>Первый</h2><p>Одно</p><p>другое\n\n  слово</p>${figure('а')}${figure('б')}<section class="printed">нет</section>
      <p>Строка<br>та же</p><section class="printed">нет</section></main>`;
    expect(passagesOf(both, 'eda/')).toEqual([
      { address: 'eda/', page: '', heading: 'Первый', text: 'Одно другое слово' },
      { address: 'eda/#fig-а', page: '', heading: 'а', text: 'Да Ещё' },
      { address: 'eda/#fig-б', page: '', heading: 'б', text: 'Да Ещё' },
      { address: 'eda/', page: '', heading: 'Первый', text: 'Строка та же' },
    ]);
  });

  it('has a part for a heading of any depth, and plain spaces', () => {
    const deep =
      '<main><h2 id="a">Раздел</h2><p>&nbsp;10&nbsp;&nbsp;000</p><h4 id="b">Подраздел</h4><p>Слова&nbsp;</p></main>';
    expect(passagesOf(deep, 'eda/')).toEqual([
      { address: 'eda/#a', page: '', heading: 'Раздел', text: '10 000' },
      { address: 'eda/#b', page: '', heading: 'Подраздел', text: 'Слова' },
    ]);
  });

  it('names a part without a heading of its own by that above it, and finds none in a page without a text', () => {
    const named = '<title>Глава — Отчёт — Банк</title><main><figure id="fig-a"><p>Слова</p></figure> </main>';
    expect(passagesOf(named, '')).toEqual([{ address: '#fig-a', page: 'Глава', heading: 'Глава', text: 'Слова' }]);
    expect(passagesOf('<main><h2>Пусто</h2></main>', '')).toEqual([
      { address: '', page: '', heading: 'Пусто', text: '' },
    ]);
    expect(passagesOf('<title>Глава</title><h2>Нет</h2>', '')).toEqual([]);
    expect(passagesOf('<main></main>', '')).toEqual([]);
  });
});
