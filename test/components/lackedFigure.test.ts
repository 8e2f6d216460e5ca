import { expect, it } from 'vitest';
import { drawnOrLacked, lackIn, lackMark, withoutFigures } from '../../src/components/lackedFigure.ts';
import { LackedFigure } from '../../src/components/valueText.ts';

it('withoutFigures(html) leaves the words and what names a level', () => {
  const lacked = lackMark(new LackedFigure('eda.mdx:4: «eda.x» не вычислено'));
  const html =
    `В городе <a class="sourced" id="eda-1" href="/ledger/#eda-1">Ростов</a> ушли <a class="value sourced" id="eda-2" href="/ledger/#eda-2">18,2\u00a0%</a>` +
    ` из <span class="value">10</span>, а было ${lacked}.`;
  expect(withoutFigures(html)).toBe(
    'В городе <a class="sourced" id="eda-1" href="/ledger/#eda-1">Ростов</a> ушли … из …, а было ….',
  );
});

it('drawnOrLacked(claimed, draw) keeps what a claim lacks until it is asked, and throws whatever else is wrong', () => {
  const lack = new LackedFigure('eda.mdx:4: «eda.x» не вычислено');
  const throwing = (error: Error) => () => {
    throw error;
  };
  expect(drawnOrLacked(true, () => 7)).toBe(7);
  expect(drawnOrLacked(true, throwing(lack))).toBe(lack);
  expect(() => drawnOrLacked(false, throwing(lack))).toThrow(lack);
  expect(() => drawnOrLacked(true, throwing(new TypeError('other')))).toThrow('other');
});

it('lackIn(html) is the message of the first figure that a sentence lacks', () => {
  const lacked = lackMark(new LackedFigure('eda.mdx:4: «eda.x» < 1 не вычислено'));
  expect(lackIn(`Ушли ${lacked} из ${lacked}.`)).toBe('eda.mdx:4: «eda.x» < 1 не вычислено');
  expect(lackIn('Ушли <span class="value">10</span>.')).toBeUndefined();
});
