import { describe, expect, it } from 'vitest';
import { entriesOf, entryMark } from '../../src/components/contentsEntries.ts';

describe('entriesOf(html)', () => {
  it('gives the marks of a chapter in their order, as plain words', () => {
    const html = `<p>Текст</p>${entryMark('fig-a', '<a href="#">Ушли &lt; 10</a>')}<p>${entryMark('table-b', 'Города')}</p>`;
    expect(entriesOf(html)).toEqual([
      { id: 'fig-a', title: 'Ушли < 10' },
      { id: 'table-b', title: 'Города' },
    ]);
  });

  it('does not repeat a finding that is withdrawn', () => {
    const struck = '<s class="claim-broken">Ушли все</s> <small class="claim-note">(неверно)</small>';
    expect(entriesOf(entryMark('fig-a', struck))).toEqual([{ id: 'fig-a', title: 'вывод на этих данных снят' }]);
  });
});
