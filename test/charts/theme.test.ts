import { describe, expect, it } from 'vitest';
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
