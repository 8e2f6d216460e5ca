import { expect, it } from 'vitest';
import { stakeWords } from '../../src/components/offerWords.ts';

it('names the whole segment where the value of those who can be written to is not published', () => {
  expect(stakeWords(40_144_587, 44_046_321)).toBe('40,1\u00a0млн\u00a0₽ ценности тех, кому можно написать');
  expect(stakeWords(null, 73_385_991)).toBe(
    '73,4\u00a0млн\u00a0₽ ценности всего сегмента (сколько её у тех, кому можно написать, не публикуется)',
  );
});
