import { describe, expect, it } from 'vitest';
import { fewerWords } from '../../scripts/previous.ts';

describe('fewerWords(before, now)', () => {
  it('warns of a file that lost half of its clients', () => {
    expect(fewerWords(10_000, 1000)?.replaceAll('\u00a0', ' ')).toBe(
      'предупреждение: клиентов в файле 1 000, а в прошлых результатах было 10 000: полна ли выгрузка?',
    );
    expect(fewerWords(10_000, 5000)).not.toBeNull();
  });

  it('says nothing of a file that lost fewer, of a larger one, and of the first', () => {
    expect(fewerWords(10_000, 5001)).toBeNull();
    expect(fewerWords(1000, 10_000)).toBeNull();
    expect(fewerWords(0, 10_000)).toBeNull();
  });
});
