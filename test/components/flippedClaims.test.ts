import { expect, it } from 'vitest';
import { flippedHtml } from '../../src/components/flippedClaims.ts';

it('a claim that turned round is told once, on however many pages it stands', () => {
  const row = (at: string, sentence: string, holds: boolean) => ({ at, sentence, holds });
  const list = [
    row('a.mdx:1:1', 'Доля ушедших < 5 %.', false),
    row('b.mdx:2:1', 'Доля ушедших < 5 %', false),
    row('c.mdx:3:1', 'Доля ушедших < 5 %', true),
  ];
  expect(flippedHtml(list)).toBe(
    '<ul><li>Перестала быть верной: «Доля ушедших &lt; 5 %».</li><li>Стала верной: «Доля ушедших &lt; 5 %».</li></ul>',
  );
  expect(flippedHtml([])).toBe('<p>Все проверяемые фразы отчёта верны или неверны так же, как на прежних данных.</p>');
});
