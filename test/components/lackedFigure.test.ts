import { expect, it } from 'vitest';
import { lackMark, withoutFigures } from '../../src/components/lackedFigure.ts';
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
