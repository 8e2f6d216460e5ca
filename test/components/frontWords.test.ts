import { describe, expect, it } from 'vitest';
import type { TurnedRow } from '../../src/analysis/result.ts';
import { heldNotes, mostTurned, queueWords } from '../../src/components/frontWords.ts';

describe('mostTurned()', () => {
  const row = (rate: number, known: number) => ({ rate, known: { rate: known } }) as TurnedRow;

  it('is the first whose rate changes by half or more, up or down', () => {
    const [slight, up, down] = [row(0.2, 0.25), row(0.2, 0.31), row(0.31, 0.2)];
    expect(mostTurned([slight, up, down])).toBe(up);
    expect(mostTurned([slight, down])).toBe(down);
    expect(mostTurned([slight])).toBeUndefined();
  });
});

describe('queueWords()', () => {
  it('agrees with the number that passed', () => {
    expect([0, 1, 4].map((passed) => queueWords(passed, 6))).toEqual([
      'в очередь не попал ни один',
      'в очередь попал 1 из 6',
      'в очередь попали 4 из 6',
    ]);
  });
});

describe('heldNotes()', () => {
  it('tells the rate of the known and that one client holds much, each where it is so', () => {
    const known = { words: 'остаток известен', rate: 0.264 };
    expect(heldNotes(known, true)).toBe(
      'самих ушедших там, где остаток известен,\u00a0— 26,4\u00a0%; десятая часть этой суммы или больше — у одного клиента, и доля зависит от него',
    );
    expect(heldNotes(null, false)).toBe('');
  });
});
