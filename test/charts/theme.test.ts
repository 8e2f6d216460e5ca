import { describe, expect, it } from 'vitest';
import { linesWidth, wrap } from '../../src/charts/labelLines.ts';
import { nudge, textWidth } from '../../src/charts/theme.ts';

describe('nudge(name, centre, width)', () => {
  const half = textWidth('разницы нет') / 2;

  it('leaves a name that lies on the drawing where it is', () => {
    expect(nudge('разницы нет', half, 360)).toBe(0);
    expect(nudge('разницы нет', 360 - half, 360)).toBe(0);
  });

  it('moves one that reaches past an end as far as it does', () => {
    expect(nudge('разницы нет', half - 7, 360)).toBe(7);
    expect(nudge('разницы нет', 360 - half + 9, 360)).toBe(-9);
  });

  it('asks a smaller letter for less', () => {
    expect(nudge('разницы нет', 0, 360, 6.5)).toBe(half / 2);
  });
});

describe('wrap(text, letters)', () => {
  it('breaks between words', () => {
    expect(wrap('Баллы собственности', 14)).toBe('Баллы\nсобственности');
    expect(wrap('Остаток на счёте', 20)).toBe('Остаток на счёте');
  });

  it('leaves no short word at the end of a line, and no number apart from what it counts', () => {
    expect(wrap('Неактивные клиенты от 60 лет', 26)).toBe('Неактивные клиенты\nот 60 лет');
    expect(wrap('Клиенты от 35 до 50 лет с картой', 26)).toBe('Клиенты от 35 до 50 лет\nс картой');
    expect(wrap('Клиенты и не с картой', 16)).toBe('Клиенты\nи не с картой');
    expect(wrap('Клиенты 50 лет', 12)).toBe('Клиенты\n50 лет');
  });

  it('lets a number end a line where a short word begins the next: it counts nothing', () => {
    expect(wrap('Клиенты от 35 до 50 лет', 15)).toBe('Клиенты от 35\nдо 50 лет');
  });

  it('fills a line to its last letter', () => {
    expect(wrap('с картой или без', 8)).toBe('с картой\nили без');
    expect(wrap('Баллы лет', 9)).toBe('Баллы лет');
  });

  it('breaks all the same what would be longer than a line', () => {
    expect(wrap('с собственностью', 13)).toBe('с\nсобственностью');
  });

  it('parts a long difference after its minus where a line ends, and a short one never', () => {
    const long = 'Город: Южно-Сахалинск\u00a0−\u00a0Петропавловск-Камчатский';
    expect(wrap(long, 40)).toBe('Город: Южно-Сахалинск\u00a0−\nПетропавловск-Камчатский');
    expect(wrap(long, 60)).toBe(long);
    expect(wrap('Доход и возраст: верхняя группа\u00a0−\u00a0нижняя', 36)).toBe(
      'Доход и возраст: верхняя\nгруппа\u00a0−\u00a0нижняя',
    );
    expect(wrap('остаток от 1\u00a0050\u00a0000\u00a0₽', 14)).toBe('остаток\nот 1\u00a0050\u00a0000\u00a0₽');
  });
});

it('linesWidth(text) is the width of the widest line', () => {
  expect(linesWidth('Баллы\nсобственности')).toBe(textWidth('собственности'));
  expect(linesWidth('собственности\nи')).toBe(textWidth('собственности'));
});
